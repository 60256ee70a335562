#pragma once
// WhoCache: who stands behind a session's secret or a token, without asking the file for each request.
// Entries are put in and taken out by whoever holds the accounts' mutex, so that nothing old comes back after
// it was forgotten; they are looked up by anybody.

#include <mutex>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "accounts/who.h"
#include "base/digest.h"

namespace jishi::accounts {

struct CachedWho {
  Who who;
  Instant began;
  Instant seen;                  // the last request
  Instant seen_kept;             // as the file has it
  Instant ends;                  // in any case
  std::int64_t idle_micros = 0;  // 0: a token, which does not idle
  std::optional<Instant> password_due;

  bool holds_at(Instant now) const {
    return now < ends && (idle_micros == 0 || now.micros() - seen.micros() < idle_micros);
  }
};

class WhoCache {
 public:
  struct Found {
    Who who;
    bool is_over = false;     // it was there and no longer holds
    bool is_to_keep = false;  // the file should learn that it was seen
  };
  // Counts as a request.
  std::optional<Found> find(const Hash& digest, Instant now);
  void put(const Hash& digest, CachedWho entry);
  void forget(std::string_view account);
  void forget_session(std::string_view session);
  void forget_all();
  std::optional<Instant> seen(std::string_view session) const;

 private:
  struct Begin {
    std::size_t operator()(const Hash& hash) const {
      std::size_t word = 0;
      for (std::size_t i = 0; i < sizeof word; ++i) word = word << 8 | hash[i];
      return word;
    }
  };
  mutable std::mutex mutex_;
  std::unordered_map<Hash, CachedWho, Begin> entries_;
};

}  // namespace jishi::accounts
