#include "report/layout/table_shape.h"

#include <algorithm>
#include <numeric>

#include "base/text.h"

namespace jishi::report {

namespace {
constexpr double kNarrowest = 5;   // columns of a terminal
constexpr double kWidest = 44;
constexpr std::size_t kShort = 14; // a column of no wider cell is centred
}  // namespace

TableShape shape_of(const Table& table) {
  const auto columns = column_count(table);
  TableShape out;
  for (std::size_t column = 0; column < columns; ++column) {
    const auto header = display_width(cell_at(table.header, column));
    std::size_t widest = 0;
    std::size_t sum = 0;
    for (const auto& row : table.rows) {
      const auto width = display_width(cell_at(row, column));
      widest = std::max(widest, width);
      sum += width;
    }
    const double mean = table.rows.empty() ? 0 : static_cast<double>(sum) / static_cast<double>(table.rows.size());
    // Long columns share by what is typical, so that one long cell does not starve the others.
    const double wanted = std::max({static_cast<double>(header), std::min(static_cast<double>(widest), 18.0), mean});
    out.shares.push_back(std::clamp(wanted + 2, kNarrowest, kWidest));
    out.is_centred.push_back(widest <= kShort);
  }
  const double total = std::accumulate(out.shares.begin(), out.shares.end(), 0.0);
  for (auto& share : out.shares) share /= total;
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
