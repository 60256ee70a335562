#include "base/reading/time_reading.h"

#include <algorithm>
#include <string>

#include "base/lunar.h"
#include "base/numeral.h"
#include "base/reading/fold.h"
#include "base/text.h"

namespace jishi::reading {

namespace {

// A point with its days, or why it has none.
struct Settled {
  std::optional<Span> span;
  int year = 0;
  bool inherited = false;
  bool missing = false;  // no year to be had
  bool none = false;     // there is no such day
};

int settled_year(const TimePoint& point, const YearSource& years, bool& inherited) {
  inherited = false;
  if (point.year) return *point.year;
  const int near = years.default_year();
  switch (point.word) {
    case YearWord::this_year:
      return years.report;
    case YearWord::last_year:
      return years.report == 0 ? 0 : years.report - 1;
    case YearWord::year_before_last:
      return years.report == 0 ? 0 : years.report - 2;
    case YearWord::next_year:
      return years.report == 0 ? 0 : years.report + 1;
    case YearWord::same_year:
      return near;
    case YearWord::following_year:
      return near == 0 ? 0 : near + 1;
    case YearWord::none:
      break;
  }
  inherited = true;
  return near;
}

std::optional<Span> months(int year, int first, int last) {
  return Span::of_range(Span::of_month(year, first).from(), Span::of_month(year, last).to());
}

std::optional<Span> lunar_span(const TimePoint& point, int year) {
  const auto day = point.new_years_eve ? lunar_new_years_eve(year)
                                       : from_lunar({year, point.month, point.day, point.leap});
  return day ? std::optional(Span::of_day(*day)) : std::nullopt;
}

// 年初 is the first quarter, 年中 June and July, 年底 the last quarter; 月初 the first ten days …
std::optional<Span> edge_span(const TimePoint& point, int year) {
  const int nth = static_cast<int>(point.edge);
  if (point.grain == Grain::month) return Span::of_xun(year, point.month, nth);
  if (point.grain == Grain::quarter) {
    const int month = point.part * 3 - 3 + nth;
    return point.edge == Edge::end ? std::optional(Span::of_xun(year, month, 3))
                                   : Span::of_month(year, month);
  }
  if (point.edge == Edge::middle) return months(year, 6, 7);
  return Span::of_quarter(year, point.edge == Edge::start ? 1 : 4);
}

std::optional<Span> span_in(const TimePoint& point, int year) {
  if (point.lunar) return lunar_span(point, year);
  const bool has_month =
      point.grain == Grain::day || point.grain == Grain::month || point.grain == Grain::xun;
  if (year < 1900 || year > 2199 || (has_month && (point.month < 1 || point.month > 12))) return std::nullopt;
  if (point.edge != Edge::none) return edge_span(point, year);
  switch (point.grain) {
    case Grain::day: {
      const auto day = Day::from_ymd(year, point.month, point.day);
      return day ? std::optional(Span::of_day(*day)) : std::nullopt;
    }
    case Grain::month:
      return Span::of_month(year, point.month);
    case Grain::xun:
      return Span::of_xun(year, point.month, point.part);
    case Grain::quarter:
      return Span::of_quarter(year, point.part);
    case Grain::quarters:
      return months(year, 1, point.part * 3);
    case Grain::months:
      return months(year, 1, point.part);
    case Grain::half:
      return Span::of_half(year, point.part);
    case Grain::year:
      return Span::of_year(year);
    case Grain::decade:
      return Span::of_range(Span::of_year(year).from(), Span::of_year(year + 9).to());
  }
  return std::nullopt;
}

// A day that no year has (2月30日, 13月1日) is impossible even when the year is unknown.
bool is_impossible_anyway(const TimePoint& point) {
  if (point.lunar) return false;
  if (point.grain == Grain::month || point.grain == Grain::xun) return point.month < 1 || point.month > 12;
  return point.grain == Grain::day && !Day::from_ymd(2000, point.month, point.day);
}

Settled settle(TimePoint point, const YearSource& years) {
  Settled out;
  if (point.this_month) {
    if (years.month == 0) {
      out.missing = true;
      return out;
    }
    point.month = years.month;
  }
  out.none = is_impossible_anyway(point);
  out.year = settled_year(point, years, out.inherited);
  if (out.none) return out;
  if (out.year == 0) {
    out.missing = true;
    return out;
  }
  out.span = span_in(point, out.year);
  out.none = !out.span;
  return out;
}

// 至 到 - ~ and doubles of the dashes; 0 when there is none.
std::size_t connector_length(std::u32string_view text, std::size_t i, Mode mode) {
  constexpr std::u32string_view words[] = {U"起至", U"直至", U"截至", U"至", U"到", U"--", U"-", U"~~", U"~"};
  for (const auto word : words)
    if (stands(text, i, word)) return word.size();
  if (mode == Mode::cell && stands(text, i, U"/")) return 0;
  return 0;
}

bool closes_between(std::u32string_view text, std::size_t i) {
  i = skip_blanks(text, i);
  return stands(text, i, U"之间") || (at(text, i) == U'间' && !is_any(at(text, i + 1), U"接断隔谍"));
}

struct Pair {
  TimePoint from;
  std::optional<TimePoint> to;
  std::size_t end = 0;
};

bool in(int n, int low, int high) {
  return n >= low && n <= high;
}

// 1—6月, 一至三季度, 2016-2018年, and 14—27日 after a month: the unit stands once, behind.
std::optional<Pair> read_bare_range(std::u32string_view text, std::size_t pos, bool after_year, Mode mode) {
  const auto first_mark = at(text, pos) == U'第' ? pos + 1 : pos;
  const auto from = read_small_number(text, first_mark);
  if (!from) return std::nullopt;
  auto i = skip_blanks(text, from->end);
  const auto connector = connector_length(text, i, mode);
  if (connector == 0) return std::nullopt;
  i = skip_blanks(text, i + connector);
  if (at(text, i) == U'第') ++i;
  const auto to = read_small_number(text, i);
  if (!to) return std::nullopt;
  i = skip_blanks(text, to->end);
  Pair out;
  out.to.emplace();
  const auto fill = [&](Grain grain, std::size_t end) {
    out.from.grain = out.to->grain = grain;
    out.from.end = from->end;
    out.to->end = out.end = end;
    return out;
  };
  if (at(text, i) == U'月' && in(from->value, 1, 12) && in(to->value, 1, 12)) {
    const auto end = at(text, i + 1) == U'份' ? i + 2 : i + 1;
    if (read_day_of_month(text, skip_blanks(text, end), to->value)) return std::nullopt;
    out.from.month = from->value;
    out.to->month = to->value;
    return fill(Grain::month, end);
  }
  if (at(text, i) == U'季' && in(from->value, 1, 4) && in(to->value, 1, 4)) {
    out.from.part = from->value;
    out.to->part = to->value;
    return fill(Grain::quarter, at(text, i + 1) == U'度' ? i + 2 : i + 1);
  }
  const auto full_year = [](const SmallNumber& n) { return in(n.value, 1900, 2199) && n.digits != 3; };
  if (!after_year && full_year(*from) && full_year(*to) && at(text, i) == U'年' &&
      !read_within_year(text, skip_blanks(text, i + 1), mode)) {
    out.from.year = from->value;
    out.to->year = to->value;
    return fill(Grain::year, at(text, i + 1) == U'度' ? i + 2 : i + 1);
  }
  return std::nullopt;
}

// 3月14—27日: the first day without its mark.
std::optional<Pair> read_bare_days(std::u32string_view text, const TimePoint& month, Mode mode) {
  if (month.grain != Grain::month || month.edge != Edge::none) return std::nullopt;
  const auto from = read_small_number(text, skip_blanks(text, month.end));
  if (!from || from->digits > 2) return std::nullopt;
  const auto i = skip_blanks(text, from->end);
  const auto connector = connector_length(text, i, mode);
  if (connector == 0) return std::nullopt;
  const auto to = read_day_of_month(text, skip_blanks(text, i + connector), month.month);
  if (!to) return std::nullopt;
  Pair out;
  out.from = month;
  out.from.grain = Grain::day;
  out.from.day = from->value;
  out.to = *to;
  out.end = to->end;
  return out;
}

// 2023.3.14-4.27: only after a day written with marks.
std::optional<TimePoint> read_marked_month_day(std::u32string_view text, std::size_t i,
                                               const TimePoint& from) {
  if (from.grain != Grain::day || !from.year || !is_digit(at(text, from.end - 1))) return std::nullopt;
  const auto month = read_small_number(text, i);
  if (!month || month->digits == 0 || month->digits > 2 || !is_any(at(text, month->end), U"./"))
    return std::nullopt;
  const auto day = read_small_number(text, month->end + 1);
  if (!day || day->digits == 0 || day->digits > 2) return std::nullopt;
  TimePoint out;
  out.grain = Grain::day;
  out.month = month->value;
  out.day = day->value;
  out.end = day->end;
  return out;
}

// What follows the connector: another point, which may lack its month.
std::optional<TimePoint> read_second(std::u32string_view text, std::size_t i, const TimePoint& from,
                                     Mode mode) {
  if (auto point = read_time_point(text, i, mode)) return point;
  if (auto point = read_marked_month_day(text, i, from)) return point;
  if (from.grain == Grain::day && !from.lunar) return read_day_of_month(text, i, from.month);
  return std::nullopt;
}

// 上半年 after 2022年 stays with it; a second point without a year has the first one's.
std::optional<Pair> read_pair(std::u32string_view text, std::size_t pos, Mode mode) {
  if (auto bare = read_bare_range(text, pos, false, mode)) return bare;
  if (const auto year = read_year(text, pos)) {
    if (auto bare = read_bare_range(text, skip_blanks(text, year->end), true, mode)) {
      bare->from.year = year->year;
      bare->from.word = year->word;
      return bare;
    }
  }
  auto from = read_time_point(text, pos, mode);
  if (!from) return std::nullopt;
  if (auto days = read_bare_days(text, *from, mode)) return days;
  Pair out{*from, std::nullopt, from->end};
  auto i = from->end;
  if (const auto weekday = from->grain == Grain::day ? read_weekday(text, i) : std::nullopt) i = weekday->end;
  i = skip_blanks(text, i);
  auto connector = connector_length(text, i, mode);
  const bool between = connector == 0 && is_any(at(text, i), U"与和") && mode == Mode::prose;
  if (between) connector = 1;
  if (connector == 0) return out;
  const auto to = read_second(text, skip_blanks(text, i + connector), *from, mode);
  if (!to || (between && !closes_between(text, to->end))) return out;
  // 1月1日-2 is no range of different kinds of things: a dash joins like with like.
  if (from->grain == Grain::year && to->grain != Grain::year && !to->has_year()) return out;
  out.to = to;
  out.end = to->end;
  return out;
}

std::string words(std::u32string_view text, std::size_t from, std::size_t to) {
  return to_utf8(text.substr(from, to - from));
}

std::string weekday_name(int weekday) {
  constexpr std::string_view names[] = {"一", "二", "三", "四", "五", "六", "日"};
  return "星期" + std::string(names[weekday - 1]);
}

// 3月14日（星期二）: read, and compared.
void take_weekday(std::u32string_view text, TimeReading& out) {
  const bool day = out.span && out.span->precision() == Precision::day && !out.fuzzy;
  if (!day) return;
  const auto written = read_weekday(text, out.end);
  if (!written) return;
  out.weekday = written->weekday;
  out.end = written->end;
  const int actual = out.span->from().weekday();
  if (actual != written->weekday)
    out.invalid =
        refuse("date.weekday", {out.span->zh(), weekday_name(actual), weekday_name(written->weekday)});
}

void settle_single(std::u32string_view text, std::size_t pos, const Pair& pair, const YearSource& years,
                   TimeReading& out) {
  const auto from = settle(pair.from, years);
  out.span = from.span;
  out.year_inherited = from.inherited;
  out.year_missing = from.missing;
  out.fuzzy = pair.from.edge != Edge::none;
  out.day = pair.from.grain == Grain::day;
  if (from.none) out.invalid = refuse("date.none", {words(text, pos, pair.end)});
  take_weekday(text, out);
}

void settle_range(std::u32string_view text, std::size_t pos, const Pair& pair, const YearSource& years,
                  TimeReading& out) {
  const auto from = settle(pair.from, years);
  YearSource after = years;
  if (from.year != 0) after.near = from.year;
  if (pair.from.month != 0) after.month = pair.from.month;
  const auto to = settle(*pair.to, after);
  out.range = true;
  out.year_inherited = from.inherited;
  out.year_missing = from.missing || to.missing;
  out.fuzzy = pair.from.edge != Edge::none || pair.to->edge != Edge::none;
  if (from.none || to.none) {
    const auto whole = words(text, pos, pair.end);
    out.invalid = refuse("date.none", {whole});
    return;
  }
  if (!from.span || !to.span) return;
  out.span = Span::of_range(from.span->from(), to.span->to());
  if (!out.span) out.invalid = refuse("date.order", {from.span->zh(), to.span->zh()});
}

}  // namespace

std::optional<TimeReading> read_time(std::u32string_view text, std::size_t pos, const YearSource& years,
                                     Mode mode) {
  const auto pair = read_pair(text, pos, mode);
  if (!pair) return std::nullopt;
  TimeReading out;
  out.end = pair->end;
  if (pair->to)
    settle_range(text, pos, *pair, years, out);
  else
    settle_single(text, pos, *pair, years, out);
  const auto& last = pair->to ? *pair->to : pair->from;
  out.month = last.month != 0 ? last.month : pair->from.month;
  if (pair->from.year) out.written_year = *pair->from.year;
  if (last.year) out.written_year = *last.year;
  return out;
}

std::optional<WeekdayRead> read_weekday(std::u32string_view text, std::size_t pos) {
  auto i = skip_blanks(text, pos);
  const bool bracket = at(text, i) == U'(';
  if (bracket || is_any(at(text, i), U"，,")) i = skip_blanks(text, i + 1);
  constexpr std::u32string_view weeks[] = {U"星期", U"礼拜", U"周"};
  for (const auto week : weeks) {
    if (!stands(text, i, week)) continue;
    constexpr std::u32string_view days = U"一二三四五六日天";
    const auto day = days.find(at(text, i + week.size()));
    if (day == days.npos || i + week.size() >= text.size()) return std::nullopt;
    i += week.size() + 1;
    if (week == U"周" && day == 0 && is_any(at(text, i), U"年岁")) return std::nullopt;
    if (bracket && at(text, i) != U')') return std::nullopt;
    return WeekdayRead{std::min(static_cast<int>(day) + 1, 7), bracket ? i + 1 : i};
  }
  return std::nullopt;
}

}  // namespace jishi::reading
