#pragma once
// Running Chinese text, read for times and numbers in one pass. Every number of the text is in some mention:
// one that was read but not understood is of kind `number`. Mentions are in order and do not overlap. What
// the kinds hold, with examples: docs/formats/readings.md.

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.h"
#include "base/span.h"

namespace jishi {

enum class MentionKind {
  date,    // 3月14日: span is a day
  period,  // 3月14日至4月27日, 1—6月, 上半年, 2023年, 9月中旬, 今年以来
  fuzzy_time,  // 年初, 七一前夕, 截至目前, 近三年, 国庆期间: span is the window likely meant, when there is
               // one
  named_day,  // 五一, 春节
  deadline,  // 12月底前 (span ends with the last day allowed); 30日内, 15个工作日内 (number and unit, no
             // span)
  weekday,     // 星期一 standing alone
  clock,       // 14:00, 上午9时30分
  duration,    // 45天, 两个半月, 3年
  count,       // 18个问题, 12次, 120人次
  frequency,   // 每季度末, 每半年至少1次
  ordinal,     // 第三次, 首次, 第8次党组会
  percent,     // 88.9%, 百分之九十五, 九成以上
  points,      // 4.7个百分点
  fraction,    // 三分之二以上, 过半数, 688/697
  multiple,    // 增长1倍, 翻一番
  money,       // 7.132万元: number in yuan
  doc_number,  // 〔2026〕15号
  fixed_term,  // 三重一大, 八项规定, 三级主任科员: never a count
  number       // read, not understood
};
std::string_view mention_kind_name(MentionKind kind);

// On which side of the time the text stands.
enum class Side {
  within,
  until,
  since,
  before,
  after
};  // 8月1日 · 截至8月1日 · 8月1日以来 · 8月1日前 · 8月1日后

struct Frequency {
  enum class Per { day, week, month, quarter, half, year };
  Per per = Per::year;
  int every = 1;             // 每两个月: 2 (per month)
  std::optional<int> times;  // written: 每半年至少1次
  bool at_least = false;
  bool at_most = false;
  bool at_end = false;         // 每季度末
  std::optional<int> due_day;  // 每月5日前
  std::optional<int> weekday;  // 每周一: 1–7
  // At least so often in a whole year, by what is written (1 a period when no number is).
  int a_year() const;
};

struct Mention {
  static constexpr double kOpen = std::numeric_limits<double>::infinity();

  std::size_t start = 0;  // code points, half-open
  std::size_t end = 0;
  MentionKind kind = MentionKind::number;

  // Times.
  std::optional<Span> span;     // none when there is no such day, or nothing to take it from
  bool year_inherited = false;  // no year is written in it, nor 今年, 去年 …
  Side side = Side::within;
  std::optional<int> weekday;  // written beside a date or alone: 1 Monday … 7 Sunday
  std::optional<int> minute;   // clock: of the day, 0–1440
  // One of several listed times (8月11日和9月1日; 2月6日、5月15日): they share this number, from 1. 0: alone.
  int list = 0;

  // Numbers. Percent: 88.9 is 88.9; fraction: 2/3 as low; money in yuan; duration in its unit.
  std::string
      number;  // exact decimal as read: 71320, 4.7; empty for a range (3至5), an approximate word, a time
  double value = 0;  // of number; for a range its low end
  double low = 0;  // what the text admits: 20余人 is [20,30], 近80% is (−∞,80], 不少于8 is [8,∞)
  double high = 0;
  bool low_excluded = false;   // 超过, 多于, 过半
  bool high_excluded = false;  // 不满, 不到, 近
  int decimals = 0;            // written after the point: 88.9 has 1
  bool approximate = false;    // 约, 近, 余, 左右, 多 …
  bool each = false;           // 各1次, 均2次, 每人1篇
  std::u32string unit;         // 个, 次, 人次; 元; 天 工作日 周 个月 季度 年 小时 分钟 秒
  std::u32string noun;  // up to twelve characters that follow the unit and read as a name: 问题, 党组会
  std::optional<int> numerator, denominator;  // fraction
  std::optional<Frequency> frequency;

  // There is no such day, the weekday is another, the end is before the start: codes date.*.
  std::optional<Refusal> invalid;

  bool is_time() const { return kind <= MentionKind::named_day; }
  bool is_exact() const { return !approximate && !number.empty() && low == high; }
};

struct ReadingContext {
  int report_year = 0;       // for times without a year; 0: unknown, such times have no span
  std::optional<Day> as_of;  // 截至目前, 今年以来
};

// Years: the written one; else 同年/今年/去年 …; else the nearest year written before in the same paragraph
// (not one in 《…》, a document number, or after 较, 比); else the report's.
std::vector<Mention> read_mentions(std::u32string_view text, const ReadingContext& context);

// A range agrees with "n天" when n counts both ends (how reports count) or only the nights between.
enum class DaysFit { inclusive, exclusive, neither };
DaysFit days_fit(const Span& span, long long n);

}  // namespace jishi
