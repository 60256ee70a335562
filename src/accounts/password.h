#pragma once
// Passwords: argon2id by libsodium, at most two hashes at once (each takes the memory of its cost), and what
// the policy wants of a new one.

#include <semaphore>
#include <string>
#include <string_view>

#include "accounts/accounts.h"
#include "accounts/policy.h"

namespace jishi::accounts {

class PasswordHasher {
 public:
  explicit PasswordHasher(HashCost cost);
  // The encoded hash with its salt and cost. Throws when the memory is not there.
  std::string hash(std::string_view password);
  // An empty hash is of nobody: it costs the same and is never right.
  bool is_right(const std::string& hash, std::string_view password);

 private:
  HashCost cost_;
  std::counting_semaphore<2> free_{2};
  std::string nobody_;
};

// Every reason against it but its history.
Refusals password_faults(const Policy& policy, std::string_view login, std::string_view password);

}  // namespace jishi::accounts
