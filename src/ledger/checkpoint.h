#pragma once
// Checkpoint (C2SP tlog-checkpoint): the text of the note that states a log's size and root.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/result.h"
#include "ledger/note.h"

namespace jishi::ledger {

struct Checkpoint {
  std::string origin;  // should equal the name of the log's key
  std::uint64_t size = 0;
  Hash root{};
  std::vector<std::string> extensions;  // lines, none empty
  bool operator==(const Checkpoint&) const = default;
};

// Refused: ledger.checkpoint-malformed (with the line).
Result<Checkpoint> parse_checkpoint(std::string_view note_text);
std::string format_checkpoint(const Checkpoint& checkpoint);

// The signed note of a log: the file `checkpoint`.
std::string sign_checkpoint(const Checkpoint& checkpoint, const Signer& signer);
// Form, and a signature by the key; the key's name must be the origin. White space around vkey is ignored.
Result<Checkpoint> open_checkpoint(std::string_view note, const VerifierKey& key);

}  // namespace jishi::ledger
