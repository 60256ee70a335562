#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace jishi::importing {

// B7 is row 7, column 1.
struct CellPlace {
  std::int64_t row = 0;    // from 1
  std::size_t column = 0;  // from 0
};

// Nothing unless it is a place within Excel's 1,048,576 rows and 16,384 columns.
std::optional<CellPlace> cell_place(std::string_view reference);

struct Area {
  CellPlace first;
  CellPlace last;
};
// A1:C3
std::optional<Area> area_of(std::string_view reference);

}  // namespace jishi::importing
