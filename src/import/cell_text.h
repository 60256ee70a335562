#pragma once
// Small questions every reader asks of a cell's text, fast enough for each cell of a million rows.

#include <string>
#include <string_view>

namespace jishi::importing {

bool is_blank_text(std::string_view text);
// More than limits::cell_characters.
bool is_too_long(std::string_view text);
// At most n characters, with … for the rest: how problems quote a cell.
std::string shortened(std::string_view text, std::size_t n = 40);
// A header, sheet name or unit as it is compared: squeezed, lower case; marks of a required column cut off.
std::string comparable(std::string_view text);

}  // namespace jishi::importing
