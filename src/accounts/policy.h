#pragma once
// Policy: what the security administrator may set, with the values that assessors of 等保 expect as defaults.

#include <string_view>
#include <vector>

#include "base/result.h"

namespace jishi::accounts {

struct Policy {
  int password_length = 10;      // letters at least
  int password_classes = 3;      // of capital, small, digit, other
  int password_history = 5;      // how many earlier ones may not come again
  int password_days = 90;        // after so many it must be changed; 0: never
  int failures = 5;              // wrong tries that lock
  int lock_minutes = 15;         // for so long
  int idle_minutes = 30;         // a session ends without a request
  int session_hours = 12;        // a session ends in any case
  int sessions_per_account = 1;  // one more ends the oldest
  int administrators_totp = 0;   // 1: the three administrators need a second factor
  int token_days = 90;           // longest life of an API token
  bool operator==(const Policy&) const = default;
};

struct PolicyRow {
  std::string_view id;  // password-length
  std::string_view zh;
  std::string_view en;
  int Policy::*value;
  int least;
  int most;
};
const std::vector<PolicyRow>& policy_rows();

// Every value within its row's bounds: policy.bounds.
Refusals policy_faults(const Policy& policy);

}  // namespace jishi::accounts
