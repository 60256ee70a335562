#include "accounts/secret.h"

#include <sodium.h>

#include <algorithm>

namespace jishi::accounts {

std::string to_base64url(std::string_view bytes) {
  std::string text = to_base64(bytes);
  while (text.ends_with('=')) text.pop_back();
  std::replace(text.begin(), text.end(), '+', '-');
  std::replace(text.begin(), text.end(), '/', '_');
  return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
  if (text.find_first_of("+/=") != std::string_view::npos) return std::nullopt;
  std::string standard(text);
  std::replace(standard.begin(), standard.end(), '-', '+');
  std::replace(standard.begin(), standard.end(), '_', '/');
  while (standard.size() % 4 != 0) standard += '=';
  return from_base64(standard);
}

std::string new_secret() {
  return to_base64url(random_bytes(kSecretBytes));
}

std::string csrf_of(std::string_view secret) {
  return to_base64url(as_bytes(Sha256().add("jishi csrf\n").add(secret).finish()));
}

bool is_same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace jishi::accounts
