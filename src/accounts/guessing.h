#pragma once
// Limits on guessing: a bucket of tries for each login that was tried and for each address, whether the login
// is there or not. In memory; a restart fills them. Not safe from several threads.

#include <map>
#include <string>
#include <string_view>

#include "base/day.h"

namespace jishi::accounts {

class TokenBuckets {
 public:
  // `size` tries at once, then one every `refill_seconds`.
  TokenBuckets(int size, double refill_seconds) : size_(size), refill_seconds_(refill_seconds) {}
  // Takes one; else the seconds until there is one again, 0 when it was there.
  int take(std::string_view key, Instant now);
  // A try that was no guess.
  void give_back(std::string_view key);

 private:
  struct Bucket {
    double left = 0;
    Instant at;
  };
  void forget_full(Instant now);

  const double size_;
  const double refill_seconds_;
  std::map<std::string, Bucket, std::less<>> buckets_;
};

}  // namespace jishi::accounts
