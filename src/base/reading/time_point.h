#pragma once
// One point or stretch of time as the text writes it, before its year is known: 2023年3月14日, 3月, 上半年,
// 去年底.

#include <optional>
#include <string_view>

namespace jishi::reading {

enum class YearWord { none, this_year, last_year, year_before_last, next_year, same_year, following_year };
enum class Grain { day, month, xun, quarter, quarters, half, months, year, decade };
enum class Edge { none, start, middle, end };  // 初 中 底

struct TimePoint {
  Grain grain = Grain::year;
  std::size_t end = 0;
  std::optional<int> year;  // written
  YearWord word = YearWord::none;
  int month = 0;
  int day = 0;   // may be one that does not exist: 2月30日
  int part = 0;  // xun, quarter or half; how many of quarters (前三季度) and months (前五个月)
  Edge edge = Edge::none;
  bool lunar = false;
  bool leap = false;
  bool new_years_eve = false;
  bool this_month = false;  // 本月

  bool has_year() const { return year.has_value() || word != YearWord::none; }
};

struct SmallNumber {
  int value = 0;
  std::size_t end = 0;
  int digits = 0;  // Arabic digits written, 0 for Chinese
};

enum class Mode { prose, cell };

// An integer below 10,000 at pos, Arabic digits or a Chinese numeral.
std::optional<SmallNumber> read_small_number(std::u32string_view text, std::size_t pos);

struct YearRead {
  std::optional<int> year;
  YearWord word = YearWord::none;
  std::size_t end = 0;
};
// 2023年, 二〇二三年, 08年, 今年, 次年, 2023年度. A two-digit year without 0 needs a month or the like after
// it.
std::optional<YearRead> read_year(std::u32string_view text, std::size_t pos);

// `text` is folded.
std::optional<TimePoint> read_time_point(std::u32string_view text, std::size_t pos, Mode mode);
// Only what may follow a year or an earlier point: 3月…, 27日 when a month stands before it.
std::optional<TimePoint> read_within_year(std::u32string_view text, std::size_t pos, Mode mode);
std::optional<TimePoint> read_day_of_month(std::u32string_view text, std::size_t pos, int month);

}  // namespace jishi::reading
