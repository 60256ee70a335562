#pragma once
// Working days: weekends, less the days the State Council's notice of a year gives off, plus the weekend days
// it makes up for (files of catalogue/calendars). A year without a notice has no working days to count, and
// says so.

#include <optional>
#include <vector>

#include "base/day.h"
#include "base/result.h"

namespace jishi {

struct WorkYear {
  int year = 0;
  std::vector<Day> off;   // holidays that fall on weekdays, and weekend days among them
  std::vector<Day> work;  // weekend days that are worked
};

class WorkCalendar {
 public:
  WorkCalendar() = default;
  explicit WorkCalendar(std::vector<WorkYear> years) : years_(std::move(years)) {}

  // Refused: calendar.no-year.
  Result<bool> is_working(Day day) const;
  // Both ends counted; 0 when `to` is before `from`. Refused: calendar.no-year, for the first year without.
  Result<int> count(Day from, Day to) const;
  // The n-th working day after `day`, which itself is not counted (Civil Code art. 201); before it for n < 0.
  Result<Day> after(Day day, int n) const;

 private:
  const WorkYear* year(int year) const;
  std::vector<WorkYear> years_;
};

}  // namespace jishi
