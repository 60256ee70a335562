#include "import/register_year.h"

#include <string>

#include "base/numeral.h"
#include "base/text.h"

namespace jishi::importing {

namespace {

int digit_of(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c == U'○' || c == U'Ｏ') return 0;  // written for 〇
  return zh_digit(c).value_or(-1);
}

}  // namespace

std::optional<int> year_in(std::string_view text) {
  if (!is_utf8(text)) return std::nullopt;
  std::optional<int> found;
  const auto characters = to_u32(to_half_width(text));
  for (std::size_t i = 0; i < characters.size();) {
    int value = 0;
    std::size_t length = 0;
    while (i + length < characters.size() && length < 9) {
      const int digit = digit_of(characters[i + length]);
      if (digit < 0) break;
      value = value * 10 + digit;
      ++length;
    }
    if (length == 4 && value >= 1900 && value <= 2199) {
      if (found && *found != value) return std::nullopt;
      found = value;
    }
    i += length == 0 ? 1 : length;
  }
  return found;
}

}  // namespace jishi::importing
