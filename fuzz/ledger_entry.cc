// An entry that parses is written back as it was.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "ledger/entry.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto entry = jishi::ledger::parse_entry(bytes);
  if (!entry) return 0;
  const auto again = jishi::ledger::format_entry(*entry);
  if (!again || *again != bytes) std::abort();
  return 0;
}
