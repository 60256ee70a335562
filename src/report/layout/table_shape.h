#pragma once
// How a table's columns share the width of the type area.

#include <vector>

#include "report/document.h"

namespace jishi::report {

struct TableShape {
  std::vector<double> shares;    // of the width, summing to 1
  std::vector<bool> is_centred;  // short words and figures; sentences stand at the left
};

// Precondition: at least one column.
TableShape shape_of(const Table& table);

std::size_t column_count(const Table& table);
// The cell, or empty text where a row is short.
const std::string& cell_at(const std::vector<std::string>& row, std::size_t column);

}  // namespace jishi::report
