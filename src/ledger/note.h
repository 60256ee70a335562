#pragma once
// Signed note (C2SP signed-note): a text and the lines of those who signed it. Limits: 1,000,000 bytes, 100
// signatures.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/key.h"

namespace jishi::ledger {

struct Note {
  std::string text;  // ends in LF
  std::vector<SignatureLine> signatures;
};

// Form only. Refusals: ledger.note-too-large, ledger.note-malformed, ledger.note-signature.
Result<Note> parse_note(std::string_view bytes);
std::string format_note(const Note& note);

// The signatures that are by a known key, each key once. Lines of unknown keys are ignored; a bad signature
// by a known key refuses the whole note (ledger.signature-bad). May be empty: whoever needs a signature asks
// for it.
struct Signed {
  std::string name;
  const VerifierKey* key = nullptr;  // into `known`
  std::string signature;
};
Result<std::vector<Signed>> check_signatures(const Note& note, std::span<const VerifierKey> known);
// Parses, and refuses a note that no known key signed (ledger.signature-none).
Result<Note> open_note(std::string_view bytes, std::span<const VerifierKey> known);

// Precondition: text is UTF-8 without control characters but LF, and ends in LF.
std::string sign_note(std::string_view text, std::span<const Signer* const> signers);
std::string sign_note(std::string_view text, const Signer& signer);

}  // namespace jishi::ledger
