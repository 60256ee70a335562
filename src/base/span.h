#pragma once
// Span: when something happened, as exactly as it is known. Both ends included.
// Its text form (ISO 8601 and EDTF's manner) is what record bodies hold:
//   2023-04-05 · 2023-04 · 2023-04-X2 (中旬) · 2023-Q2 · 2023-H1 · 2023 · 2023-03-14/2023-04-27

#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"

namespace jishi {

enum class Precision { day, month, xun, quarter, half, year, range };
std::string_view precision_name(Precision p);

class Span {
 public:
  Span() = default;
  static Span of_day(Day day) { return Span(day, day, Precision::day); }
  // Preconditions: month 1–12, xun 1–3, quarter 1–4, half 1–2, year 1900–2199.
  static Span of_month(int year, int month);
  static Span of_xun(int year, int month, int xun);
  static Span of_quarter(int year, int quarter);
  static Span of_half(int year, int half);
  static Span of_year(int year);
  // Nothing when the end is before the start.
  static std::optional<Span> of_range(Day from, Day to);
  static std::optional<Span> from_iso(std::string_view text);

  Day from() const { return from_; }
  Day to() const { return to_; }
  Precision precision() const { return precision_; }
  std::string iso() const;
  std::string zh() const;  // 2023年4月5日 · 2023年4月 · 2023年4月中旬 · 2023年第二季度 · 2023年上半年 ·
                           // 2023年3月14日至4月27日
  bool contains(Day day) const { return from_ <= day && day <= to_; }
  bool contains(const Span& other) const { return from_ <= other.from_ && other.to_ <= to_; }
  bool overlaps(const Span& other) const { return from_ <= other.to_ && other.from_ <= to_; }
  bool operator==(const Span&) const = default;

 private:
  Span(Day from, Day to, Precision p) : from_(from), to_(to), precision_(p) {}
  Day from_;
  Day to_;
  Precision precision_ = Precision::day;
};

}  // namespace jishi
