#pragma once
// A time with its year settled: one point, or a range of two. 3月14日至4月27日, 1—6月, 2016到2018年,
// 2007年与2009年间.

#include <optional>
#include <string_view>

#include "base/reading/time_point.h"
#include "base/refusal.h"
#include "base/span.h"

namespace jishi::reading {

// Where a year or month that is not written comes from. 0: unknown.
struct YearSource {
  int near = 0;    // the nearest year written before
  int report = 0;  // the report's, or the cell's default
  int month = 0;   // the nearest month before, for 27日 and 本月
  int default_year() const { return near != 0 ? near : report; }
};

struct TimeReading {
  std::size_t end = 0;
  std::optional<Span> span;
  bool day = false;  // one day, though there may be no such day or no year for it
  bool range = false;
  bool fuzzy = false;           // 年初, 3月底
  bool year_inherited = false;  // no year nor year word in it
  bool year_missing = false;    // and none to inherit: no span
  int written_year = 0;         // the last year it writes
  int month = 0;                // the last month it names
  std::optional<int> weekday;
  std::optional<Refusal> invalid;
};

// `text` is folded. A cell has no 和 … 之间, and its range may not cross into words.
std::optional<TimeReading> read_time(std::u32string_view text, std::size_t pos, const YearSource& years,
                                     Mode mode);

// 星期一, 周日, 礼拜三 with or without brackets and a comma before; end and 1–7.
struct WeekdayRead {
  int weekday = 0;
  std::size_t end = 0;
};
std::optional<WeekdayRead> read_weekday(std::u32string_view text, std::size_t pos);

}  // namespace jishi::reading
