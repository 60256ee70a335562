#pragma once
// Which roles may stand together, on one account and with one person; and whether the person holds the post
// that a role speaks of.

#include <string_view>
#include <vector>

#include "accounts/accounts.h"

namespace jishi::accounts {

// In the order of the enumeration, each once.
std::vector<Role> in_order(const std::vector<Role>& roles);
Refusals grant_faults(std::string_view person, const std::vector<Role>& roles, const Scope& scope,
                      const std::vector<Account>& others);
Refusals grant_warnings(std::string_view person, const std::vector<Role>& roles,
                        const Organisation& organisation, Day today);

}  // namespace jishi::accounts
