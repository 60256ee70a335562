#include "accounts/guessing.h"

#include <algorithm>
#include <cmath>

namespace jishi::accounts {

namespace {

constexpr std::size_t kMostBuckets = 20'000;
constexpr double kMicros = 1e6;

}  // namespace

int TokenBuckets::take(std::string_view key, Instant now) {
  if (buckets_.size() >= kMostBuckets) forget_full(now);
  auto& bucket = buckets_.try_emplace(std::string(key), Bucket{size_, now}).first->second;
  const double seconds = static_cast<double>(now.micros() - bucket.at.micros()) / kMicros;
  bucket.left = std::min(size_, bucket.left + std::max(0.0, seconds) / refill_seconds_);
  bucket.at = now;
  if (bucket.left < 1) return static_cast<int>(std::ceil((1 - bucket.left) * refill_seconds_));
  bucket.left -= 1;
  return 0;
}

void TokenBuckets::give_back(std::string_view key) {
  if (const auto found = buckets_.find(key); found != buckets_.end())
    found->second.left = std::min(size_, found->second.left + 1);
}

// Those nobody touched long enough to be full; were none, a flood of names has filled the table and it begins
// anew.
void TokenBuckets::forget_full(Instant now) {
  std::erase_if(buckets_, [&](const auto& item) {
    const double seconds = static_cast<double>(now.micros() - item.second.at.micros()) / kMicros;
    return item.second.left + seconds / refill_seconds_ >= size_;
  });
  if (buckets_.size() >= kMostBuckets) buckets_.clear();
}

}  // namespace jishi::accounts
