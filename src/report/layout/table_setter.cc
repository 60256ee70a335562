#include "report/layout/table_setter.h"

#include <algorithm>
#include <cmath>

#include "report/layout/table_shape.h"

namespace jishi::report {

namespace {

constexpr double kCell = kTableSize / kPointsPerMm;  // mm a character
constexpr double kLeading = 5.9;                     // mm from line to line
constexpr double kPaddingX = 1.2;
constexpr double kPaddingY = 1.3;
constexpr double kRule = 0.2;

struct Row {
  std::vector<std::vector<Line>> cells;

  std::size_t lines() const {
    std::size_t out = 1;
    for (const auto& cell : cells) out = std::max(out, cell.size());
    return out;
  }
};

class TableSetter {
 public:
  TableSetter(const Table& table, const TypeMeters& meters, PageWriter& out)
      : table_(table), meter_(meters.at(kTableSize)), out_(out), shape_(shape_of(table)) {}

  void set() {
    const auto head = row_of(table_.header, FontRole::heiti, true);
    const auto first = table_.rows.empty() ? Row{} : row_of(table_.rows.front(), FontRole::fangsong, false);
    if (out_.room() < height(head.lines()) + height(std::min<std::size_t>(first.lines(), 6))) out_.new_page();
    place(head);
    for (const auto& cells : table_.rows) place_body(row_of(cells, FontRole::fangsong, false), head);
    out_.advance(Sheet::pitch - Sheet::cell);
  }

 private:
  static double height(std::size_t lines) { return static_cast<double>(lines) * kLeading + 2 * kPaddingY; }

  Row row_of(const std::vector<std::string>& cells, FontRole role, bool centred) const {
    Row out;
    for (std::size_t i = 0; i < shape_.shares.size(); ++i) {
      Measure measure{(shape_.shares[i] * Sheet::text_width - 2 * kPaddingX) / kCell, 0, 0, false};
      auto lines = break_lines({{role, cell_at(cells, i)}}, measure, meter_);
      if (centred || shape_.is_centred[i])
        for (auto& line : lines)
          for (auto& piece : line.pieces) piece.x += (measure.width - line.width) / 2;
      out.cells.push_back(std::move(lines));
    }
    return out;
  }

  // A row taller than what is left goes to the next page; one taller than a page is cut between its lines.
  void place_body(Row row, const Row& head) {
    while (height(row.lines()) > out_.room()) {
      const double page = Sheet::text_height - height(head.lines());
      const auto fits =
          static_cast<std::size_t>(std::max(0.0, std::floor((out_.room() - 2 * kPaddingY) / kLeading)));
      if (height(row.lines()) > page && fits > 0) {
        Row part;
        for (auto& cell : row.cells) {
          const auto n = static_cast<std::ptrdiff_t>(std::min(fits, cell.size()));
          part.cells.emplace_back(cell.begin(), cell.begin() + n);
          cell.erase(cell.begin(), cell.begin() + n);
        }
        place(part);
      }
      out_.new_page();
      place(head);
    }
    place(row);
  }

  void place(const Row& row) {
    const double tall = height(row.lines());
    const double top = Sheet::top + out_.y();
    double left = 0;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const double above = (tall - 2 * kPaddingY - static_cast<double>(row.cells[i].size()) * kLeading) / 2;
      double y = out_.y() + kPaddingY + above + (kLeading - kCell) / 2;
      for (const auto& line : row.cells[i]) {
        out_.write_at(line, kTableSize, kCell, left + kPaddingX, y);
        y += kLeading;
      }
      rule(left, top, left, top + tall);
      left += shape_.shares[i] * Sheet::text_width;
    }
    rule(Sheet::text_width, top, Sheet::text_width, top + tall);
    rule(0, top, Sheet::text_width, top);
    rule(0, top + tall, Sheet::text_width, top + tall);
    out_.advance(tall);
  }

  void rule(double x1, double y1, double x2, double y2) {
    out_.page().rules.push_back({Sheet::left + x1, y1, Sheet::left + x2, y2, kRule});
  }

  const Table& table_;
  const TypeMeter& meter_;
  PageWriter& out_;
  TableShape shape_;
};

}  // namespace

void set_table(const Table& table, const TypeMeters& meters, PageWriter& out) {
  if (column_count(table) > 0) TableSetter(table, meters, out).set();
}

}  // namespace jishi::report
