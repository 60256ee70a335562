#include "base/calendar.h"

#include <algorithm>
#include <array>

#include "base/lunar.h"

namespace jishi {

namespace {

enum class Rule { fixed, lunar, eve, qingming, nth_weekday };

// fixed: month, day. lunar: lunar month, day. nth_weekday: month, weekday, nth.
struct NameRow {
  std::string_view name;
  Rule rule;
  int a = 0;
  int b = 0;
  int nth = 0;
};

constexpr NameRow kNames[] = {
    {"元旦", Rule::fixed, 1, 1},
    {"元旦节", Rule::fixed, 1, 1},
    {"新年", Rule::fixed, 1, 1},
    {"除夕", Rule::eve},
    {"大年三十", Rule::eve},
    {"春节", Rule::lunar, 1, 1},
    {"大年初一", Rule::lunar, 1, 1},
    {"元宵", Rule::lunar, 1, 15},
    {"元宵节", Rule::lunar, 1, 15},
    {"妇女节", Rule::fixed, 3, 8},
    {"三八", Rule::fixed, 3, 8},
    {"三八节", Rule::fixed, 3, 8},
    {"三八妇女节", Rule::fixed, 3, 8},
    {"植树节", Rule::fixed, 3, 12},
    {"清明", Rule::qingming},
    {"清明节", Rule::qingming},
    {"五一", Rule::fixed, 5, 1},
    {"五一节", Rule::fixed, 5, 1},
    {"劳动节", Rule::fixed, 5, 1},
    {"五一劳动节", Rule::fixed, 5, 1},
    {"五一国际劳动节", Rule::fixed, 5, 1},
    {"国际劳动节", Rule::fixed, 5, 1},
    {"五四", Rule::fixed, 5, 4},
    {"五四青年节", Rule::fixed, 5, 4},
    {"青年节", Rule::fixed, 5, 4},
    {"六一", Rule::fixed, 6, 1},
    {"儿童节", Rule::fixed, 6, 1},
    {"六一儿童节", Rule::fixed, 6, 1},
    {"端午", Rule::lunar, 5, 5},
    {"端午节", Rule::lunar, 5, 5},
    {"七一", Rule::fixed, 7, 1},
    {"建党节", Rule::fixed, 7, 1},
    {"七一建党节", Rule::fixed, 7, 1},
    {"八一", Rule::fixed, 8, 1},
    {"建军节", Rule::fixed, 8, 1},
    {"八一建军节", Rule::fixed, 8, 1},
    {"七夕", Rule::lunar, 7, 7},
    {"中元节", Rule::lunar, 7, 15},
    {"教师节", Rule::fixed, 9, 10},
    {"中秋", Rule::lunar, 8, 15},
    {"中秋节", Rule::lunar, 8, 15},
    {"国庆", Rule::fixed, 10, 1},
    {"国庆节", Rule::fixed, 10, 1},
    {"十一国庆节", Rule::fixed, 10, 1},
    {"重阳", Rule::lunar, 9, 9},
    {"重阳节", Rule::lunar, 9, 9},
    {"记者节", Rule::fixed, 11, 8},
    {"宪法日", Rule::fixed, 12, 4},
    {"国家宪法日", Rule::fixed, 12, 4},
    {"腊八节", Rule::lunar, 12, 8},
    {"国际反腐败日", Rule::fixed, 12, 9},
    {"国家公祭日", Rule::fixed, 12, 13},
    {"情人节", Rule::fixed, 2, 14},
    {"女生节", Rule::fixed, 3, 7},
    {"愚人节", Rule::fixed, 4, 1},
    {"万圣节", Rule::fixed, 10, 31},
    {"光棍节", Rule::fixed, 11, 11},
    {"双十一", Rule::fixed, 11, 11},
    {"平安夜", Rule::fixed, 12, 24},
    {"圣诞节", Rule::fixed, 12, 25},
    {"母亲节", Rule::nth_weekday, 5, 7, 2},
    {"父亲节", Rule::nth_weekday, 6, 7, 3},
    {"感恩节", Rule::nth_weekday, 11, 4, 4},
};

const NameRow* find_row(std::string_view name) {
  const auto* row =
      std::find_if(std::begin(kNames), std::end(kNames), [&](const auto& r) { return r.name == name; });
  return row == std::end(kNames) ? nullptr : row;
}

std::optional<Day> lunar_day_in(int year, int month, int day) {
  // The twelfth lunar month falls into one civil year or the next; a civil year may have none of its days.
  if (const auto found = from_lunar({year, month, day, false}); found && found->year() == year) return found;
  const auto found = from_lunar({year - 1, month, day, false});
  return found && found->year() == year ? found : std::nullopt;
}

std::optional<Day> find_day(const NameRow& row, int year) {
  switch (row.rule) {
    case Rule::fixed:
      return Day::from_ymd(year, row.a, row.b);
    case Rule::lunar:
      return lunar_day_in(year, row.a, row.b);
    case Rule::eve:
      return lunar_new_years_eve(year);
    case Rule::qingming:
      return qingming(year);
    case Rule::nth_weekday: {
      const auto first = Day::from_ymd(year, row.a, 1);
      if (!first) return std::nullopt;
      return first->plus_days((row.b - first->weekday() + 7) % 7 + (row.nth - 1) * 7);
    }
  }
  return std::nullopt;
}

// The seven public holidays: first day off before the named day, days off in all.
struct HolidayRow {
  std::string_view name;
  int before;
  int length;
};
constexpr HolidayRow kHolidays[] = {{"元旦", 0, 1}, {"春节", 1, 8}, {"清明", 0, 1}, {"五一", 0, 5},
                                    {"端午", 0, 1}, {"中秋", 0, 1}, {"国庆", 0, 7}};

constexpr std::string_view kOtherDays[] = {"元宵", "妇女节", "五四", "六一",  "七一",
                                           "八一", "教师节", "重阳", "宪法日"};

// Of one rule, not only of one date: 中秋 may fall on 国庆.
bool is_same_day(const NameRow& x, const NameRow& y) {
  return x.rule == y.rule && x.a == y.a && x.b == y.b && x.nth == y.nth;
}

}  // namespace

std::vector<NamedDate> named_days(int year) {
  std::vector<NamedDate> out;
  for (const auto& row : kHolidays)
    if (const auto day = named_day(row.name, year)) out.push_back({row.name, *day, true});
  for (const auto name : kOtherDays)
    if (const auto day = named_day(name, year)) out.push_back({name, *day, false});
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.day < b.day; });
  return out;
}

std::optional<Day> named_day(std::string_view name, int year) {
  const auto* row = find_row(name);
  return row == nullptr ? std::nullopt : find_day(*row, year);
}

std::vector<std::string_view> day_names() {
  std::vector<std::string_view> out;
  for (const auto& row : kNames) out.push_back(row.name);
  return out;
}

std::optional<Span> holiday_window(std::string_view name, int year) {
  const auto* asked = find_row(name);
  if (asked == nullptr) return std::nullopt;
  const auto day = find_day(*asked, year);
  if (!day) return std::nullopt;
  for (const auto& row : kHolidays)
    if (is_same_day(*find_row(row.name), *asked))
      return Span::of_range(day->plus_days(-row.before), day->plus_days(row.length - row.before - 1));
  return Span::of_day(*day);
}

}  // namespace jishi
