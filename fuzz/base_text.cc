// Bytes as a file's text: what is decoded is UTF-8 and survives every way of handling it.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace jishi;
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  std::size_t consumed = 0;
  if (const auto part = gb18030_to_utf8(input, &consumed); part && (!is_utf8(*part) || consumed > size))
    std::abort();
  const auto text = decode_text(input);
  if (!text) return 0;
  if (!is_utf8(*text) || to_utf8(to_u32(*text)) != *text) std::abort();
  if (count_code_points(*text) != to_u32(*text).size()) std::abort();
  if (!is_utf8(squeeze(*text)) || !is_utf8(to_half_width(*text)) || trim(trim(*text)) != trim(*text))
    std::abort();
  if (join(split(*text, "、"), "、") != *text) std::abort();
  (void)display_width(*text);
  return 0;
}
