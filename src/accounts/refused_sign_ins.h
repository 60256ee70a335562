#pragma once
// Refused sign-ins on the audit trail without a flood: the first of an account, address, outside identity
// and reason at once, those of the next ten minutes together in one event when they are over or the account
// is shut. Not safe from several threads.

#include <compare>
#include <map>
#include <string>
#include <string_view>
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
    std::string
        why;  // code of the refusal where it was no wrong word, as account.locked, account.shut; else empty
    auto operator<=>(const Whose&) const = default;
  };
  // Gives what is to be noted now.
  std::vector<AuditEvent> add(const Whose& whose, Instant now);
  // What is still owed of this account: it is shut now, and the trail shows by how many tries.
  std::vector<AuditEvent> take_of(std::string_view account);
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
