// 五一, 春节, “七一”前夕, 国庆、中秋期间.

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "base/reading/scene.h"
#include "base/text.h"

namespace jishi::reading {

namespace {

struct DayName {
  std::u32string word;
  std::string_view name;
};

// By first character, longest first.
const std::vector<DayName>& names() {
  static const auto table = [] {
    std::vector<DayName> out;
    for (const auto name : day_names()) out.push_back({folded(to_u32(name)), name});
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
      return a.word[0] != b.word[0] ? a.word[0] < b.word[0] : a.word.size() > b.word.size();
    });
    return out;
  }();
  return table;
}

// What makes the name another word.
struct Guard {
  std::u32string_view word;
  std::u32string_view not_before;  // one of these characters right after
};
constexpr Guard kGuards[] = {{U"五四", U"运精奖新"},   {U"三八", U"红以式线"}, {U"六一", U"级"},
                             {U"八一", U"厂路南起电"}, {U"新年", U"度贺伊代"}, {U"清明", U"廉风朗的政"},
                             {U"五一", U"劳口"},       {U"七一", U"勋重讲"},   {U"元宵", U"晚"}};

const DayName* name_at(std::u32string_view text, std::size_t pos) {
  const auto first = at(text, pos);
  auto it = std::lower_bound(names().begin(), names().end(), first,
                             [](const auto& n, char32_t c) { return n.word[0] < c; });
  for (; it != names().end() && it->word[0] == first; ++it) {
    if (!stands(text, pos, it->word)) continue;
    const auto next = at(text, pos + it->word.size());
    const bool guarded = std::any_of(std::begin(kGuards), std::end(kGuards), [&](const auto& g) {
      return g.word == it->word && next != U'\0' && is_any(next, g.not_before);
    });
    const bool numeral =
        is_any(first, U"三五六七八双") && (is_any(next, U"一二三四五六七八九十百千万月个") && next != U'\0');
    return guarded || numeral ? nullptr : &*it;
  }
  return nullptr;
}

bool is_closing_quote(char32_t c) {
  return c != U'\0' && is_any(c, U"”\"’」");
}

// 期间, 前夕 … after the name, or after the last of a chain: 国庆、中秋期间.
enum class Around { none, window, before, after, both, since };
struct Tail {
  Around around = Around::none;
  std::size_t end = 0;
};
Tail tail_at(std::u32string_view text, std::size_t pos) {
  struct Row {
    std::u32string_view word;
    Around around;
  };
  constexpr std::array<Row, 15> rows = {{{U"期间", Around::window},
                                         {U"假期", Around::window},
                                         {U"长假", Around::window},
                                         {U"假日", Around::window},
                                         {U"前夕", Around::before},
                                         {U"前后", Around::both},
                                         {U"之前", Around::before},
                                         {U"以前", Around::before},
                                         {U"来临之际", Around::before},
                                         {U"前", Around::before},
                                         {U"节后", Around::after},
                                         {U"之后", Around::after},
                                         {U"后", Around::after},
                                         {U"以来", Around::since},
                                         {U"节前", Around::before}}};
  for (const auto& row : rows) {
    if (!stands(text, pos, row.word)) continue;
    const auto end = pos + row.word.size();
    if (row.word == U"后" && is_any(at(text, end), U"续勤台来半")) return {Around::none, pos};
    return {row.around, end};
  }
  return {Around::none, pos};
}

// The window the chain's tail asks for; `end` takes the tail in only when it is this name's own.
Tail chain_tail(std::u32string_view text, std::size_t pos) {
  auto own = tail_at(text, pos);
  if (own.around != Around::none) return own;
  std::size_t i = pos;
  for (int n = 0; n < 6; ++n) {
    if (!is_any(at(text, i), U"、和及与") || i >= text.size()) return {Around::none, pos};
    ++i;
    if (is_any(at(text, i), U"“\"‘「") && i < text.size()) ++i;
    const auto* name = name_at(text, i);
    if (name == nullptr) return {Around::none, pos};
    i += name->word.size();
    if (is_closing_quote(at(text, i))) ++i;
    if (const auto tail = tail_at(text, i); tail.around != Around::none) return {tail.around, pos};
  }
  return {Around::none, pos};
}

std::optional<Span> around_span(std::string_view name, Day day, Around around,
                                const std::optional<Day>& as_of) {
  switch (around) {
    case Around::window:
      return holiday_window(name, day.year());
    case Around::before:
      return Span::of_range(day.plus_days(-7), day.plus_days(-1));
    case Around::after:
      return Span::of_range(day.plus_days(1), day.plus_days(15));
    case Around::both:
      return Span::of_range(day.plus_days(-7), day.plus_days(7));
    case Around::since:
      return as_of && *as_of >= day ? Span::of_range(day, *as_of) : std::optional(Span::of_day(day));
    case Around::none:
      break;
  }
  return Span::of_day(day);
}

Side side_of(Around around) {
  switch (around) {
    case Around::before:
      return Side::before;
    case Around::after:
      return Side::after;
    case Around::since:
      return Side::since;
    default:
      return Side::within;
  }
}

}  // namespace

std::u32string first_characters_of_named_days() {
  std::u32string out;
  for (const auto& name : names()) out += name.word[0];
  return out;
}

std::optional<Mention> read_named_day(const Scene& scene, std::size_t pos) {
  const auto& text = scene.text;
  const auto year = read_year(text, pos);
  const auto at_name = year ? skip_blanks(text, year->end) : pos;
  const bool after_number =
      !year && pos > 0 && (is_any(text[pos - 1], U"一二三四五六七八九十零第百") || is_digit(text[pos - 1]));
  if (after_number) return std::nullopt;
  const auto* name = name_at(text, at_name);
  if (name == nullptr) return std::nullopt;
  YearSource years = scene.years;
  int in_year = years.default_year();
  if (year && year->year)
    in_year = *year->year;
  else if (year && years.report != 0)
    in_year = year->word == YearWord::last_year   ? years.report - 1
              : year->word == YearWord::next_year ? years.report + 1
              : year->word == YearWord::this_year ? years.report
                                                  : in_year;
  Mention out;
  out.start = pos;
  auto end = at_name + name->word.size();
  const bool quoted = is_closing_quote(at(text, end));
  const auto tail = chain_tail(text, quoted ? end + 1 : end);
  out.end = tail.around != Around::none && tail.end > end + (quoted ? 1U : 0U) ? tail.end : end;
  out.kind = tail.around == Around::none ? MentionKind::named_day : MentionKind::fuzzy_time;
  out.side = side_of(tail.around);
  out.year_inherited = !year;
  if (in_year != 0)
    if (const auto day = named_day(name->name, in_year))
      out.span = around_span(name->name, *day, tail.around, scene.as_of);
  return out;
}

}  // namespace jishi::reading
