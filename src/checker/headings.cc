#include "checker/headings.h"

#include "base/text.h"

namespace jishi::checker {

namespace {

constexpr std::u32string_view kHanDigits = U"零一二三四五六七八九十";
constexpr std::size_t kLongestTitle = 45;

int han_value(std::u32string_view digits) {
  int value = 0;
  int last = 0;
  for (const char32_t c : digits) {
    const auto digit = kHanDigits.find(c);
    if (digit == std::u32string_view::npos) return 0;
    if (digit == 10) {
      value += (last == 0 ? 1 : last) * 10;
      last = 0;
    } else {
      if (last != 0) return 0;  // 一二
      last = static_cast<int>(digit);
    }
  }
  return value + last;
}

int arabic_value(std::u32string_view digits) {
  int value = 0;
  for (const char32_t c : digits) value = value * 10 + static_cast<int>(c >= U'０' ? c - U'０' : c - U'0');
  return value;
}

struct Mark {
  Range number;  // the whole mark
  Range digits;
  int level = 0;
  bool skewed = false;
};

// （一） （1） and their broken forms.
std::optional<Mark> bracketed(std::u32string_view text, std::size_t at, std::size_t end) {
  const bool opened = is_any(text[at], U"（(");
  const std::size_t first = opened ? at + 1 : at;
  std::size_t i = first;
  const bool arabic = i < end && is_digit(text[i]);
  while (i < end && i - first < 3 && (arabic ? is_digit(text[i]) : is_any(text[i], kHanDigits))) ++i;
  if (i == first || i >= end || !is_any(text[i], U"）)")) return std::nullopt;
  const bool wide_close = text[i] == U'）';
  const bool skewed = !opened || (text[at] == U'（') != wide_close;
  return Mark{{at, i + 1}, {first, i}, arabic ? 4 : 2, skewed};
}

// 一、 and 1. (1． 1、); not 1.5 and not 2023.3.14.
std::optional<Mark> dotted(std::u32string_view text, std::size_t at, std::size_t end) {
  const bool arabic = is_digit(text[at]);
  std::size_t i = at;
  while (i < end && i - at < 3 && (arabic ? is_digit(text[i]) : is_any(text[i], kHanDigits))) ++i;
  if (i == at || i >= end) return std::nullopt;
  if (arabic) {
    if (i - at > 2 || !is_any(text[i], U".．、")) return std::nullopt;
    if (i + 1 < end && is_digit(text[i + 1])) return std::nullopt;
    return Mark{{at, i + 1}, {at, i}, 3, false};
  }
  if (text[i] != U'、' && text[i] != U'．' && text[i] != U'.') return std::nullopt;
  // 一、二、三科室: a list, no heading.
  if (i + 2 < end && is_any(text[i + 1], kHanDigits) && text[i + 2] == U'、') return std::nullopt;
  return Mark{{at, i + 1}, {at, i}, 1, text[i] != U'、'};
}

std::optional<Mark> read_mark(std::u32string_view text, std::size_t at, std::size_t end) {
  if (at >= end) return std::nullopt;
  if (const auto mark = bracketed(text, at, end)) return mark;
  return dotted(text, at, end);
}

// Where the title ends: at the first 。 of the line, or at the line's end when it has none.
Range title_of(std::u32string_view text, const Range& line, std::size_t start, bool& run_in) {
  std::size_t i = start;
  while (i < line.end && !is_stop(text[i])) ++i;
  run_in = i < line.end;
  return trimmed(text, {start, i});
}

// A figure other than a year: then the first sentence says something rather than names the section.
bool has_figure(std::u32string_view title) {
  for (std::size_t i = 0; i < title.size();) {
    if (!is_digit(title[i])) {
      ++i;
      continue;
    }
    const std::size_t start = i;
    while (i < title.size() && is_digit(title[i])) ++i;
    if (i - start != 4 || i >= title.size() || title[i] != U'年') return true;
  }
  return false;
}

std::string key_of(const Mark& mark, std::u32string_view text) {
  const auto digits = to_utf8(text.substr(mark.digits.start, mark.digits.size()));
  return mark.level == 2 || mark.level == 4 ? "（" + digits + "）" : digits;
}

}  // namespace

int heading_value(std::u32string_view digits) {
  if (digits.empty()) return 0;
  return is_digit(digits[0]) ? arabic_value(digits) : han_value(digits);
}

std::optional<Heading> read_heading(std::u32string_view text, const Range& line) {
  Range inner = trimmed(text, line);
  while (inner.start < inner.end && text[inner.start] == U'#') ++inner.start;  // of Markdown
  inner = trimmed(text, inner);
  const auto mark = read_mark(text, inner.start, inner.end);
  if (!mark) return std::nullopt;
  Heading heading;
  heading.value = heading_value(text.substr(mark->digits.start, mark->digits.size()));
  if (heading.value == 0) return std::nullopt;
  heading.number = mark->number;
  heading.level = mark->level;
  heading.skewed = mark->skewed;
  heading.key = key_of(*mark, text);
  bool run_in = false;
  const Range title = title_of(text, inner, mark->number.end, run_in);
  heading.range = {mark->number.start, mark->number.end};
  const bool whole_line = title.end + 1 >= inner.end;
  // 1. 召开会议，…。 as a whole line is a numbered sentence, not a heading.
  const bool sentence =
      run_in && ((whole_line && mark->level >= 3) || has_figure(text.substr(title.start, title.size())));
  if (title.size() == 0 || title.size() > kLongestTitle || sentence) return heading;
  heading.title = to_utf8(text.substr(title.start, title.size()));
  heading.range.end = run_in ? title.end + 1 : title.end;
  return heading;
}

}  // namespace jishi::checker
