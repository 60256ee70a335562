#pragma once
// Kept: answers that are dear to compute, kept until the log grows. Those who ask for one that is being made
// wait for it. May be used from any thread.

#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>

namespace jishi::http {

template <class Value>
class Kept {
 public:
  explicit Kept(std::size_t most) : most_(most) {}

  // `make` may throw; then nothing is kept.
  std::shared_ptr<const Value> of(const std::string& key, std::uint64_t log_size,
                                  const std::function<Value()>& make) {
    std::promise<std::shared_ptr<const Value>> promise;
    std::shared_future<std::shared_ptr<const Value>> future;
    bool is_mine = false;
    {
      const std::lock_guard lock(mutex_);
      std::erase_if(items_, [&](const Item& item) { return item.size < log_size; });
      for (const auto& item : items_)
        if (item.key == key && item.size == log_size) future = item.value;
      if (!future.valid()) {
        is_mine = true;
        future = promise.get_future().share();
        items_.push_back({key, log_size, future});
        if (items_.size() > most_) items_.pop_front();
      }
    }
    if (!is_mine) return future.get();
    try {
      promise.set_value(std::make_shared<const Value>(make()));
    } catch (...) {
      const std::lock_guard lock(mutex_);
      std::erase_if(items_, [&](const Item& item) { return item.key == key && item.size == log_size; });
      promise.set_exception(std::current_exception());
    }
    return future.get();
  }

 private:
  struct Item {
    std::string key;
    std::uint64_t size;
    std::shared_future<std::shared_ptr<const Value>> value;
  };
  const std::size_t most_;
  std::mutex mutex_;
  std::deque<Item> items_;
};

}  // namespace jishi::http
