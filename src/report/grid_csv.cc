#include "report/cell_number.h"
#include "report/grid.h"

namespace jishi::report {

namespace {

std::string csv_cell(const std::string& text) {
  std::string safe = looks_like_formula(text) ? "'" + text : text;
  if (safe.find_first_of("\",\r\n") == std::string::npos) return safe;
  std::string out = "\"";
  for (const char c : safe) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

void add_row(std::string& out, const std::vector<std::string>& cells, std::size_t columns) {
  for (std::size_t i = 0; i < columns; ++i) {
    if (i > 0) out += ',';
    if (i < cells.size()) out += csv_cell(cells[i]);
  }
  out += "\r\n";
}

}  // namespace

std::string grid_csv(const Grid& grid) {
  std::string out = "\xEF\xBB\xBF";
  std::vector<std::string> header;
  for (const auto& column : grid.columns) header.push_back(column.header);
  add_row(out, header, header.size());
  for (const auto& row : grid.rows) add_row(out, row, header.size());
  return out;
}

}  // namespace jishi::report
