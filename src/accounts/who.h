#pragma once
// Who asks: an account that was recognised, by a session's cookie or by a token.

#include <optional>
#include <string>
#include <vector>

#include "accounts/rights.h"
#include "base/day.h"

namespace jishi::accounts {

// What an inspector, or a token, is confined to. Empty lists confine nothing.
struct Scope {
  std::optional<Day> from;  // of the account's validity, both included
  std::optional<Day> to;
  std::vector<std::string> types;  // record types
  std::vector<int> years;          // register years
};

struct Who {
  std::string account;  // u3
  std::string login;
  std::string person;  // 姓名; the actor of what is written
  std::vector<Role> roles;
  Scope scope;
  std::string session;         // id of the session or token, no secret
  bool by_token = false;       // tokens need no CSRF value
  std::vector<Right> granted;  // of a token: the rights it was given; empty: all of the account's
  std::string csrf;            // of the session; empty for tokens
  bool must_change_password = false;
  bool must_set_totp = false;  // the policy wants a second factor of him and he has none

  // Within the role's rights and the token's; only the own session while a password or second factor is due.
  Reach reach(Right right) const;
  bool may(Right right) const { return reach(right) != Reach::none; }
};

}  // namespace jishi::accounts
