#pragma once
// Refused sign-ins on the audit trail without a flood: the first of an account, address, outside identity
// and reason at once, those of the next ten minutes together in one event when they are over. Not safe from
// several threads.

#include <compare>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "accounts/audit.h"

namespace jishi::accounts {

class RefusedSignIns {
 public:
  struct Whose {
    std::string account;  // "-" for a login that is not there
    std::string peer;
    std::string identity;  // that a provider vouched for; else empty
    std::string why;  // code of the refusal where who came was no stranger, as account.locked; else empty
    auto operator<=>(const Whose&) const = default;
  };
  // Gives what is to be noted now.
  std::vector<AuditEvent> add(const Whose& whose, Instant now);
  // What is still owed, when the program ends.
  std::vector<AuditEvent> take_all();

 private:
  struct Window {
    Instant began;
    int uncounted = 0;  // since the event that opened it
  };
  std::map<Whose, Window> windows_;
};

}  // namespace jishi::accounts
