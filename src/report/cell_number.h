#pragma once
// Is the text of a cell a plain number a spreadsheet may hold as such?

#include <optional>
#include <string_view>

namespace jishi::report {

// -12, 0.5, 1024. Not: +1, 1e3, 007 (a code), 1,024, more digits than a double keeps.
std::optional<double> plain_number(std::string_view text);

}  // namespace jishi::report
