#pragma once
// The key pair of an office's backups (docs/formats/sealed-backup.md): who has the public key can seal, who
// has the secret one can open. Both are texts of one line with a check, so that a wrong letter is found at
// once.

#include <array>
#include <string>
#include <string_view>

#include "base/result.h"

namespace jishi::app {

class BackupPublicKey {
 public:
  // Spaces around it do not count. Refused: backup.public-key.
  static Result<BackupPublicKey> from_text(std::string_view text);
  explicit BackupPublicKey(const std::array<unsigned char, 32>& bytes) : bytes_(bytes) {}
  std::string text() const;
  std::string id() const;  // 8 bytes: which key a file is sealed to
  const unsigned char* bytes() const { return bytes_.data(); }

 private:
  std::array<unsigned char, 32> bytes_;
};

// Its own bytes are wiped when it goes; the text it was read from, or gives, is the caller's.
class BackupSecretKey {
 public:
  static BackupSecretKey make();
  // Refused: backup.secret-key.
  static Result<BackupSecretKey> from_text(std::string_view text);
  explicit BackupSecretKey(const std::array<unsigned char, 32>& bytes) : bytes_(bytes) {}
  BackupSecretKey(const BackupSecretKey&) = default;
  BackupSecretKey& operator=(const BackupSecretKey&) = default;
  ~BackupSecretKey();
  std::string text() const;
  BackupPublicKey public_key() const;
  const unsigned char* bytes() const { return bytes_.data(); }

 private:
  std::array<unsigned char, 32> bytes_;
};

}  // namespace jishi::app
