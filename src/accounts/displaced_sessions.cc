#include "accounts/displaced_sessions.h"

namespace jishi::accounts {

namespace {

constexpr std::int64_t kKeptMicros = 12ll * 3600 * 1'000'000;
constexpr std::size_t kMost = 10'000;

bool is_over(Instant since, Instant now) {
  return now.micros() - since.micros() >= kKeptMicros;
}

}  // namespace

void DisplacedSessions::add(const Hash& digest, Instant now) {
  const std::lock_guard lock(mutex_);
  std::erase_if(since_, [&](const auto& item) { return is_over(item.second, now); });
  if (since_.size() >= kMost) since_.clear();
  since_.insert_or_assign(digest, now);
}

bool DisplacedSessions::holds(const Hash& digest, Instant now) const {
  const std::lock_guard lock(mutex_);
  const auto found = since_.find(digest);
  return found != since_.end() && !is_over(found->second, now);
}

}  // namespace jishi::accounts
