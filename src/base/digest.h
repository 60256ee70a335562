#pragma once
// SHA-256 and the encodings of bytes. Safe from any thread.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jishi {

using Hash = std::array<std::uint8_t, 32>;

Hash sha256(std::string_view bytes);

// One digest over pieces, without joining them first. Not safe to share between threads.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  Sha256& add(std::string_view bytes);
  // Gives the digest and starts anew.
  Hash finish();

 private:
  void* context_;
};

std::string_view as_bytes(const Hash& hash);
// Nothing unless exactly 32 bytes.
std::optional<Hash> hash_from_bytes(std::string_view bytes);
std::string to_hex(std::string_view bytes);
inline std::string to_hex(const Hash& hash) {
  return to_hex(as_bytes(hash));
}
std::optional<std::string> from_hex(std::string_view text);
// Standard alphabet with padding; decoding is strict (no white space, no missing padding, no stray bits).
std::string to_base64(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);

// n bytes from the system's generator; a failure of the generator is thrown.
std::string random_bytes(std::size_t n);

}  // namespace jishi
