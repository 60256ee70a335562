#include "accounts/password.h"

#include <sodium.h>

#include <algorithm>
#include <stdexcept>

#include "base/text.h"

namespace jishi::accounts {

namespace {

constexpr std::size_t kMostPasswordBytes = 256;

class Turn {
 public:
  explicit Turn(std::counting_semaphore<2>& free) : free_(free) { free_.acquire(); }
  ~Turn() { free_.release(); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  std::counting_semaphore<2>& free_;
};

bool is_small(unsigned char c) {
  return c >= 'a' && c <= 'z';
}
bool is_capital(unsigned char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_digit(unsigned char c) {
  return c >= '0' && c <= '9';
}
bool is_sign(unsigned char c) {
  return !is_small(c) && !is_capital(c) && !is_digit(c);
}

int classes_of(std::string_view password) {
  int classes = 0;
  for (const auto is_of : {is_small, is_capital, is_digit, is_sign})
    if (std::any_of(password.begin(), password.end(),
                    [&](char c) { return is_of(static_cast<unsigned char>(c)); }))
      ++classes;
  return classes;
}

// Of UTF-8, without the bytes that go on.
int letters_of(std::string_view text) {
  return static_cast<int>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

std::string small(std::string_view text) {
  std::string out(text);
  for (auto& c : out)
    if (is_capital(static_cast<unsigned char>(c))) c = static_cast<char>(c - 'A' + 'a');
  return out;
}

}  // namespace

PasswordHasher::PasswordHasher(HashCost cost) : cost_(cost) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
  nobody_ = hash(to_hex(random_bytes(16)));
}

std::string PasswordHasher::hash(std::string_view password) {
  const Turn turn(free_);
  std::string out(crypto_pwhash_STRBYTES, '\0');
  if (crypto_pwhash_str_alg(out.data(), password.data(), password.size(), cost_.operations,
                            cost_.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::runtime_error("内存不足，无法核对密码 / not enough memory to hash a password");
  out.resize(out.find('\0'));
  return out;
}

bool PasswordHasher::is_right(const std::string& hash, std::string_view password) {
  if (password.size() > kMostPasswordBytes) password = password.substr(0, kMostPasswordBytes + 1);
  const Turn turn(free_);
  const bool fits = crypto_pwhash_str_verify((hash.empty() ? nobody_ : hash).c_str(), password.data(),
                                             password.size()) == 0;
  return fits && !hash.empty();
}

Refusals password_faults(const Policy& policy, std::string_view login, std::string_view password) {
  Refusals out;
  if (letters_of(password) < policy.password_length)
    out.push_back(refuse("password.short", {std::to_string(policy.password_length)}));
  if (password.size() > kMostPasswordBytes)
    out.push_back(refuse("password.long", {std::to_string(kMostPasswordBytes)}));
  if (classes_of(password) < policy.password_classes)
    out.push_back(refuse("password.classes", {std::to_string(policy.password_classes)}));
  if (!login.empty() && small(password).find(login) != std::string::npos)
    out.push_back(refuse("password.login"));
  return out;
}

}  // namespace jishi::accounts
