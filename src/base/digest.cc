#include "base/digest.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <stdexcept>

namespace jishi {

namespace {

// Fetched once: an implicit fetch at each digest costs a third of the speed.
const EVP_MD* sha256_algorithm() {
  static const EVP_MD* md = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  if (md == nullptr) throw std::runtime_error("OpenSSL offers no SHA-256");
  return md;
}

EVP_MD_CTX* context(void* p) {
  return static_cast<EVP_MD_CTX*>(p);
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
  if (context_ == nullptr || EVP_DigestInit_ex2(context(context_), sha256_algorithm(), nullptr) != 1)
    throw std::runtime_error("SHA-256 could not start");
}

Sha256::~Sha256() {
  EVP_MD_CTX_free(context(context_));
}

Sha256& Sha256::add(std::string_view bytes) {
  if (EVP_DigestUpdate(context(context_), bytes.data(), bytes.size()) != 1)
    throw std::runtime_error("SHA-256 failed");
  return *this;
}

Hash Sha256::finish() {
  Hash hash{};
  unsigned size = 0;
  if (EVP_DigestFinal_ex(context(context_), hash.data(), &size) != 1 || size != hash.size() ||
      EVP_DigestInit_ex2(context(context_), nullptr, nullptr) != 1)
    throw std::runtime_error("SHA-256 failed");
  return hash;
}

Hash sha256(std::string_view bytes) {
  thread_local Sha256 digest;
  return digest.add(bytes).finish();
}

std::string_view as_bytes(const Hash& hash) {
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

std::optional<Hash> hash_from_bytes(std::string_view bytes) {
  Hash hash{};
  if (bytes.size() != hash.size()) return std::nullopt;
  for (std::size_t i = 0; i < hash.size(); ++i) hash[i] = static_cast<std::uint8_t>(bytes[i]);
  return hash;
}

std::string to_hex(std::string_view bytes) {
  constexpr std::string_view alphabet = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto b = static_cast<std::uint8_t>(c);
    out += alphabet[b >> 4];
    out += alphabet[b & 15];
  }
  return out;
}

std::optional<std::string> from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  std::string out;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = hex_value(text[i]);
    const int low = hex_value(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
  }
  return out;
}

std::string to_base64(std::string_view bytes) {
  std::string out((bytes.size() + 2) / 3 * 4, '=');
  char* to = out.data();
  for (std::size_t i = 0; i < bytes.size(); i += 3, to += 4) {
    const auto left = bytes.size() - i;
    const auto at = [&](std::size_t k) {
      return k < left ? static_cast<std::uint32_t>(static_cast<std::uint8_t>(bytes[i + k])) : 0u;
    };
    const std::uint32_t word = at(0) << 16 | at(1) << 8 | at(2);
    to[0] = kBase64[word >> 18];
    to[1] = kBase64[word >> 12 & 63];
    if (left > 1) to[2] = kBase64[word >> 6 & 63];
    if (left > 2) to[3] = kBase64[word & 63];
  }
  return out;
}

std::optional<std::string> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  std::string out;
  out.reserve(text.size() / 4 * 3);
  for (std::size_t i = 0; i < text.size(); i += 4) {
    const bool last = i + 4 == text.size();
    const std::size_t pad = !last || text[i + 3] != '=' ? 0 : text[i + 2] == '=' ? 2 : 1;
    std::uint32_t word = 0;
    for (std::size_t k = 0; k < 4; ++k) {
      std::size_t value = 0;
      if (k < 4 - pad) {
        value = kBase64.find(text[i + k]);
        if (value == std::string_view::npos) return std::nullopt;
      }
      word = word << 6 | static_cast<std::uint32_t>(value);
    }
    if ((pad == 1 && (word & 0xff) != 0) || (pad == 2 && (word & 0xffff) != 0)) return std::nullopt;
    out += static_cast<char>(word >> 16 & 0xff);
    if (pad < 2) out += static_cast<char>(word >> 8 & 0xff);
    if (pad < 1) out += static_cast<char>(word & 0xff);
  }
  return out;
}

std::string random_bytes(std::size_t n) {
  std::string out(n, '\0');
  if (n > 0 && RAND_bytes(reinterpret_cast<unsigned char*>(out.data()), static_cast<int>(n)) != 1)
    throw std::runtime_error("the system's random generator failed");
  return out;
}

}  // namespace jishi
