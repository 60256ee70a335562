#include "ledger/key.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <stdexcept>
#include <vector>

#include "base/digest.h"
#include "base/text.h"

namespace jishi::ledger {

namespace {

constexpr std::size_t kEd25519KeyBytes = 32;
constexpr std::size_t kEd25519SignatureBytes = 64;
constexpr std::size_t kTimeBytes = 8;
constexpr std::string_view kPrivateMark = "PRIVATE+KEY+";

using KeyPointer = std::shared_ptr<EVP_PKEY>;
using Digest = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

const unsigned char* octets(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

KeyPointer owned(EVP_PKEY* key) {
  if (key == nullptr) throw std::runtime_error("OpenSSL refused an Ed25519 key");
  return {key, EVP_PKEY_free};
}

KeyPointer private_key(std::string_view seed) {
  return owned(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, octets(seed), seed.size()));
}

std::string public_part(const KeyPointer& key) {
  std::string bytes(kEd25519KeyBytes, '\0');
  std::size_t size = bytes.size();
  if (EVP_PKEY_get_raw_public_key(key.get(), reinterpret_cast<unsigned char*>(bytes.data()), &size) != 1)
    throw std::runtime_error("OpenSSL gave no Ed25519 public key");
  return bytes;
}

std::string hex_of_id(std::uint32_t id) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(id >> shift & 255);
  return to_hex(bytes);
}

// y of the points of order 1, 2, 4 and 8, little-endian, without the sign of x (RFC 8032 §5.1; the two long
// ones are the roots of order 8).
constexpr std::array<std::string_view, 5> kLowOrder = {
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
};

// y ≥ 2^255 − 19: another spelling of a smaller y.
bool is_beyond_field(std::string_view y) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(y[i]); };
  if (byte(31) != 0x7f || byte(0) < 0xed) return false;
  return std::all_of(y.begin() + 1, y.end() - 1, [](char c) { return c == '\xff'; });
}

bool is_sound_key(std::string_view key) {
  std::string y(key);
  y.back() = static_cast<char>(y.back() & 0x7f);
  return !is_beyond_field(y) && std::find(kLowOrder.begin(), kLowOrder.end(), to_hex(y)) == kLowOrder.end();
}

bool verify_ed25519(EVP_PKEY* key, std::string_view message, std::string_view signature) {
  const Digest context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  if (!context || EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key) != 1)
    throw std::runtime_error("Ed25519 could not start");
  return EVP_DigestVerify(context.get(), octets(signature), signature.size(), octets(message),
                          message.size()) == 1;
}

// The three parts of "name+id+base64"; a name holds no '+', base64 may.
struct KeyText {
  std::string name;
  std::string id;
  std::uint8_t type = 0;
  std::string key;
};

Result<KeyText> parse_key_text(std::string_view text) {
  const auto first = text.find('+');
  const auto second = first == std::string_view::npos ? first : text.find('+', first + 1);
  if (second == std::string_view::npos) return refuse("ledger.key-malformed");
  KeyText parts;
  parts.name = text.substr(0, first);
  parts.id = text.substr(first + 1, second - first - 1);
  const auto bytes = from_base64(text.substr(second + 1));
  const bool hex =
      parts.id.size() == 8 && parts.id.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!hex || !bytes || bytes->empty() || !is_key_name(parts.name)) return refuse("ledger.key-malformed");
  parts.type = static_cast<std::uint8_t>(bytes->front());
  parts.key = bytes->substr(1);
  return parts;
}

std::string key_text(std::string_view name, std::uint32_t id, KeyType type, std::string_view key) {
  const std::string bytes = static_cast<char>(type) + std::string(key);
  return std::string(name) + "+" + hex_of_id(id) + "+" + to_base64(bytes);
}

class Ed25519Signer : public Signer {
 public:
  Ed25519Signer(std::string name, KeyPointer key)
      : name_(std::move(name)), key_(std::move(key)), public_key_(public_part(key_)) {
    id_ = key_id(name_, static_cast<std::uint8_t>(KeyType::ed25519), public_key_);
  }

  SignatureLine sign(std::string_view text) const override {
    const Digest context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    std::string signature(kEd25519SignatureBytes, '\0');
    std::size_t size = signature.size();
    if (!context || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get()) != 1 ||
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, octets(text),
                       text.size()) != 1)
      throw std::runtime_error("Ed25519 could not sign");
    return {name_, id_, signature};
  }
  std::string vkey() const override { return key_text(name_, id_, KeyType::ed25519, public_key_); }
  const std::string& name() const override { return name_; }

 private:
  std::string name_;
  KeyPointer key_;
  std::string public_key_;
  std::uint32_t id_ = 0;
};

bool is_unicode_space(char32_t c) {
  return (c >= 0x09 && c <= 0x0d) || c == 0x20 || c == 0x85 || c == 0xa0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f ||
         c == 0x3000;
}

std::string_view cut_ascii_space(std::string_view text) {
  const auto from = text.find_first_not_of(" \t\r\n");
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

}  // namespace

bool is_key_name(std::string_view name) {
  if (name.empty() || !is_utf8(name) || name.find('+') != std::string_view::npos) return false;
  const std::u32string letters = to_u32(name);
  return std::none_of(letters.begin(), letters.end(),
                      [](char32_t c) { return is_unicode_space(c) || c < 0x20; });
}

std::uint32_t key_id(std::string_view name, std::uint8_t type, std::string_view public_key) {
  Sha256 digest;
  digest.add(name).add("\n").add(std::string(1, static_cast<char>(type))).add(public_key);
  const Hash hash = digest.finish();
  return std::uint32_t{hash[0]} << 24 | std::uint32_t{hash[1]} << 16 | std::uint32_t{hash[2]} << 8 | hash[3];
}

Result<VerifierKey> VerifierKey::make(std::string name, KeyType type, std::string public_key) {
  if (!is_key_name(name)) return refuse("ledger.key-name", {name});
  if (public_key.size() != kEd25519KeyBytes) return refuse("ledger.key-malformed");
  if (!is_sound_key(public_key)) return refuse("ledger.key-weak");
  VerifierKey key;
  key.id_ = key_id(name, static_cast<std::uint8_t>(type), public_key);
  key.key_ =
      owned(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, octets(public_key), public_key.size()));
  key.name_ = std::move(name);
  key.type_ = type;
  key.public_key_ = std::move(public_key);
  return key;
}

Result<VerifierKey> VerifierKey::from_text(std::string_view vkey) {
  const auto parts = parse_key_text(cut_ascii_space(vkey));
  if (!parts) return parts.error();
  const auto type = static_cast<KeyType>(parts->type);
  if (type != KeyType::ed25519 && type != KeyType::cosignature)
    return refuse("ledger.key-type", {to_hex(std::string(1, static_cast<char>(parts->type)))});
  if (hex_of_id(key_id(parts->name, parts->type, parts->key)) != parts->id) return refuse("ledger.key-id");
  return make(parts->name, type, parts->key);
}

std::string VerifierKey::text() const {
  return key_text(name_, id_, type_, public_key_);
}

bool VerifierKey::verify(std::string_view note_text, std::string_view signature) const {
  if (type_ == KeyType::ed25519)
    return signature.size() == kEd25519SignatureBytes && verify_ed25519(key_.get(), note_text, signature);
  const auto time = cosignature_time(signature);
  return time && signature.size() == kTimeBytes + kEd25519SignatureBytes &&
         verify_ed25519(key_.get(), cosigned_message(*time, note_text), signature.substr(kTimeBytes));
}

std::optional<std::uint64_t> cosignature_time(std::string_view signature) {
  if (signature.size() < kTimeBytes) return std::nullopt;
  std::uint64_t time = 0;
  for (const char c : signature.substr(0, kTimeBytes)) time = time << 8 | static_cast<unsigned char>(c);
  return time;
}

std::string cosigned_message(std::uint64_t time_seconds, std::string_view note_text) {
  return "cosignature/v1\ntime " + std::to_string(time_seconds) + "\n" + std::string(note_text);
}

Result<std::string> generate_key(std::string_view name) {
  if (!is_key_name(name)) return refuse("ledger.key-name", {std::string(name)});
  const std::string seed = random_bytes(kEd25519KeyBytes);
  const std::string public_key = public_part(private_key(seed));
  const auto id = key_id(name, static_cast<std::uint8_t>(KeyType::ed25519), public_key);
  return std::string(kPrivateMark) + key_text(name, id, KeyType::ed25519, seed);
}

Result<std::unique_ptr<Signer>> signer_from_key(std::string_view text) {
  text = cut_ascii_space(text);
  if (!text.starts_with(kPrivateMark)) return refuse("ledger.key-malformed");
  const auto parts = parse_key_text(text.substr(kPrivateMark.size()));
  if (!parts) return parts.error();
  if (parts->type != static_cast<std::uint8_t>(KeyType::ed25519))
    return refuse("ledger.key-type", {to_hex(std::string(1, static_cast<char>(parts->type)))});
  if (parts->key.size() != kEd25519KeyBytes) return refuse("ledger.key-malformed");
  auto key = private_key(parts->key);
  if (hex_of_id(key_id(parts->name, parts->type, public_part(key))) != parts->id)
    return refuse("ledger.key-id");
  return std::unique_ptr<Signer>(std::make_unique<Ed25519Signer>(parts->name, std::move(key)));
}

}  // namespace jishi::ledger
