#include "report/layout/table_shape.h"

#include <algorithm>

#include "base/text.h"

namespace jishi::report {

namespace {

constexpr double kLineColumns = 73;  // half characters of the table's size across the type area
constexpr double kPadding = 1.6;     // both sides of a cell, in the same unit
constexpr std::size_t kShort = 14;   // a column of no wider cell is centred and keeps its width
constexpr double kLongest = 44;      // a longer cell asks for no more room

}  // namespace

TableShape shape_of(const Table& table) {
  TableShape out;
  double fixed = 0;
  double flexible = 0;
  for (std::size_t column = 0; column < column_count(table); ++column) {
    std::size_t widest = display_width(cell_at(table.header, column));
    for (const auto& row : table.rows) widest = std::max(widest, display_width(cell_at(row, column)));
    out.is_centred.push_back(widest <= kShort);
    out.shares.push_back(std::min(static_cast<double>(widest), kLongest) + kPadding);
    (widest <= kShort ? fixed : flexible) += out.shares.back();
  }
  // Long columns share what the short ones leave; a table of short ones alone is spread out.
  const double left = kLineColumns - fixed;
  const bool stretches = flexible > 0 && left > kLineColumns / 4;
  const double total = fixed + flexible;
  for (std::size_t column = 0; column < out.shares.size(); ++column) {
    auto& share = out.shares[column];
    if (!stretches)
      share /= total;
    else
      share = (out.is_centred[column] ? share : share / flexible * left) / kLineColumns;
  }
  return out;
}

std::size_t column_count(const Table& table) {
  std::size_t out = table.header.size();
  for (const auto& row : table.rows) out = std::max(out, row.size());
  return out;
}

const std::string& cell_at(const std::vector<std::string>& row, std::size_t column) {
  static const std::string empty;
  return column < row.size() ? row[column] : empty;
}

}  // namespace jishi::report
