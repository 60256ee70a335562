#include "domain/work_calendar.h"

#include <algorithm>

namespace jishi {

const WorkYear* WorkCalendar::year(int wanted) const {
  const auto found =
      std::find_if(years_.begin(), years_.end(), [&](const WorkYear& year) { return year.year == wanted; });
  return found == years_.end() ? nullptr : &*found;
}

Result<bool> WorkCalendar::is_working(Day day) const {
  const auto* of = year(day.year());
  if (of == nullptr) return refuse("calendar.no-year", {std::to_string(day.year())});
  const auto is_in = [&](const std::vector<Day>& days) {
    return std::find(days.begin(), days.end(), day) != days.end();
  };
  if (is_in(of->work)) return true;
  if (is_in(of->off)) return false;
  constexpr int kSaturday = 6;
  return day.weekday() < kSaturday;
}

Result<int> WorkCalendar::count(Day from, Day to) const {
  int out = 0;
  for (Day day = from; day <= to; day = day.plus_days(1)) {
    const auto working = is_working(day);
    if (!working) return working.error();
    if (*working) ++out;
  }
  return out;
}

Result<Day> WorkCalendar::after(Day day, int n) const {
  const int step = n < 0 ? -1 : 1;
  for (int left = n * step; left > 0;) {
    day = day.plus_days(step);
    const auto working = is_working(day);
    if (!working) return working.error();
    if (*working) --left;
  }
  return day;
}

}  // namespace jishi
