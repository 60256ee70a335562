#pragma once
// Refused sign-ins on the audit trail without a flood: the first of an account and address at once, those of
// the next ten minutes together in one event when they are over. Not safe from several threads.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "accounts/audit.h"

namespace jishi::accounts {

class RefusedSignIns {
 public:
  // `account` is "-" for a login that is not there. Gives what is to be noted now.
  std::vector<AuditEvent> add(const std::string& account, const std::string& peer, Instant now);
  // What is still owed, when the program ends.
  std::vector<AuditEvent> take_all();

 private:
  struct Window {
    Instant began;
    int uncounted = 0;  // since the event that opened it
  };
  std::map<std::pair<std::string, std::string>, Window> windows_;
};

}  // namespace jishi::accounts
