#include "report/layout/page_writer.h"

#include <algorithm>
#include <cmath>

namespace jishi::report {

int PageWriter::line_index() const {
  return static_cast<int>(std::ceil(y_ / Sheet::pitch - 1e-6));
}

void PageWriter::new_page() {
  pages_.emplace_back();
  y_ = 0;
}

void PageWriter::skip_line() {
  if (is_at_top() && pages_.size() > 1) return;
  if (lines_left() <= 0) return;
  y_ = (line_index() + 1) * Sheet::pitch;
}

void PageWriter::need_lines(int lines) {
  if (lines_left() < std::min(lines, Sheet::lines)) new_page();
}

void PageWriter::write(const Line& line, double size_pt, double cell_mm, double left_mm) {
  if (lines_left() <= 0) new_page();
  y_ = line_index() * Sheet::pitch;
  // A larger size stands in the middle of the line's square.
  write_at(line, size_pt, cell_mm, left_mm, y_ + (Sheet::cell - size_pt / kPointsPerMm) / 2);
  y_ += Sheet::pitch;
}

void PageWriter::write_at(const Line& line, double size_pt, double cell_mm, double left_mm, double top_mm,
                          std::string_view colour) {
  const double baseline = Sheet::top + top_mm + kAscent * size_pt / kPointsPerMm;
  for (const auto& piece : line.pieces) {
    PlacedText text{
        Sheet::left + left_mm + piece.x * cell_mm, baseline, piece.role, size_pt, piece.text, {}, 0};
    for (const double advance : piece.advances) text.advances.push_back(advance * cell_mm);
    if (piece.narrow_first && !text.advances.empty()) text.shift = text.advances.front() - cell_mm;
    text.colour = colour;
    page().texts.push_back(std::move(text));
  }
}

}  // namespace jishi::report
