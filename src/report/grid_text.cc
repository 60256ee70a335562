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
  bool may_end = false;  // a line may end after it
};
using Pieces = std::vector<Piece>;

bool is_one_of(std::u32string_view letters, char32_t c) {
  return letters.find(c) != std::u32string_view::npos;
}

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

bool is_closing(char32_t c) {
  return is_one_of(U"，。；：、！？）》」』”’〕%", c);
}

bool is_opening(char32_t c) {
  return is_one_of(U"（《「『“‘〔", c);
}

// Between two Chinese letters, not inside a number with its unit (3号, 2025年), nor before a sign that
// closes.
bool may_part(const Piece& before, const Piece& after) {
  if (before.letter == U' ') return true;
  if (is_opening(before.letter) || is_closing(after.letter) || after.letter == U'〔') return false;
  if (before.letter == U'〕' && is_digit(after.letter)) return false;
  return is_closing(before.letter) || (before.width == 2 && after.width == 2);
}

// The kind of records before 会议〔2025〕3号's bracket: up to four letters.
void hold_number_together(Pieces& pieces, std::size_t bracket) {
  for (std::size_t back = 2; back <= 4 && back <= bracket; ++back) {
    auto& piece = pieces[bracket - back];
    if (piece.width != 2 || is_closing(piece.letter)) return;
    piece.may_end = false;
  }
}

// 2025年第三季度, 2025年上半年.
void hold_period_together(Pieces& pieces, std::size_t year) {
  for (auto i = year; i + 1 < pieces.size() && is_one_of(U"第一二三四季度上下半年", pieces[i + 1].letter);
       ++i)
    pieces[i].may_end = false;
}

Pieces pieces_of(std::string_view text) {
  Pieces out;
  for (const char32_t c : to_u32(text))
    if (c >= 0x20) out.push_back({c, display_width(to_utf8(std::u32string(1, c)))});
  for (std::size_t i = 0; i + 1 < out.size(); ++i) out[i].may_end = may_part(out[i], out[i + 1]);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i].letter == U'〔') hold_number_together(out, i);
    if (out[i].letter == U'年' && i > 0 && is_digit(out[i - 1].letter)) hold_period_together(out, i);
  }
  return out;
}

// The end of the line that begins at `from`: at most `width` columns, after the last place where it may end;
// a word that is wider is cut. Always behind `from`.
std::size_t line_end(const Pieces& text, std::size_t from, std::size_t width) {
  std::size_t used = 0;
  std::size_t good = from;
  for (std::size_t i = from; i < text.size(); ++i) {
    if (used + text[i].width > width && i > from && text[i].letter != U' ') return good > from ? good : i;
    used += text[i].width;
    if (text[i].may_end) good = i + 1;
  }
  return text.size();
}

std::vector<std::string> paragraphs_of(std::string_view text) {
  return split(replace_all(replace_all(std::string(text), "\r", ""), "\t", " "), "\n");
}

// A cell cut into lines of at most `width` columns.
std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> out;
  for (const auto& paragraph : paragraphs_of(text)) {
    const auto pieces = pieces_of(paragraph);
    std::size_t from = 0;
    do {
      const auto end = line_end(pieces, from, width);
      std::u32string line;
      for (; from < end; ++from) line += pieces[from].letter;
      while (!line.empty() && line.back() == U' ') line.pop_back();
      out.push_back(to_utf8(line));
    } while (from < pieces.size());
  }
  return out;
}

// The widest part of a cell that may not be cut.
std::size_t widest_word(std::string_view text) {
  std::size_t widest = 0;
  for (const auto& paragraph : paragraphs_of(text)) {
    std::size_t used = 0;
    for (const auto& piece : pieces_of(paragraph)) {
      if (piece.letter != U' ') widest = std::max(widest, used += piece.width);
      if (piece.may_end) used = 0;
    }
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
    if (room_ > 0 && total() > room_ && !grid_.rows.empty()) return out + as_lines() + notes();
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
    for (const auto& note : grid_.notes) {
      const auto lines = room_ == 0 ? std::vector<std::string>{note} : wrap(note, std::max(kLeast, room_));
      for (const auto& line : lines) out += line + "\n";
    }
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
