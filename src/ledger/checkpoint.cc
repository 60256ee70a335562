#include "ledger/checkpoint.h"

#include "ledger/decimal.h"

namespace jishi::ledger {

namespace {

Refusal malformed(std::size_t line) {
  return refuse("ledger.checkpoint-malformed", {std::to_string(line)});
}

}  // namespace

Result<Checkpoint> parse_checkpoint(std::string_view text) {
  Checkpoint checkpoint;
  std::size_t number = 0;
  while (!text.empty()) {
    ++number;
    const auto end = text.find('\n');
    if (end == std::string_view::npos || end == 0) return malformed(number);
    const auto line = text.substr(0, end);
    text.remove_prefix(end + 1);
    if (number == 1) {
      checkpoint.origin = line;
    } else if (number == 2) {
      const auto size = parse_decimal(line);
      if (!size) return malformed(number);
      checkpoint.size = *size;
    } else if (number == 3) {
      const auto bytes = from_base64(line);
      const auto root = bytes ? hash_from_bytes(*bytes) : std::nullopt;
      if (!root) return malformed(number);
      checkpoint.root = *root;
    } else {
      checkpoint.extensions.emplace_back(line);
    }
  }
  if (number < 3) return malformed(number + 1);
  return checkpoint;
}

std::string format_checkpoint(const Checkpoint& checkpoint) {
  std::string text = checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" +
                     to_base64(as_bytes(checkpoint.root)) + "\n";
  for (const auto& line : checkpoint.extensions) text += line + "\n";
  return text;
}

std::string sign_checkpoint(const Checkpoint& checkpoint, const Signer& signer) {
  return sign_note(format_checkpoint(checkpoint), signer);
}

Result<Checkpoint> open_checkpoint(std::string_view bytes, const VerifierKey& key) {
  const auto note = open_note(bytes, std::span(&key, 1));
  if (!note) return note.error();
  auto checkpoint = parse_checkpoint(note->text);
  if (checkpoint && checkpoint->origin != key.name())
    return refuse("ledger.signature-origin", {checkpoint->origin, key.name()});
  return checkpoint;
}

}  // namespace jishi::ledger
