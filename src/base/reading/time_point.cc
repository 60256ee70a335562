#include "base/reading/time_point.h"

#include <utility>

#include "base/numeral.h"
#include "base/reading/fold.h"

namespace jishi::reading {

namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;

bool is_year(int n) {
  return n >= kFirstYear && n <= kLastYear;
}

// Exactly n Arabic digits.
std::optional<int> read_digits(std::u32string_view text, std::size_t pos, std::size_t n) {
  int value = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const auto c = at(text, pos + i);
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + static_cast<int>(c - U'0');
  }
  return value;
}

std::size_t digit_run(std::u32string_view text, std::size_t pos) {
  std::size_t i = pos;
  while (is_digit(at(text, i))) ++i;
  return i - pos;
}

TimePoint day_point(int year, int month, int day, std::size_t end) {
  TimePoint out;
  out.grain = Grain::day;
  out.year = year;
  out.month = month;
  out.day = day;
  out.end = end;
  return out;
}

// 20230314.
std::optional<TimePoint> read_eight_digits(std::u32string_view text, std::size_t pos) {
  if (digit_run(text, pos) != 8) return std::nullopt;
  const int year = *read_digits(text, pos, 4);
  const int month = *read_digits(text, pos + 4, 2);
  const int day = *read_digits(text, pos + 6, 2);
  if (!is_year(year) || month > 12 || month == 0 || day == 0 || day > 31) return std::nullopt;
  return day_point(year, month, day, pos + 8);
}

// 2023-03-14, 2023/3/14, 2023.3.14, 2010 01 29, 2023-03; 2023.3 and 2023/3 in a cell only.
std::optional<TimePoint> read_marked_digits(std::u32string_view text, std::size_t pos, Mode mode) {
  if (digit_run(text, pos) != 4) return std::nullopt;
  const int year = *read_digits(text, pos, 4);
  const auto mark = at(text, pos + 4);
  if (!is_year(year) || !is_any(mark, U"-/. ")) return std::nullopt;
  const auto months = digit_run(text, pos + 5);
  if (months == 0 || months > 2) return std::nullopt;
  const int month = *read_digits(text, pos + 5, months);
  const auto after = pos + 5 + months;
  const auto days = digit_run(text, after + 1);
  if (at(text, after) == mark && days >= 1 && days <= 2 && (mark != U' ' || (months == 2 && days == 2))) {
    if (mark == U' ' && (month > 12 || month == 0)) return std::nullopt;
    return day_point(year, month, *read_digits(text, after + 1, days), after + 1 + days);
  }
  const bool plain = mark == U'-' ? months == 2 : mode == Mode::cell && mark != U' ';
  if (!plain || month < 1 || month > 12) return std::nullopt;
  if (mode == Mode::prose && (is_letter(at(text, after)) || is_any(at(text, after), U"-/年")))
    return std::nullopt;
  TimePoint out;
  out.grain = Grain::month;
  out.year = year;
  out.month = month;
  out.end = after;
  return out;
}

struct YearWordRow {
  std::u32string_view word;
  YearWord meaning;
};
constexpr YearWordRow kYearWords[] = {
    {U"本年度", YearWord::this_year},      {U"今年", YearWord::this_year},
    {U"本年", YearWord::this_year},        {U"全年", YearWord::this_year},
    {U"上年度", YearWord::last_year},      {U"去年", YearWord::last_year},
    {U"上年", YearWord::last_year},        {U"上一年度", YearWord::last_year},
    {U"前年", YearWord::year_before_last}, {U"明年", YearWord::next_year},
    {U"下一年度", YearWord::next_year},    {U"同年", YearWord::same_year},
    {U"当年", YearWord::same_year},        {U"该年", YearWord::same_year},
    {U"次年", YearWord::following_year},   {U"翌年", YearWord::following_year},
};

std::size_t skip_year_tail(std::u32string_view text, std::size_t i) {
  // 2023年度, but 年度's 度 only when it closes the word.
  return at(text, i) == U'度' ? i + 1 : i;
}

// What makes two digits before 年 a year: 15年一月, 23年度, 21年底.
bool dates_a_short_year(std::u32string_view text, std::size_t after_year) {
  const auto i = skip_blanks(text, after_year);
  if (is_any(at(text, i), U"度底初末")) return true;
  if (stands(text, i, U"上半年") || stands(text, i, U"下半年") || stands(text, i, U"第")) return true;
  const auto number = read_small_number(text, i);
  return number && number->value >= 1 && number->value <= 12 &&
         at(text, skip_blanks(text, number->end)) == U'月';
}

std::optional<YearRead> read_written_year(std::u32string_view text, std::size_t pos) {
  const auto number = read_small_number(text, pos);
  if (!number) return std::nullopt;
  const auto mark = skip_blanks(text, number->end);
  if (at(text, mark) != U'年' || at(text, mark + 1) == U'级') return std::nullopt;
  YearRead out;
  out.end = skip_year_tail(text, mark + 1);
  if (is_year(number->value) && (number->digits == 4 || number->digits == 0)) {
    out.year = number->value;
    return out;
  }
  const bool two =
      number->digits == 2 || (number->digits == 0 && number->end - pos == 2 && at(text, pos) == U'零');
  if (!two || number->value > 99) return std::nullopt;
  const bool zero_first = at(text, pos) == U'0' || at(text, pos) == U'零';
  if (!zero_first && !dates_a_short_year(text, mark + 1)) return std::nullopt;
  out.year = number->value + (number->value < 70 ? 2000 : 1900);
  return out;
}

// (二十|20)世纪90年代, 上世纪90年代, 九十年代.
std::optional<TimePoint> read_decade(std::u32string_view text, std::size_t pos) {
  int century = 1900;
  std::size_t i = pos;
  if (stands(text, i, U"上世纪"))
    i += 3;
  else if (stands(text, i, U"本世纪"))
    century = 2000, i += 3;
  else if (const auto n = read_small_number(text, i); n && stands(text, n->end, U"世纪")) {
    if (n->value < 20 || n->value > 22) return std::nullopt;
    century = (n->value - 1) * 100;
    i = n->end + 2;
  }
  const auto decade = read_small_number(text, i);
  if (!decade || decade->value % 10 != 0 || decade->value > 90 || !stands(text, decade->end, U"年代"))
    return std::nullopt;
  TimePoint out;
  out.grain = Grain::decade;
  out.year = century + decade->value;
  out.end = decade->end + 2;
  return out;
}

std::optional<Edge> read_edge(std::u32string_view text, std::size_t i) {
  const auto next = at(text, i + 1);
  switch (at(text, i)) {
    case U'初':
      return next == U'步' || next == U'次' || next == U'级' ? std::nullopt : std::optional(Edge::start);
    case U'中':
      return is_any(next, U"心央国共秋考小层") ? std::nullopt : std::optional(Edge::middle);
    case U'底':
    case U'末':
      return Edge::end;
    default:
      return std::nullopt;
  }
}

// 正月, 腊月, 冬月 or 十月 with 初十 after it.
std::optional<TimePoint> read_lunar(std::u32string_view text, std::size_t pos, bool said) {
  std::size_t i = pos;
  TimePoint out;
  out.grain = Grain::day;
  out.lunar = true;
  if (stands(text, i, U"闰")) out.leap = true, ++i;
  if (stands(text, i, U"正月"))
    out.month = 1, i += 2, said = true;
  else if (stands(text, i, U"腊月"))
    out.month = 12, i += 2, said = true;
  else if (stands(text, i, U"冬月"))
    out.month = 11, i += 2, said = true;
  else if (const auto month = read_small_number(text, i); month && month->digits == 0 && month->value >= 1 &&
                                                          month->value <= 12 &&
                                                          at(text, month->end) == U'月') {
    out.month = month->value;
    i = month->end + 1;
  } else {
    return std::nullopt;
  }
  const bool first_ten = at(text, i) == U'初';
  if (!first_ten && !said) return std::nullopt;
  const auto day = read_small_number(text, first_ten ? i + 1 : i);
  if (!day || day->digits != 0 || day->value < 1 || day->value > (first_ten ? 10 : 30)) return std::nullopt;
  out.day = day->value;
  out.end = day->end;
  if (!first_ten && is_any(at(text, day->end), U"日号个名次项天")) return std::nullopt;
  return out;
}

std::optional<TimePoint> read_month(std::u32string_view text, std::size_t pos, Mode mode) {
  TimePoint out;
  std::size_t i = pos;
  bool chinese = false;
  if (stands(text, i, U"本月") || (stands(text, i, U"当月") && mode == Mode::prose)) {
    out.this_month = true;
    i += 2;
  } else {
    const auto number = read_small_number(text, i);
    if (!number || number->digits > 2) return std::nullopt;
    const auto mark = skip_blanks(text, number->end);
    if (at(text, mark) != U'月') return std::nullopt;
    out.month = number->value;
    chinese = number->digits == 0;
    i = mark + 1;
  }
  out.grain = Grain::month;
  out.end = i;
  if (at(text, i) == U'份') out.end = ++i;
  i = skip_blanks(text, i);
  constexpr std::u32string_view xuns = U"上中下";
  if (const auto xun = xuns.find(at(text, i));
      i < text.size() && xun != xuns.npos && at(text, i + 1) == U'旬') {
    out.grain = Grain::xun;
    out.part = static_cast<int>(xun) + 1;
    out.end = i + 2;
    return out;
  }
  if (const auto edge = read_edge(text, i)) {
    out.edge = *edge;
    out.end = i + 1;
    return out;
  }
  auto day = read_day_of_month(text, i, out.month);
  if (!day && chinese) {
    // 八月十五: the day without 日, in Chinese numerals of two characters at least.
    const auto number = read_small_number(text, i);
    if (number && number->digits == 0 && number->value <= 31 && number->value > 0 && number->end - i >= 2 &&
        !is_any(at(text, number->end), U"个名次项天件期年条余多人位场份篇类")) {
      day.emplace();
      day->day = number->value;
      day->end = number->end;
    }
  }
  if (day) {
    out.grain = Grain::day;
    out.day = day->day;
    out.end = day->end;
  }
  return out;
}

std::optional<TimePoint> read_quarter(std::u32string_view text, std::size_t pos) {
  TimePoint out;
  out.grain = Grain::quarter;
  std::size_t i = pos;
  const bool several = at(text, i) == U'前';
  const bool nth = at(text, i) == U'第';
  if (several || nth) i = skip_blanks(text, i + 1);
  const auto number = read_small_number(text, i);
  if (!number || number->value < 1) return std::nullopt;
  i = skip_blanks(text, number->end);
  if (several && at(text, i) == U'个') ++i;
  if (several && at(text, i) == U'月' && number->value <= 12 && at(text, i - 1) == U'个') {
    out.grain = Grain::months;
    out.part = number->value;
    out.end = i + 1;
    return out;
  }
  if (number->value > 4 || at(text, i) != U'季' || at(text, i + 1) == U'节') return std::nullopt;
  if (!several && at(text, i - 1) == U'个') return std::nullopt;
  if (several) out.grain = Grain::quarters;
  out.part = number->value;
  out.end = at(text, i + 1) == U'度' ? i + 2 : i + 1;
  if (const auto edge = read_edge(text, out.end)) out.edge = *edge, ++out.end;
  return out;
}

// 年初, 年底 without a year; not the end of another word (每年中, 三年底子).
std::optional<TimePoint> read_bare_edge(std::u32string_view text, std::size_t pos) {
  if (at(text, pos) != U'年') return std::nullopt;
  if (pos > 0 &&
      (is_any(text[pos - 1], U"一二三四五六七八九十两几半数百全每整周多") || is_digit(text[pos - 1])))
    return std::nullopt;
  const auto edge = read_edge(text, pos + 1);
  if (!edge) return std::nullopt;
  TimePoint out;
  out.edge = *edge;
  out.end = pos + 2;
  return out;
}

std::optional<TimePoint> read_half(std::u32string_view text, std::size_t pos) {
  if (!stands(text, pos, U"上半年") && !stands(text, pos, U"下半年")) return std::nullopt;
  TimePoint out;
  out.grain = Grain::half;
  out.part = at(text, pos) == U'上' ? 1 : 2;
  out.end = pos + 3;
  return out;
}

}  // namespace

std::optional<SmallNumber> read_small_number(std::u32string_view text, std::size_t pos) {
  if (pos >= text.size()) return std::nullopt;
  if (const auto run = digit_run(text, pos); run > 0) {
    if (run > 4) return std::nullopt;
    return SmallNumber{*read_digits(text, pos, run), pos + run, static_cast<int>(run)};
  }
  if (!zh_digit(text[pos]) && !is_any(text[pos], U"十廿卅拾")) return std::nullopt;
  const auto numeral = read_numeral_prefix(text.substr(pos, 12));
  if (!numeral) return std::nullopt;
  const auto value = numeral->value.integer();
  if (!value || *value > 9999) return std::nullopt;
  return SmallNumber{static_cast<int>(*value), pos + numeral->length, 0};
}

std::optional<YearRead> read_year(std::u32string_view text, std::size_t pos) {
  for (const auto& row : kYearWords)
    if (stands(text, pos, row.word)) return YearRead{std::nullopt, row.meaning, pos + row.word.size()};
  return read_written_year(text, pos);
}

std::optional<TimePoint> read_day_of_month(std::u32string_view text, std::size_t pos, int month) {
  const auto number = read_small_number(text, pos);
  if (!number || number->digits > 2) return std::nullopt;
  const auto mark = skip_blanks(text, number->end);
  if (!is_any(at(text, mark), U"日号") || mark >= text.size()) return std::nullopt;
  TimePoint out;
  out.grain = Grain::day;
  out.month = month;
  out.day = number->value;
  out.end = mark + 1;
  return out;
}

std::optional<TimePoint> read_within_year(std::u32string_view text, std::size_t pos, Mode mode) {
  if (stands(text, pos, U"农历")) return read_lunar(text, skip_blanks(text, pos + 2), true);
  if (auto lunar = read_lunar(text, pos, false)) return lunar;
  if (stands(text, pos, U"除夕") || stands(text, pos, U"大年三十")) {
    TimePoint out;
    out.grain = Grain::day;
    out.lunar = out.new_years_eve = true;
    out.end = pos + (at(text, pos) == U'除' ? 2U : 4U);
    return out;
  }
  if (auto edge = read_bare_edge(text, pos)) return edge;
  if (auto half = read_half(text, pos)) return half;
  if (auto quarter = read_quarter(text, pos)) return quarter;
  return read_month(text, pos, mode);
}

std::optional<TimePoint> read_time_point(std::u32string_view text, std::size_t pos, Mode mode) {
  if (is_digit(at(text, pos))) {
    if (auto point = read_eight_digits(text, pos)) return point;
    if (auto point = read_marked_digits(text, pos, mode)) return point;
  }
  if (auto decade = read_decade(text, pos)) return decade;
  std::size_t i = pos;
  const bool lunar_first = stands(text, pos, U"农历");
  if (lunar_first) i += 2;
  const auto year = read_year(text, i);
  if (!year) return read_within_year(text, pos, mode);
  i = skip_blanks(text, year->end);
  auto point = lunar_first ? read_lunar(text, i, true) : read_within_year(text, i, mode);
  if (!point) {
    point.emplace();
    point->grain = Grain::year;
    point->end = year->end;
    if (const auto edge = read_edge(text, i)) point->edge = *edge, point->end = i + 1;
    if (at(text, i) == U'内' && mode == Mode::prose) point->end = i + 1;
  }
  point->year = year->year;
  point->word = year->word;
  return point;
}

}  // namespace jishi::reading
