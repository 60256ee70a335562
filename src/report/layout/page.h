#pragma once
// Page: what stands where, in millimetres from the upper left corner of the sheet. Made once; the PDF writer
// only draws it, and so can any other format of fixed pages.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "report/chart.h"
#include "report/font_map.h"

namespace jishi::report {

struct PlacedText {
  double x = 0;
  double baseline = 0;
  FontRole role = FontRole::fangsong;
  double size_pt = 0;
  std::string text;
  std::vector<double> advances;  // mm a code point; empty: the type's own
  double shift = 0;              // mm the first glyph is moved by, within its advance
  std::string colour = {};       // #rrggbb; empty: black
};

struct PlacedRule {
  double x1, y1, x2, y2;
  double width;
};

struct PlacedChart {
  double x, y, width;
  ChartDrawing drawing;
};

struct PlacedHeading {
  int level;  // 0 the title
  double y;
  std::string text;
};

struct Page {
  std::vector<PlacedText> texts;
  std::vector<PlacedRule> rules;
  std::vector<PlacedChart> charts;
  std::vector<PlacedHeading> headings;
};

// GB/T 9704-2012 §5–6, §7.5, in millimetres. The type area holds 22 lines of 28 characters exactly: a cell is
// 156/28 and the pitch lets the last line end on the lower edge.
struct Sheet {
  static constexpr double width = 210, height = 297;
  static constexpr double left = 28, top = 37, text_width = 156, text_height = 225;
  static constexpr int lines = 22, cells = 28;
  static constexpr double cell = text_width / cells;
  static constexpr double pitch = (text_height - cell) / (lines - 1);
  static constexpr double dash_below = 7;  // the page number's dash below the type area
};

inline constexpr double kPointsPerMm = 72.0 / 25.4;
inline constexpr double kBodySize = Sheet::cell * kPointsPerMm;  // 15.79 pt: 3号 on the grid
inline constexpr double kTitleSize = 22;                         // 2号
inline constexpr double kMarkSize = 26;                          // 1号
inline constexpr double kMarkTop = 35;  // mm from the top of the type area to the mark of minutes (§10.3)
// Characters a line; one is left free, since digits of a display face are wider than half a character.
inline constexpr double kTitleCells = 19;
inline constexpr double kMarkCells = 16;
inline constexpr std::string_view kMarkColour = "#ff0000";
inline constexpr double kPageNumberSize = 14;  // 4号
inline constexpr double kTableSize = 12;       // 小四
// Share of the em square above the baseline.
inline constexpr double kAscent = 0.88;

// Millimetres a chart is wide, its drawing's height given: 140, or less where it would not fit a page with
// its caption.
inline double chart_width_mm(double drawing_height) {
  constexpr double usual = 140, caption = 2 * Sheet::pitch;
  return std::min(usual, (Sheet::text_height - caption) * 1000 / drawing_height);
}

}  // namespace jishi::report
