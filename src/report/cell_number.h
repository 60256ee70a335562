#pragma once
// What a spreadsheet makes of the text of a cell: a plain number it may hold as such, or a formula.

#include <optional>
#include <string_view>

namespace jishi::report {

// -12, 0.5, 1024. Not: +1, 1e3, 007 (a code), 1,024, more digits than a double keeps.
std::optional<double> plain_number(std::string_view text);

// What spreadsheets take for the start of a formula, with the white space some of them skip. grid_csv() puts
// a ' before it.
bool looks_like_formula(std::string_view text);

}  // namespace jishi::report
