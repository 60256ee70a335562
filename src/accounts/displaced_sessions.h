#pragma once
// DisplacedSessions: sessions that a later sign-in of the same account ended, so that the browser they were
// in can be told why. Digests of their secrets, for half a day, in memory: after a restart nobody is told.
// Safe from any thread.

#include <map>
#include <mutex>

#include "base/day.h"
#include "base/digest.h"

namespace jishi::accounts {

class DisplacedSessions {
 public:
  void add(const Hash& digest, Instant now);
  bool holds(const Hash& digest, Instant now) const;

 private:
  mutable std::mutex mutex_;
  std::map<Hash, Instant> since_;
};

}  // namespace jishi::accounts
