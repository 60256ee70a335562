#include "report/layout/lines.h"

#include <algorithm>
#include <numeric>

#include "base/text.h"

namespace jishi::report {

namespace {

constexpr std::u32string_view kNeverFirst = U"、，。．；：？！）》〉」』】〕］｝”’…—～·％‰℃°)]}>,.;:?!%";
constexpr std::u32string_view kNeverLast = U"（《〈「『【〔［｛“‘([{<￥＄№";
// Marks that are white in their right or left half and may be narrowed by half a cell.
constexpr std::u32string_view kWhiteRight = U"、，。；：）》〉」』】〕";
constexpr std::u32string_view kWhiteLeft = U"（《〈「『【〔";
constexpr double kTolerance = 1e-6;
constexpr double kHalf = 0.5;

bool is_in(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

// Letters and digits whose width is the type's own.
bool is_latin(char32_t c) {
  if (c == U'·' || c == U'°' || c == U'×' || c == U'±' || c == U'§') return false;
  return (c > 0x20 && c < 0x7F) || (c > 0xA0 && c < 0x250) || (c >= 0x370 && c < 0x530);
}

bool is_combining(char32_t c) {
  return (c >= 0x300 && c < 0x370) || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) ||
         c == 0x200D || c == 0x200B;
}

// What is never split: a cell, or a word.
struct Atom {
  std::u32string text;
  FontRole role;
  double width;
  bool latin = false;
  bool space = false;
  bool newline = false;

  char32_t first() const { return text.front(); }
  char32_t last() const { return text.back(); }
};

FontRole latin_role(FontRole role) {
  return role == FontRole::fangsong || role == FontRole::kaiti ? FontRole::latin : role;
}

class Atoms {
 public:
  Atoms(const TypeMeter& meter, double longest) : meter_(meter), longest_(longest) {}

  void add(const StyledText& styled) {
    for (const char32_t c : to_u32(styled.text)) {
      if (is_latin(c)) {
        word_ += c;
        word_role_ = latin_role(styled.role);
        continue;
      }
      end_word();
      if (c == U'\n' || c == U'\r') {
        if (c == U'\n') list_.push_back({U"\n", styled.role, 0, false, false, true});
      } else if (c == U' ' || c == 0xA0 || c == U'\t') {
        list_.push_back({U" ", latin_role(styled.role), meter_.latin_width(latin_role(styled.role), " "),
                         true, true, false});
      } else if (is_combining(c)) {
        if (!list_.empty()) list_.back().text += c;
      } else if (c >= 0x20) {
        list_.push_back({std::u32string(1, c), styled.role, 1, false, false, false});
      }
    }
    end_word();
  }

  std::vector<Atom> take() { return std::move(list_); }

 private:
  void end_word() {
    if (word_.empty()) return;
    const auto width = meter_.latin_width(word_role_, to_utf8(word_));
    if (width <= longest_) {
      list_.push_back({word_, word_role_, width, true, false, false});
    } else {
      for (const char32_t c : word_)
        list_.push_back({std::u32string(1, c), word_role_,
                         meter_.latin_width(word_role_, to_utf8(std::u32string(1, c))), true, false, false});
    }
    word_.clear();
  }

  const TypeMeter& meter_;
  double longest_;
  std::vector<Atom> list_;
  std::u32string word_;
  FontRole word_role_ = FontRole::latin;
};

bool may_break_before(const std::vector<Atom>& atoms, std::size_t i) {
  const auto& before = atoms[i - 1];
  const auto& after = atoms[i];
  if (after.space) return false;
  if (is_in(kNeverFirst, after.first()) && !before.space) return false;
  return !is_in(kNeverLast, before.last());
}

bool is_narrowable(const Atom& atom) {
  return !atom.latin && atom.text.size() == 1 &&
         (is_in(kWhiteRight, atom.first()) || is_in(kWhiteLeft, atom.first()));
}

struct Cut {
  std::size_t end = 0;
  double shrink = 0;  // taken from each narrowable mark
};

// Where the line that begins at `start` ends, when it can take `room` cells.
Cut cut_line(const std::vector<Atom>& atoms, std::size_t start, double room) {
  double x = 0;
  std::size_t i = start;
  while (i < atoms.size() && !atoms[i].newline && (x + atoms[i].width <= room + kTolerance || atoms[i].space))
    x += atoms[i++].width;
  if (i == atoms.size() || atoms[i].newline) return {i, 0};
  if (i == start) return {start + 1, 0};  // wider than the line: it stands alone
  if (may_break_before(atoms, i)) return {i, 0};
  // Take in the closing marks by narrowing, if the line has marks enough.
  std::size_t j = i;
  double width = x;
  while (j < atoms.size() && !atoms[j].newline && is_in(kNeverFirst, atoms[j].first()) && !atoms[j].latin)
    width += atoms[j++].width;
  const bool ends_well = j > i && (j == atoms.size() || atoms[j].newline || may_break_before(atoms, j));
  const auto marks = std::count_if(atoms.begin() + static_cast<std::ptrdiff_t>(start),
                                   atoms.begin() + static_cast<std::ptrdiff_t>(j), is_narrowable);
  if (ends_well && marks > 0 && width - room <= kHalf * static_cast<double>(marks) + kTolerance)
    return {j, (width - room) / static_cast<double>(marks)};
  std::size_t back = i;
  while (back > start + 1 && !may_break_before(atoms, back)) --back;
  return {back > start + 1 || may_break_before(atoms, back) ? back : i, 0};
}

class LineSetter {
 public:
  LineSetter(const std::vector<Atom>& atoms, std::size_t start, std::size_t end)
      : atoms_(atoms), start_(start), end_(end) {
    while (end_ > start_ && atoms_[end_ - 1].space) --end_;
    while (start_ < end_ && atoms_[start_].space) ++start_;
  }

  // `fill`: spread to this width; 0: as it comes.
  Line set(double indent, double shrink, double fill) const {
    double natural = 0;
    for (std::size_t i = start_; i < end_; ++i)
      natural += atoms_[i].width - (is_narrowable(atoms_[i]) ? shrink : 0);
    const auto gaps = end_ - start_;
    const double spread =
        fill > 0 && gaps > 1 ? std::max(0.0, (fill - indent - natural) / static_cast<double>(gaps - 1)) : 0;
    Line line;
    double x = indent;
    for (std::size_t i = start_; i < end_; ++i) {
      const auto& atom = atoms_[i];
      const double width = atom.width - (is_narrowable(atom) ? shrink : 0);
      const double advance = width + (i + 1 < end_ ? spread : 0);
      place(line, atom, x, advance, shrink > 0 && is_in(kWhiteLeft, atom.first()));
      x += advance;
    }
    line.width = x;
    return line;
  }

 private:
  static void place(Line& line, const Atom& atom, double x, double advance, bool narrow_opening) {
    const bool joins = !line.pieces.empty() && !atom.latin && !narrow_opening &&
                       !line.pieces.back().advances.empty() && line.pieces.back().role == atom.role;
    if (!joins) {
      LinePiece piece{atom.role, x, 0, "", {}, narrow_opening};
      line.pieces.push_back(std::move(piece));
    }
    auto& piece = line.pieces.back();
    piece.text += to_utf8(atom.text);
    piece.width += advance;
    if (atom.latin) return;
    piece.advances.push_back(advance);
    piece.advances.resize(piece.advances.size() + atom.text.size() - 1, 0);
  }

  const std::vector<Atom>& atoms_;
  std::size_t start_;
  std::size_t end_;
};

}  // namespace

std::vector<Line> break_lines(const std::vector<StyledText>& text, const Measure& measure,
                              const TypeMeter& meter) {
  Atoms reader(meter, measure.width - std::max(measure.indent, measure.hang));
  for (const auto& styled : text) reader.add(styled);
  const auto atoms = reader.take();
  std::vector<Line> out;
  std::size_t at = 0;
  while (at < atoms.size()) {
    const double indent = out.empty() ? measure.indent : measure.hang;
    while (at < atoms.size() && atoms[at].space && !out.empty()) ++at;
    if (at == atoms.size()) break;
    const auto cut = cut_line(atoms, at, measure.width - indent);
    const bool last = cut.end == atoms.size() || atoms[cut.end].newline;
    out.push_back(
        LineSetter(atoms, at, cut.end).set(indent, cut.shrink, measure.justify && !last ? measure.width : 0));
    at = cut.end;
    if (at < atoms.size() && atoms[at].newline) ++at;
  }
  if (out.empty()) out.emplace_back();
  return out;
}

double line_width(std::string_view text, const TypeMeter& meter) {
  Atoms reader(meter, 1e9);
  reader.add({FontRole::fangsong, std::string(text)});
  const auto atoms = reader.take();
  return std::accumulate(atoms.begin(), atoms.end(), 0.0,
                         [](double sum, const Atom& atom) { return sum + atom.width; });
}

}  // namespace jishi::report
