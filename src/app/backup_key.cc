#include "app/backup_key.h"

#include <sodium.h>

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "base/digest.h"

namespace jishi::app {

namespace {

constexpr std::string_view kPublicMark = "jishi-backup-public-1 ";
constexpr std::string_view kSecretMark = "jishi-backup-secret-1 ";
constexpr std::size_t kKeyBytes = 32;
constexpr std::size_t kCheckBytes = 4;
constexpr std::size_t kIdBytes = 8;
using Bytes = std::array<unsigned char, kKeyBytes>;
static_assert(kKeyBytes == crypto_box_PUBLICKEYBYTES && kKeyBytes == crypto_box_SECRETKEYBYTES);

void start_sodium() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
}

std::string_view view_of(const Bytes& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// The file may hold any bytes, so they are not read as letters.
std::string_view without_space_around(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  const auto begin = text.find_first_not_of(space);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

// The check is of the mark too: one kind of key is not taken for the other.
std::string check_of(std::string_view mark, std::string_view key) {
  const auto digest = Sha256().add(mark).add(key).finish();
  return std::string(as_bytes(digest).substr(0, kCheckBytes));
}

std::string text_of_key(std::string_view mark, const Bytes& bytes) {
  auto both = std::string(view_of(bytes)) + check_of(mark, view_of(bytes));
  auto out = std::string(mark) + to_base64(both);
  sodium_memzero(both.data(), both.size());
  return out;
}

std::optional<Bytes> key_of(std::string_view mark, std::string_view text) {
  text = without_space_around(text);
  if (!text.starts_with(mark)) return std::nullopt;
  auto all = from_base64(text.substr(mark.size()));
  if (!all || all->size() != kKeyBytes + kCheckBytes) return std::nullopt;
  const auto both = std::string_view(*all);
  std::optional<Bytes> out;
  if (both.substr(kKeyBytes) == check_of(mark, both.substr(0, kKeyBytes)))
    std::copy_n(both.begin(), kKeyBytes, out.emplace().begin());
  sodium_memzero(all->data(), all->size());
  return out;
}

}  // namespace

Result<BackupPublicKey> BackupPublicKey::from_text(std::string_view text) {
  const auto bytes = key_of(kPublicMark, text);
  if (!bytes) return refuse("backup.public-key");
  return BackupPublicKey(*bytes);
}

std::string BackupPublicKey::text() const {
  return text_of_key(kPublicMark, bytes_);
}

std::string BackupPublicKey::id() const {
  const auto digest = sha256(view_of(bytes_));
  return std::string(as_bytes(digest).substr(0, kIdBytes));
}

BackupSecretKey BackupSecretKey::make() {
  start_sodium();
  Bytes open_half;
  Bytes secret_half;
  crypto_box_keypair(open_half.data(), secret_half.data());
  const BackupSecretKey out(secret_half);
  sodium_memzero(secret_half.data(), secret_half.size());
  return out;
}

Result<BackupSecretKey> BackupSecretKey::from_text(std::string_view text) {
  auto bytes = key_of(kSecretMark, text);
  if (!bytes) return refuse("backup.secret-key");
  const BackupSecretKey out(*bytes);
  sodium_memzero(bytes->data(), bytes->size());
  return out;
}

BackupSecretKey::~BackupSecretKey() {
  sodium_memzero(bytes_.data(), bytes_.size());
}

std::string BackupSecretKey::text() const {
  return text_of_key(kSecretMark, bytes_);
}

BackupPublicKey BackupSecretKey::public_key() const {
  start_sodium();
  Bytes out;
  if (crypto_scalarmult_base(out.data(), bytes_.data()) != 0) throw std::runtime_error("no key of a backup");
  return BackupPublicKey(out);
}

}  // namespace jishi::app
