#include "accounts/who_cache.h"

#include <algorithm>

namespace jishi::accounts {

namespace {

constexpr std::int64_t kKeepMicros = 60ll * 1'000'000;
constexpr std::size_t kMostEntries = 50'000;

}  // namespace

std::optional<WhoCache::Found> WhoCache::find(const Hash& digest, Instant now) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(digest);
  if (found == entries_.end()) return std::nullopt;
  auto& entry = found->second;
  if (!entry.holds_at(now)) {
    Found over{entry.who, true, false};
    entries_.erase(found);
    return over;
  }
  entry.seen = std::max(entry.seen, now);
  const bool is_to_keep = now.micros() - entry.seen_kept.micros() >= kKeepMicros;
  if (is_to_keep) entry.seen_kept = now;
  Found out{entry.who, false, is_to_keep};
  if (entry.password_due && *entry.password_due <= now) out.who.must_change_password = true;
  return out;
}

void WhoCache::put(const Hash& digest, CachedWho entry) {
  const std::lock_guard lock(mutex_);
  if (entries_.size() >= kMostEntries) entries_.clear();
  entries_.insert_or_assign(digest, std::move(entry));
}

void WhoCache::forget(std::string_view account) {
  const std::lock_guard lock(mutex_);
  std::erase_if(entries_, [&](const auto& item) { return item.second.who.account == account; });
}

void WhoCache::forget_session(std::string_view session) {
  const std::lock_guard lock(mutex_);
  std::erase_if(entries_, [&](const auto& item) { return item.second.who.session == session; });
}

void WhoCache::forget_all() {
  const std::lock_guard lock(mutex_);
  entries_.clear();
}

std::optional<Instant> WhoCache::seen(std::string_view session) const {
  const std::lock_guard lock(mutex_);
  for (const auto& [digest, entry] : entries_)
    if (entry.who.session == session) return entry.seen;
  return std::nullopt;
}

}  // namespace jishi::accounts
