#pragma once
// Codes of the second factor: RFC 6238 with SHA-1, 30 seconds, six digits, as every authenticator has them.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"

namespace jishi::accounts {

constexpr std::size_t kTotpSecretBytes = 20;

// RFC 4648 without padding.
std::string to_base32(std::string_view bytes);

std::int64_t totp_step(Instant now);
// Six digits. `secret` is bytes.
std::string totp_code(std::string_view secret, std::int64_t step);
// The step whose code it is: this one, the one before or the one after, and later than `used`, the last that
// was accepted.
std::optional<std::int64_t> matching_step(std::string_view secret, std::string_view code, Instant now,
                                          std::int64_t used);
// otpauth://totp/…, for a QR code.
std::string totp_uri(std::string_view secret, std::string_view login);

}  // namespace jishi::accounts
