#include "base/span.h"

#include <array>
#include <cstdio>
#include <cstdlib>

namespace jishi {

namespace {

Day must(std::optional<Day> day) {
  if (!day) std::abort();
  return *day;
}

std::optional<int> number(std::string_view text) {
  if (text.empty() || text.size() > 4) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

constexpr std::array<std::string_view, 4> kQuarters = {"一", "二", "三", "四"};

}  // namespace

std::string_view precision_name(Precision p) {
  constexpr std::array<std::string_view, 7> names = {"day",  "month", "xun",  "quarter",
                                                     "half", "year",  "range"};
  return names[static_cast<std::size_t>(p)];
}

Span Span::of_month(int year, int month) {
  return {must(Day::from_ymd(year, month, 1)), Day::last_of_month(year, month), Precision::month};
}

Span Span::of_xun(int year, int month, int xun) {
  const Day first = must(Day::from_ymd(year, month, 1 + (xun - 1) * 10));
  return {first, xun == 3 ? Day::last_of_month(year, month) : first.plus_days(9), Precision::xun};
}

Span Span::of_quarter(int year, int quarter) {
  return {must(Day::from_ymd(year, quarter * 3 - 2, 1)), Day::last_of_month(year, quarter * 3),
          Precision::quarter};
}

Span Span::of_half(int year, int half) {
  return {must(Day::from_ymd(year, half * 6 - 5, 1)), Day::last_of_month(year, half * 6), Precision::half};
}

Span Span::of_year(int year) {
  return {must(Day::from_ymd(year, 1, 1)), must(Day::from_ymd(year, 12, 31)), Precision::year};
}

std::optional<Span> Span::of_range(Day from, Day to) {
  if (to < from) return std::nullopt;
  if (from == to) return of_day(from);
  return Span(from, to, Precision::range);
}

std::optional<Span> Span::from_iso(std::string_view text) {
  if (const auto slash = text.find('/'); slash != std::string_view::npos) {
    const auto from = Day::from_iso(text.substr(0, slash));
    const auto to = Day::from_iso(text.substr(slash + 1));
    if (!from || !to) return std::nullopt;
    return of_range(*from, *to);
  }
  const auto year = number(text.substr(0, 4));
  if (text.size() < 4 || !year || *year < 1900 || *year > 2199) return std::nullopt;
  if (text.size() == 4) return of_year(*year);
  if (text[4] != '-') return std::nullopt;
  if (text.size() == 10 && text[8] == 'X') {
    const auto month = number(text.substr(5, 2));
    const int xun = text[9] - '0';
    if (!month || *month < 1 || *month > 12 || xun < 1 || xun > 3 || text[7] != '-') return std::nullopt;
    return of_xun(*year, *month, xun);
  }
  if (text.size() == 10) {
    const auto day = Day::from_iso(text);
    return day ? std::optional(of_day(*day)) : std::nullopt;
  }
  if (text.size() != 7) return std::nullopt;
  const char kind = text[5];
  const int n = text[6] - '0';
  if (kind == 'Q') return n >= 1 && n <= 4 ? std::optional(of_quarter(*year, n)) : std::nullopt;
  if (kind == 'H') return n >= 1 && n <= 2 ? std::optional(of_half(*year, n)) : std::nullopt;
  const auto month = number(text.substr(5, 2));
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  return of_month(*year, *month);
}

std::string Span::iso() const {
  auto year = std::to_string(from_.year());
  switch (precision_) {
    case Precision::day:
      return from_.iso();
    case Precision::month:
      return from_.iso().substr(0, 7);
    case Precision::xun:
      return from_.iso().substr(0, 8) + "X" + std::to_string(from_.day_of_month() / 10 + 1);
    case Precision::quarter:
      return year + "-Q" + std::to_string(from_.quarter());
    case Precision::half:
      return year + "-H" + std::to_string(from_.half());
    case Precision::year:
      return year;
    case Precision::range:
      return from_.iso() + "/" + to_.iso();
  }
  std::abort();
}

std::string Span::zh() const {
  auto year = std::to_string(from_.year()) + "年";
  auto month = year + std::to_string(from_.month()) + "月";
  switch (precision_) {
    case Precision::day:
      return from_.zh();
    case Precision::month:
      return month;
    case Precision::xun: {
      constexpr std::array<std::string_view, 3> names = {"上旬", "中旬", "下旬"};
      return month + std::string(names[static_cast<std::size_t>(from_.day_of_month() / 10)]);
    }
    case Precision::quarter:
      return year + "第" + std::string(kQuarters[static_cast<std::size_t>(from_.quarter() - 1)]) + "季度";
    case Precision::half:
      return year + (from_.half() == 1 ? "上半年" : "下半年");
    case Precision::year:
      return year;
    case Precision::range: {
      const bool same_year = from_.year() == to_.year();
      const auto to = to_.zh();
      const auto cut = to.find("年") + std::string_view("年").size();
      return from_.zh() + "至" + (same_year ? to.substr(cut) : to);
    }
  }
  std::abort();
}

}  // namespace jishi
