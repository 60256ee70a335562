#pragma once
// Named days: 元旦, 春节, 七一 … of a year, and the holiday around a public one.

#include <optional>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace jishi {

struct NamedDate {
  std::string_view
      name;  // as reports call it, one name a day: 元旦 春节 清明 五一 端午 中秋 国庆, then 七一 …
  Day day;
  bool holiday = false;  // a public holiday (全国年节及纪念日放假办法)
};

// Public holidays and the days of the Party's year, by day. Those that need the lunar table are missing
// outside 1900–2099.
std::vector<NamedDate> named_days(int year);
// Any name of a day: 五一, 劳动节, 五一国际劳动节, 国庆节, 建党节, 妇女节, 母亲节 …
std::optional<Day> named_day(std::string_view name, int year);
// All names named_day() knows.
std::vector<std::string_view> day_names();
// The usual days off, exchanged weekends counted (as since 2025): 春节 is 除夕 to 初七, 国庆 1–7 October,
// 五一 1–5 May, others their day alone. The State Council's notice of a year may differ by days.
std::optional<Span> holiday_window(std::string_view name, int year);

}  // namespace jishi
