#pragma once
// Lines: text on the character grid. A Chinese character, full-width mark or symbol takes one cell; Latin
// letters and digits take the width of their type and are never split inside a word that fits the line. No
// closing mark begins a line and no opening mark ends one (GB/T 15834 §5.1): a mark that would is taken in by
// narrowing the marks of its line, else the line gives up its last characters and is spread to full measure.

#include <string>
#include <vector>

#include "report/font_map.h"

namespace jishi::report {

struct StyledText {
  FontRole role;  // Latin runs in 仿宋 and 楷体 are set in FontRole::latin, in the bolder faces in their own
  std::string text;
};

// A piece of a line in one font. Lengths in cells, from the line's left edge.
struct LinePiece {
  FontRole role;
  double x = 0;
  double width = 0;
  std::string text;
  std::vector<double> advances;  // one a code point; empty: the type's own (Latin)
  bool narrow_first = false;     // the first mark is an opening one set without its left half
};

struct Line {
  std::vector<LinePiece> pieces;
  double width = 0;  // of what is set, indent included
};

// Widths of Latin runs in cells (of the size being set).
class TypeMeter {
 public:
  virtual ~TypeMeter() = default;
  virtual double latin_width(FontRole role, std::string_view text) const = 0;
};

struct Measure {
  double width = 28;    // cells a line
  double indent = 0;    // of the first line
  double hang = 0;      // of the others
  bool justify = true;  // all lines but the last
};

// Never empty: no text is one empty line. "\n" ends a line.
std::vector<Line> break_lines(const std::vector<StyledText>& text, const Measure& measure,
                              const TypeMeter& meter);

// Width of a text on one line, in 仿宋.
double line_width(std::string_view text, const TypeMeter& meter);

}  // namespace jishi::report
