// Any text is read without harm: mentions in order, inside the text, not overlapping; cells give a value or a
// refusal.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/numeral.h"
#include "base/reading.h"
#include "base/span_text.h"
#include "base/text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace jishi;
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  if (!is_utf8(input)) return 0;
  const auto text = to_u32(input);
  std::size_t end = 0;
  for (const auto& mention : read_mentions(text, {2023, Day::from_ymd(2023, 12, 20)})) {
    if (mention.start < end || mention.end <= mention.start || mention.end > text.size()) std::abort();
    if (mention.low > mention.high) std::abort();
    end = mention.end;
  }
  if (const auto span = read_span(input, 2023); span && !(read_span(span->span.iso())->span == span->span))
    std::abort();
  if (const auto count = read_count(input); count && *count < 0) std::abort();
  (void)read_flag(input);
  if (const auto numeral = read_numeral(input)) (void)numeral->text();
  return 0;
}
