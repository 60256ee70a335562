#include <algorithm>

#include "base/text.h"
#include "report/grid.h"

namespace jishi::report {

namespace {

constexpr std::string_view kGap = "  ";

// No column is made narrower than this for want of room.
constexpr std::size_t kLeast = 10;

struct Piece {
  char32_t letter;
  std::size_t width;
};

bool is_closing(char32_t c) {
  return std::u32string_view(U"，。；：、！？）》」』”’〕%").find(c) != std::u32string_view::npos;
}

bool is_opening(char32_t c) {
  return std::u32string_view(U"（《「『“‘〔").find(c) != std::u32string_view::npos;
}

// Between two Chinese letters; never inside an id, a number with its unit (3号, 2025年) or before a sign that
// closes.
bool may_break(const Piece& before, const Piece& after) {
  if (is_opening(before.letter) || is_closing(after.letter) || after.letter == U'〔') return false;
  return is_closing(before.letter) || (before.width == 2 && after.width == 2);
}

// The end of the line that begins at `from`: at most `width` columns, after the last place where it may end.
std::size_t line_end(const std::vector<Piece>& text, std::size_t from, std::size_t width) {
  std::size_t used = 0;
  std::size_t good = from;
  for (std::size_t i = from; i < text.size(); ++i) {
    const bool is_space = text[i].letter == U' ';
    if (used + text[i].width > width && i > from && !is_space) return good > from ? good : i;
    used += text[i].width;
    if (is_space || (i + 1 < text.size() && may_break(text[i], text[i + 1]))) good = i + 1;
  }
  return text.size();
}

// A cell cut into lines of at most `width` columns.
std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> out;
  for (const auto& paragraph :
       split(replace_all(replace_all(std::string(text), "\r", ""), "\t", " "), "\n")) {
    std::vector<Piece> pieces;
    for (const char32_t c : to_u32(paragraph))
      if (c >= 0x20) pieces.push_back({c, display_width(to_utf8(std::u32string(1, c)))});
    std::size_t from = 0;
    do {
      const auto end = line_end(pieces, from, width);
      std::u32string line;
      for (; from < end; ++from) line += pieces[from].letter;
      while (!line.empty() && line.back() == U' ' && from < pieces.size()) line.pop_back();
      out.push_back(to_utf8(line));
    } while (from < pieces.size());
  }
  return out;
}

// The widest part of a cell that may not be cut.
std::size_t widest_word(std::string_view text) {
  std::size_t widest = 0;
  std::size_t used = 0;
  Piece before{U' ', 1};
  for (const char32_t c : to_u32(text)) {
    const Piece piece{c, c < 0x20 ? 0 : display_width(to_utf8(std::u32string(1, c)))};
    if (c <= U' ' || before.letter <= U' ' || may_break(before, piece)) used = 0;
    used += piece.width;
    widest = std::max(widest, used);
    before = piece;
  }
  return widest;
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
  TextTable(const Grid& grid, std::size_t room) : grid_(grid), room_(room) {
    for (std::size_t i = 0; i < grid.columns.size(); ++i) widths_.push_back(width_of(i));
    if (room > 0) give_way();
  }

  std::string write() const {
    std::string out;
    if (!grid_.title.empty()) out += grid_.title + "\n\n";
    if (room_ > 0 && total() > room_) return out + as_lines() + notes();
    std::vector<std::string> header;
    for (const auto& column : grid_.columns) header.push_back(column.header);
    out += row(header);
    std::string rule;
    for (std::size_t i = 0; i < widths_.size(); ++i)
      rule += (i > 0 ? std::string(kGap) : "") + std::string(widths_[i], '-');
    if (!rule.empty()) out += rule + "\n";
    for (const auto& cells : grid_.rows) out += row(cells);
    return out + notes();
  }

 private:
  std::string notes() const {
    std::string out;
    if (!grid_.notes.empty()) out += "\n";
    for (const auto& note : grid_.notes) out += note + "\n";
    return out;
  }

  std::size_t total() const {
    std::size_t out = kGap.size() * (widths_.empty() ? 0 : widths_.size() - 1);
    for (const auto width : widths_) out += width;
    return out;
  }

  // The widest column that may give way does, until the table fits or none may.
  void give_way() {
    std::vector<std::size_t> least;
    for (std::size_t i = 0; i < widths_.size(); ++i) least.push_back(least_of(i));
    for (auto over = total(); over > room_; over = total()) {
      std::size_t widest = widths_.size();
      for (std::size_t i = 0; i < widths_.size(); ++i)
        if (widths_[i] > least[i] && (widest == widths_.size() || widths_[i] > widths_[widest])) widest = i;
      if (widest == widths_.size()) return;
      --widths_[widest];
    }
  }

  std::size_t least_of(std::size_t column) const {
    const bool is_text = grid_.columns[column].kind == GridKind::text;
    std::size_t out = std::max(widest_word(grid_.columns[column].header), is_text ? kLeast : 0);
    for (const auto& cells : grid_.rows)
      if (column < cells.size())
        out = std::max(out, is_text ? widest_word(cells[column]) : display_width(cells[column]));
    return std::min(out, widths_[column]);
  }

  std::string as_lines() const {
    std::size_t label = 0;
    for (const auto& column : grid_.columns) label = std::max(label, display_width(column.header));
    const auto width = std::max(kLeast, room_ > label + kGap.size() ? room_ - label - kGap.size() : 0);
    std::string out;
    for (const auto& cells : grid_.rows) {
      if (!out.empty()) out += "\n";
      for (std::size_t i = 0; i < cells.size() && i < grid_.columns.size(); ++i) {
        if (cells[i].empty()) continue;
        auto head = grid_.columns[i].header;
        for (const auto& line : wrap(cells[i], width)) {
          out += without_trailing(padded(head, label, false) + std::string(kGap) + line);
          head.clear();
        }
      }
    }
    return out;
  }

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
  std::size_t room_;
  std::vector<std::size_t> widths_;
};

}  // namespace

std::string grid_text(const Grid& grid, std::size_t room) {
  return TextTable(grid, room).write();
}

}  // namespace jishi::report
