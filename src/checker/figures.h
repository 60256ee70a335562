#pragma once
// Figure: a time or a number the text names, as the checker uses it: what base/reading.h reads, brought to
// one shape. Fixed terms (三重一大, 八项规定) are not among them.

#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/span.h"
#include "checker/draft.h"
#include "domain/duty.h"

namespace jishi::checker {

struct Figure {
  enum class Kind {
    day,        // 8月11日
    period,     // 3月14日至4月27日, 上半年, 2023年
    duration,   // 45天
    count,      // 18个, 两次
    percent,    // 88.9%
    points,     // 4.7个百分点
    frequency,  // 每季度末
    other       // read, not understood
  };
  Kind kind = Kind::other;
  Range range;

  std::optional<Span> span;    // day, period; none when there is no such day
  bool year_written = false;   // else taken from the report
  bool fuzzy = false;          // 年初, 七一前夕, 春节: no exact ends
  bool named_day = false;      // 春节, 五一
  bool limit = false;          // 1月31日前, 12月底前: not a day on which something was done
  bool cut_off = false;        // 截至目前
  int list = 0;                // dates listed together share this number; 0: alone
  std::string impossible;      // code: date.none, date.order, date.weekday …; else empty
  std::string impossible_why;  // the same in Chinese

  double low = 0;  // count, duration, percent, points: low == high unless a range (20余人)
  double high = 0;
  int decimals = 0;
  bool at_least = false;
  bool at_most = false;
  bool approximate = false;
  bool each = false;    // 各1次
  std::u32string unit;  // 次 个 名 天
  std::u32string noun;  // what follows the unit: 问题
  int numerator = 0;    // 688/697
  int denominator = 0;

  std::optional<Every> every;  // frequency
  int times = 1;               // a period at least

  bool is_time() const { return kind == Kind::day || kind == Kind::period; }
  bool is_exact() const { return !approximate && low == high; }
};

// By start. `year`: the report's, for dates without one; 0: unknown.
std::vector<Figure> read_figures(const Draft& draft, int year, std::optional<Day> as_of);

}  // namespace jishi::checker
