#include "accounts/who.h"

#include <algorithm>

namespace jishi::accounts {

Reach Who::reach(Right right) const {
  if ((must_change_password || must_set_totp) && right != Right::session) return Reach::none;
  if (by_token && !granted.empty() && std::find(granted.begin(), granted.end(), right) == granted.end())
    return Reach::none;
  return reach_of(roles, right);
}

}  // namespace jishi::accounts
