#pragma once
// Secrets that are given out once: random text of which only the digest is kept.

#include <optional>
#include <string>
#include <string_view>

#include "base/digest.h"

namespace jishi::accounts {

constexpr std::size_t kSecretBytes = 32;

// 32 random bytes in the alphabet of addresses (base64url without padding).
std::string new_secret();
std::string to_base64url(std::string_view bytes);
// Strict: nothing on padding, other letters or stray bits.
std::optional<std::string> from_base64url(std::string_view text);
// What pages send back to show that a request is theirs; made of the session's secret and told apart from it.
std::string csrf_of(std::string_view secret);
// In time that does not depend on where they differ.
bool is_same(std::string_view a, std::string_view b);

}  // namespace jishi::accounts
