// A note that parses is written back as it was, and its checkpoint too.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "ledger/checkpoint.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)jishi::ledger::VerifierKey::from_text(bytes);
  (void)jishi::ledger::signer_from_key(bytes);
  const auto note = jishi::ledger::parse_note(bytes);
  if (!note) return 0;
  if (jishi::ledger::format_note(*note) != bytes) std::abort();
  const auto checkpoint = jishi::ledger::parse_checkpoint(note->text);
  if (checkpoint && jishi::ledger::format_checkpoint(*checkpoint) != note->text) std::abort();
  return 0;
}
