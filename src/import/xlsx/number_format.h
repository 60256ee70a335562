#pragma once
// What a cell's number format makes of its number (ECMA-376 part 1, 18.8.30 and 18.8.31; the built-in ones as
// Chinese editions have them).

#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"
#include "import/book.h"

namespace jishi::importing {

enum class NumberShape {
  number,
  day,        // year, month and day are shown
  month_day,  // the year is hidden
  month,      // year and month
  year,
  time,  // hours and minutes only
};

NumberShape shape_of_code(std::string_view format_code);
NumberShape shape_of_builtin(int id);

// Serial number of a workbook counted from 1900 (with its 29 February 1900 that never was) or from 1904.
std::optional<Day> day_of_serial(double serial, bool from_1904);

// A numeric cell as a person sees it.
Cell numeric_cell(std::string_view digits, NumberShape shape, bool from_1904);

}  // namespace jishi::importing
