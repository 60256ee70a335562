#include "import/xlsx/cell_place.h"

namespace jishi::importing {

std::optional<CellPlace> cell_place(std::string_view reference) {
  std::size_t column = 0;
  std::size_t i = 0;
  for (; i < reference.size() && reference[i] >= 'A' && reference[i] <= 'Z' && i < 4; ++i)
    column = column * 26 + static_cast<std::size_t>(reference[i] - 'A') + 1;
  std::int64_t row = 0;
  const auto digits_from = i;
  for (; i < reference.size() && reference[i] >= '0' && reference[i] <= '9' && i < digits_from + 8; ++i)
    row = row * 10 + (reference[i] - '0');
  if (i != reference.size() || column == 0 || column > 16'384 || row == 0 || row > 1'048'576)
    return std::nullopt;
  return CellPlace{row, column - 1};
}

std::optional<Area> area_of(std::string_view reference) {
  const auto colon = reference.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto first = cell_place(reference.substr(0, colon));
  const auto last = cell_place(reference.substr(colon + 1));
  if (!first || !last || last->row < first->row || last->column < first->column) return std::nullopt;
  return Area{*first, *last};
}

}  // namespace jishi::importing
