#include "accounts/totp.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <stdexcept>

#include "accounts/secret.h"

namespace jishi::accounts {

namespace {

constexpr std::int64_t kStepMicros = 30'000'000;
constexpr std::uint32_t kCodes = 1'000'000;
constexpr std::size_t kDigits = 6;

}  // namespace

std::string to_base32(std::string_view bytes) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string out;
  unsigned buffer = 0;
  int bits = 0;
  for (const char c : bytes) {
    buffer = (buffer << 8 | static_cast<unsigned char>(c)) & 0xfff;
    for (bits += 8; bits >= 5; bits -= 5) out += alphabet[buffer >> (bits - 5) & 31];
  }
  if (bits > 0) out += alphabet[buffer << (5 - bits) & 31];
  return out;
}

std::int64_t totp_step(Instant now) {
  return now.micros() / kStepMicros;
}

std::string totp_code(std::string_view secret, std::int64_t step) {
  std::array<unsigned char, 8> counter{};
  for (std::size_t i = 0; i < 8; ++i)
    counter[i] = static_cast<unsigned char>(static_cast<std::uint64_t>(step) >> (56 - 8 * i));
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(),
           digest.data(), &size) == nullptr)
    throw std::runtime_error("HMAC-SHA-1 failed");
  const std::size_t at = digest[size - 1] & 0xf;
  const std::uint32_t word = (digest[at] & 0x7fu) << 24 | std::uint32_t{digest[at + 1]} << 16 |
                             std::uint32_t{digest[at + 2]} << 8 | digest[at + 3];
  const std::string digits = std::to_string(word % kCodes);
  return std::string(kDigits - digits.size(), '0') + digits;
}

std::optional<std::int64_t> matching_step(std::string_view secret, std::string_view code, Instant now,
                                          std::int64_t used) {
  const auto step = totp_step(now);
  for (auto candidate = step - 1; candidate <= step + 1; ++candidate)
    if (candidate > used && is_same(totp_code(secret, candidate), code)) return candidate;
  return std::nullopt;
}

std::string totp_uri(std::string_view secret, std::string_view login) {
  // A login has no letter that needs to be escaped but @.
  std::string name;
  for (const char c : login) name += c == '@' ? std::string("%40") : std::string(1, c);
  return "otpauth://totp/Jishi:" + name + "?secret=" + to_base32(secret) +
         "&issuer=Jishi&algorithm=SHA1&digits=6&period=30";
}

}  // namespace jishi::accounts
