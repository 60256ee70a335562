#include <algorithm>

#include "base/text.h"
#include "report/grid.h"

namespace jishi::report {

namespace {

constexpr std::string_view kGap = "  ";

// A cell cut into lines of at most `width` columns, at the last space of a line where there is one.
std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> out;
  for (const auto& paragraph :
       split(replace_all(replace_all(std::string(text), "\r", ""), "\t", " "), "\n")) {
    std::u32string line;
    std::size_t used = 0;
    for (const char32_t c : to_u32(paragraph)) {
      if (c < 0x20) continue;
      const auto w = display_width(to_utf8(std::u32string(1, c)));
      if (used + w > width && !line.empty()) {
        const auto space = line.rfind(U' ');
        std::u32string rest;
        if (space != std::u32string::npos && space > 0 && c != U' ') {
          rest = line.substr(space + 1);
          line.resize(space);
        }
        out.push_back(to_utf8(line));
        line = rest;
        used = display_width(to_utf8(line));
        if (c == U' ') continue;
      }
      line += c;
      used += w;
    }
    out.push_back(to_utf8(line));
  }
  return out;
}

std::string padded(const std::string& text, std::size_t width, bool right) {
  const auto used = display_width(text);
  const std::string space(width > used ? width - used : 0, ' ');
  return right ? space + text : text + space;
}

std::string without_trailing(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

class TextTable {
 public:
  explicit TextTable(const Grid& grid) : grid_(grid) {
    for (std::size_t i = 0; i < grid.columns.size(); ++i) widths_.push_back(width_of(i));
  }

  std::string write() const {
    std::string out;
    if (!grid_.title.empty()) out += grid_.title + "\n\n";
    std::vector<std::string> header;
    for (const auto& column : grid_.columns) header.push_back(column.header);
    out += row(header);
    std::string rule;
    for (std::size_t i = 0; i < widths_.size(); ++i)
      rule += (i > 0 ? std::string(kGap) : "") + std::string(widths_[i], '-');
    if (!rule.empty()) out += rule + "\n";
    for (const auto& cells : grid_.rows) out += row(cells);
    if (!grid_.notes.empty()) out += "\n";
    for (const auto& note : grid_.notes) out += note + "\n";
    return out;
  }

 private:
  // No wider than the widest cell, no wider than the column's own width, but at least the header's longest
  // word.
  std::size_t width_of(std::size_t column) const {
    std::size_t widest = display_width(grid_.columns[column].header);
    for (const auto& cells : grid_.rows)
      if (column < cells.size())
        for (const auto& line : split(cells[column], "\n")) widest = std::max(widest, display_width(line));
    const auto limit = static_cast<std::size_t>(std::max(grid_.columns[column].width, 2));
    return std::max<std::size_t>(
        std::min(widest, std::max(limit, display_width(grid_.columns[column].header))), 2);
  }

  std::string row(const std::vector<std::string>& cells) const {
    std::vector<std::vector<std::string>> wrapped;
    std::size_t height = 1;
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      wrapped.push_back(wrap(i < cells.size() ? cells[i] : "", widths_[i]));
      height = std::max(height, wrapped.back().size());
    }
    std::string out;
    for (std::size_t y = 0; y < height; ++y) {
      std::string line;
      for (std::size_t i = 0; i < widths_.size(); ++i) {
        const auto text = y < wrapped[i].size() ? wrapped[i][y] : std::string();
        line += (i > 0 ? std::string(kGap) : "") +
                padded(text, widths_[i], grid_.columns[i].kind == GridKind::number);
      }
      out += without_trailing(std::move(line));
    }
    return out;
  }

  const Grid& grid_;
  std::vector<std::size_t> widths_;
};

}  // namespace

std::string grid_text(const Grid& grid) {
  return TextTable(grid).write();
}

}  // namespace jishi::report
