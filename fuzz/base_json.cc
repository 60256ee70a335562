// Whatever parses is written canonically, parses again, and gives the same text.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto value = jishi::parse_json({reinterpret_cast<const char*>(bytes), size}, 1u << 20);
  if (!value) return 0;
  const auto text = jishi::canonical(*value);
  const auto again = jishi::parse_json(text);
  if (!again || jishi::canonical(*again) != text) std::abort();
  const auto shown = jishi::parse_json(jishi::pretty(*value));
  if (!shown || jishi::canonical(*shown) != text) std::abort();
  return 0;
}
