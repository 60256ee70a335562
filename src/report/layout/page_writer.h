#pragma once
// Where the next line goes: the pages made so far and the place reached on the last one.

#include "report/layout/lines.h"
#include "report/layout/page.h"

namespace jishi::report {

class PageWriter {
 public:
  PageWriter() : pages_(1) {}

  Page& page() { return pages_.back(); }
  // Millimetres below the top of the type area.
  double y() const { return y_; }
  double room() const { return Sheet::text_height - y_; }
  bool is_at_top() const { return y_ < kNothing; }
  // Whole grid lines left, once y has been brought down to the grid.
  int lines_left() const { return Sheet::lines - line_index(); }

  void new_page();
  // An empty line; not at the top of a page unless it is the first.
  void skip_line();
  // One grid line; begins a new page when none is left.
  void write(const Line& line, double size_pt, double cell_mm, double left_mm = 0);
  // A line anywhere: its em square's top `top_mm` below the top of the type area.
  void write_at(const Line& line, double size_pt, double cell_mm, double left_mm, double top_mm,
                std::string_view colour = {});
  void advance(double mm) { y_ += mm; }
  // A new page unless so many lines are left.
  void need_lines(int lines);

  std::vector<Page> take() { return std::move(pages_); }

 private:
  static constexpr double kNothing = 1e-6;
  int line_index() const;

  std::vector<Page> pages_;
  double y_ = 0;
};

}  // namespace jishi::report
