#pragma once
// Day: a calendar day of the office (Asia/Shanghai). Instant: a moment in UTC. They never mix: only
// Instant::day() crosses, with the fixed offset of +8 hours.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jishi {

class Day {
 public:
  constexpr Day() = default;
  // Days since 1970-01-01.
  static constexpr Day from_number(std::int32_t days) { return Day(days); }
  // Nothing when there is no such day (2月30日), or the year is outside 1900–2199.
  static std::optional<Day> from_ymd(int year, int month, int day);
  // "2023-04-05" only.
  static std::optional<Day> from_iso(std::string_view text);
  static Day last_of_month(int year, int month);

  std::int32_t number() const { return days_; }
  int year() const;
  int month() const;         // 1–12
  int day_of_month() const;  // 1–31
  int quarter() const;       // 1–4
  int half() const;          // 1–2
  int weekday() const;       // 1 Monday … 7 Sunday
  std::string iso() const;   // 2023-04-05
  std::string zh() const;    // 2023年4月5日

  Day plus_days(std::int32_t n) const { return Day(days_ + n); }
  // Same day number n months on, or the last day of that month (Civil Code art. 202).
  Day plus_months(int n) const;
  auto operator<=>(const Day&) const = default;

 private:
  constexpr explicit Day(std::int32_t days) : days_(days) {}
  std::int32_t days_ = 0;
};

// Both ends counted: 3月14日 to 4月27日 is 45.
inline std::int32_t days_inclusive(Day from, Day to) {
  return to.number() - from.number() + 1;
}

class Instant {
 public:
  constexpr Instant() = default;
  static constexpr Instant from_micros(std::int64_t us) { return Instant(us); }
  static Instant now();
  // "2023-04-05T06:07:08Z", with an optional fraction of up to six digits.
  static std::optional<Instant> from_iso(std::string_view text);

  std::int64_t micros() const { return us_; }
  std::string iso() const;    // to the second when it is whole, else with six digits
  Day day() const;            // in Asia/Shanghai
  std::string local() const;  // 2023-04-05 14:07:08, in Asia/Shanghai
  auto operator<=>(const Instant&) const = default;

 private:
  constexpr explicit Instant(std::int64_t us) : us_(us) {}
  std::int64_t us_ = 0;
};

}  // namespace jishi
