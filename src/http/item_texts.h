#pragma once
// ItemTexts: the JSON of records that lists gave lately, by the ledger's entry of their version; only of
// records of which everybody sees the same. May be used from any thread.

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace jishi::http {

class ItemTexts {
 public:
  using Text = std::shared_ptr<const std::string>;

  explicit ItemTexts(std::size_t most_bytes) : most_(most_bytes) {}

  // Null: it is not kept.
  Text find(std::uint64_t entry) const {
    const std::lock_guard lock(mutex_);
    const auto at = texts_.find(entry);
    return at == texts_.end() ? nullptr : at->second;
  }
  // To be asked before the record is read, for put().
  std::uint64_t generation() const {
    const std::lock_guard lock(mutex_);
    return generation_;
  }
  // The oldest go when there is no room. Nothing is kept that was read before everything was forgotten.
  void put(std::uint64_t entry, Text text, std::uint64_t generation) {
    const std::lock_guard lock(mutex_);
    const auto size = text->size();
    if (generation != generation_ || size > most_ || !texts_.emplace(entry, std::move(text)).second) return;
    order_.push_back(entry);
    bytes_ += size;
    while (bytes_ > most_) {
      const auto oldest = texts_.find(order_.front());
      bytes_ -= oldest->second->size();
      texts_.erase(oldest);
      order_.pop_front();
    }
  }
  // What was erased by right is kept nowhere.
  void forget_all() {
    const std::lock_guard lock(mutex_);
    texts_.clear();
    order_.clear();
    bytes_ = 0;
    ++generation_;
  }

 private:
  const std::size_t most_;
  mutable std::mutex mutex_;
  std::unordered_map<std::uint64_t, Text> texts_;
  std::deque<std::uint64_t> order_;  // oldest first
  std::size_t bytes_ = 0;
  std::uint64_t generation_ = 0;  // how often everything was forgotten
};

}  // namespace jishi::http
