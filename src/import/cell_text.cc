#include "import/cell_text.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "import/book.h"
#include "import/limits.h"

namespace jishi::importing {

bool is_blank_text(std::string_view text) {
  if (text.empty()) return true;
  const auto first = static_cast<unsigned char>(text[0]);
  // White space begins with one of these bytes; all else is surely a character.
  const bool may_be_space =
      first <= ' ' || first == 0xC2 || first == 0xE1 || first == 0xE2 || first == 0xE3 || first == 0xEF;
  return may_be_space && trim(text).empty();
}

bool is_too_long(std::string_view text) {
  if (text.size() <= limits::cell_characters) return false;
  std::size_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) != 0x80) units += byte >= 0xF0 ? 2 : 1;
  }
  return units > limits::cell_characters;
}

std::string shortened(std::string_view text, std::size_t n) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80 && characters++ == n)
      return std::string(text.substr(0, i)) + "…";
  return std::string(text);
}

std::string comparable(std::string_view text) {
  constexpr std::array<std::string_view, 7> marks = {"(必填)", "(必填项)", "[必填]", "【必填】",
                                                     "*",      ":",        "※"};
  auto out = squeeze(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  for (bool cut = true; cut;) {
    cut = false;
    for (const auto mark : marks) {
      if (out.size() <= mark.size()) continue;
      if (out.ends_with(mark))
        out.resize(out.size() - mark.size()), cut = true;
      else if (out.starts_with(mark))
        out.erase(0, mark.size()), cut = true;
    }
  }
  return out;
}

bool Row::is_blank() const {
  return std::all_of(cells.begin(), cells.end(), [](const Cell& cell) { return cell.is_blank(); });
}

}  // namespace jishi::importing
