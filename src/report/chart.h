#pragma once
// The geometry of a chart, computed once; SVG and cairo only draw what stands here. Units: 1/1000 of the
// chart's width (x, y and sizes alike); y grows downwards.

#include <string>
#include <string_view>
#include <vector>

#include "report/document.h"
#include "report/grid.h"

namespace jishi::report {

struct ChartRect {
  double x, y, width, height;
  std::string colour;  // #rrggbb
};

enum class ChartAnchor { start, middle, end };

struct ChartLabel {
  double x, y;  // on the baseline
  double size;
  ChartAnchor anchor;
  std::string colour;  // empty: the ink of the text around
  std::string text;
};

struct ChartDrawing {
  double height = 0;  // the width is 1000
  std::vector<ChartRect> rects;
  std::vector<ChartLabel> labels;
};

// Without the caption, which every writer sets as text.
ChartDrawing draw_chart(const Chart& chart);

// "政治方向：● 已完成 12，■ 逾期 1" — one line a bar; parts of zero are left out. What a reader who cannot
// see it gets.
std::string describe_chart(const Chart& chart);

// One row a bar, one column for each part that some bar has; with the caption. What plain text shows.
Grid chart_grid(const Chart& chart);

// A self-contained <svg> element with role="img", title and desc. `font` is a CSS font-family list.
std::string chart_svg(const Chart& chart, std::string_view font);

}  // namespace jishi::report
