#pragma once
// The lunar calendar as a table, 1900–2100 (GB/T 33661-2017's rules; the table is checked against known
// festivals).

#include <optional>

#include "base/day.h"

namespace jishi {

struct LunarDate {
  int year = 0;
  int month = 0;  // 1 正月 … 12 腊月
  int day = 0;    // 1 初一 … 30
  bool leap = false;
  bool operator==(const LunarDate&) const = default;
};

// Nothing when there is no such day (腊月三十 of a short month, a leap month that year has not) or the lunar
// year is outside 1900–2099.
std::optional<Day> from_lunar(const LunarDate& date);
// Nothing before 1900-01-31 (正月初一) and after lunar 2099.
std::optional<LunarDate> to_lunar(Day day);
// 除夕: the last day of the lunar year that ends in this civil year.
std::optional<Day> lunar_new_years_eve(int civil_year);
// 清明 of a year 1900–2100: 4 or 5 April, 6 in a few early years.
std::optional<Day> qingming(int year);

}  // namespace jishi
