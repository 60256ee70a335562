#pragma once
// Keys of signed notes (C2SP signed-note, tlog-cosignature). Texts as golang.org/x/mod/sumdb/note writes
// them:
//   vkey         name+8 hex of the key id+base64(type ‖ public key)
//   private key  PRIVATE+KEY+name+8 hex of the key id+base64(type ‖ seed)
// Keys and signers are immutable and may be used from any thread.

#include <openssl/types.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace jishi::ledger {

enum class KeyType : std::uint8_t {
  ed25519 = 0x01,      // signs the note's text
  cosignature = 0x04,  // Ed25519 over "cosignature/v1\ntime <t>\n" and the text: a witness
};

struct SignatureLine {
  std::string name;
  std::uint32_t key_id = 0;
  std::string signature;  // without the key id
  bool operator==(const SignatureLine&) const = default;
};

// Not empty, valid UTF-8, no Unicode space, no '+'.
bool is_key_name(std::string_view name);
// First four bytes of SHA-256(name ‖ LF ‖ type ‖ public key).
std::uint32_t key_id(std::string_view name, std::uint8_t type, std::string_view public_key);

class VerifierKey {
 public:
  // Refused: malformed text, wrong key id, a type that is not ours, and a public key that is not canonical or
  // of low order, for which OpenSSL would accept signatures nobody made. White space around the text is
  // ignored.
  static Result<VerifierKey> from_text(std::string_view vkey);
  static Result<VerifierKey> make(std::string name, KeyType type, std::string public_key);

  const std::string& name() const { return name_; }
  KeyType type() const { return type_; }
  std::uint32_t id() const { return id_; }
  const std::string& public_key() const { return public_key_; }
  std::string text() const;

  bool matches(const SignatureLine& line) const { return line.key_id == id_ && line.name == name_; }
  bool verify(std::string_view note_text, std::string_view signature) const;

 private:
  VerifierKey() = default;
  std::string name_;
  KeyType type_ = KeyType::ed25519;
  std::uint32_t id_ = 0;
  std::string public_key_;
  std::shared_ptr<EVP_PKEY> key_;
};

// Seconds since 1970 out of a cosignature; nothing when it is too short.
std::optional<std::uint64_t> cosignature_time(std::string_view signature);
// What a cosignature signs.
std::string cosigned_message(std::uint64_t time_seconds, std::string_view note_text);

// Who signs checkpoints: a key file now; hardware or SM2 (type ff) as further lines later.
class Signer {
 public:
  virtual ~Signer() = default;
  virtual SignatureLine sign(std::string_view note_text) const = 0;
  virtual std::string vkey() const = 0;
  virtual const std::string& name() const = 0;
};

// A new private key in its text form, for a key file that only the program may read.
Result<std::string> generate_key(std::string_view name);
// White space around the text is ignored.
Result<std::unique_ptr<Signer>> signer_from_key(std::string_view private_key);

}  // namespace jishi::ledger
