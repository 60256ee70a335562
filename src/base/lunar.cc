#include "base/lunar.h"

#include <array>
#include <cstdint>

namespace jishi {

namespace {

constexpr int kFirstYear = 1900;
constexpr int kYears = 200;

// One lunar year: bits 13–16 the month a leap month follows (0: none); bit n set when the n-th month of the
// year, the leap month counted in its place, has 30 days.
constexpr std::array<std::uint32_t, kYears> kYear = {
    0x116D2, 0x00752, 0x00EA5, 0x0B64A, 0x0064B, 0x00A9B, 0x09556, 0x0056A, 0x00B59, 0x05752, 0x00752,
    0x0DB25, 0x00B25, 0x00A4B, 0x0B4AB, 0x002AD, 0x0056B, 0x04B69, 0x00DA9, 0x0FD92, 0x00E92, 0x00D25,
    0x0BA4D, 0x00A56, 0x002B6, 0x095B5, 0x006D4, 0x00EA9, 0x05E92, 0x00E92, 0x0CD26, 0x0052B, 0x00A57,
    0x0B2B6, 0x00B5A, 0x006D4, 0x06EC9, 0x00749, 0x0F693, 0x00A93, 0x0052B, 0x0CA5B, 0x00AAD, 0x0056A,
    0x09B55, 0x00BA4, 0x00B49, 0x05A93, 0x00A95, 0x0F52D, 0x00536, 0x00AAD, 0x0B5AA, 0x005B2, 0x00DA5,
    0x07D4A, 0x00D4A, 0x10A95, 0x00A97, 0x00556, 0x0CAB5, 0x00AD5, 0x006D2, 0x08EA5, 0x00EA5, 0x0064A,
    0x06C97, 0x00A9B, 0x0F55A, 0x0056A, 0x00B69, 0x0B752, 0x00B52, 0x00B25, 0x0964B, 0x00A4B, 0x114AB,
    0x002AD, 0x0056D, 0x0CB69, 0x00DA9, 0x00D92, 0x09D25, 0x00D25, 0x15A4D, 0x00A56, 0x002B6, 0x0C5B5,
    0x006D5, 0x00EA9, 0x0BE92, 0x00E92, 0x00D26, 0x06A56, 0x00A57, 0x114D6, 0x0035A, 0x006D5, 0x0B6C9,
    0x00749, 0x00693, 0x0952B, 0x0052B, 0x00A5B, 0x0555A, 0x0056A, 0x0FB55, 0x00BA4, 0x00B49, 0x0BA93,
    0x00A95, 0x0052D, 0x08AAD, 0x00AB5, 0x135AA, 0x005D2, 0x00DA5, 0x0DD4A, 0x00D4A, 0x00C95, 0x0952E,
    0x00556, 0x00AB5, 0x055B2, 0x006D2, 0x0CEA5, 0x00725, 0x0064B, 0x0AC97, 0x00CAB, 0x0055A, 0x06AD6,
    0x00B69, 0x17752, 0x00B52, 0x00B25, 0x0DA4B, 0x00A4B, 0x004AB, 0x0A55B, 0x005AD, 0x00B6A, 0x05B52,
    0x00D92, 0x0FD25, 0x00D25, 0x00A55, 0x0B4AD, 0x004B6, 0x005B5, 0x06DAA, 0x00EC9, 0x11E92, 0x00E92,
    0x00D26, 0x0CA56, 0x00A57, 0x004D6, 0x086D5, 0x00755, 0x00749, 0x06E93, 0x00693, 0x0F52B, 0x0052B,
    0x00A5B, 0x0B55A, 0x0056A, 0x00B65, 0x0974A, 0x00B4A, 0x11A95, 0x00A95, 0x0052D, 0x0CAAD, 0x00AB5,
    0x005AA, 0x08BA5, 0x00DA5, 0x00D4A, 0x07C95, 0x00C96, 0x0F94E, 0x00556, 0x00AB5, 0x0B5B2, 0x006D2,
    0x00EA5, 0x08E4A, 0x0068B, 0x10C97, 0x004AB, 0x0055B, 0x0CAD6, 0x00B6A, 0x00752, 0x09725, 0x00B45,
    0x00A8B, 0x0549B,
};

constexpr Day kNewYear1900 = Day::from_number(-25537);  // 1900-01-31

int leap_month(int year) {
  return static_cast<int>(kYear[static_cast<std::size_t>(year - kFirstYear)] >> 13);
}
int months_of(int year) {
  return leap_month(year) == 0 ? 12 : 13;
}
int month_length(int year, int nth) {
  return 29 + static_cast<int>(kYear[static_cast<std::size_t>(year - kFirstYear)] >> nth & 1U);
}
bool is_known(int year) {
  return year >= kFirstYear && year < kFirstYear + kYears;
}

// 正月初一 of each year, and of the year after the last.
const std::array<Day, kYears + 1>& new_years() {
  static const auto table = [] {
    std::array<Day, kYears + 1> days{};
    days[0] = kNewYear1900;
    for (int i = 0; i < kYears; ++i) {
      int length = 0;
      for (int nth = 0; nth < months_of(kFirstYear + i); ++nth) length += month_length(kFirstYear + i, nth);
      const auto at = static_cast<std::size_t>(i);
      days[at + 1] = days[at].plus_days(length);
    }
    return days;
  }();
  return table;
}

Day new_year(int year) {
  return new_years()[static_cast<std::size_t>(year - kFirstYear)];
}

}  // namespace

std::optional<Day> from_lunar(const LunarDate& date) {
  if (!is_known(date.year) || date.month < 1 || date.month > 12) return std::nullopt;
  const int leap = leap_month(date.year);
  if (date.leap && date.month != leap) return std::nullopt;
  int nth = date.month - 1;
  if (leap != 0 && (date.month > leap || date.leap)) ++nth;
  if (date.day < 1 || date.day > month_length(date.year, nth)) return std::nullopt;
  Day first = new_year(date.year);
  for (int i = 0; i < nth; ++i) first = first.plus_days(month_length(date.year, i));
  return first.plus_days(date.day - 1);
}

std::optional<LunarDate> to_lunar(Day day) {
  if (day < kNewYear1900 || day >= new_years().back()) return std::nullopt;
  int year = day.year();
  if (!is_known(year) || day < new_year(year)) --year;
  int left = day.number() - new_year(year).number();
  int nth = 0;
  while (left >= month_length(year, nth)) left -= month_length(year, nth++);
  const int leap = leap_month(year);
  const bool after_leap = leap != 0 && nth >= leap;
  return LunarDate{year, after_leap ? nth : nth + 1, left + 1, leap != 0 && nth == leap};
}

std::optional<Day> lunar_new_years_eve(int civil_year) {
  if (!is_known(civil_year)) return std::nullopt;
  return new_year(civil_year).plus_days(-1);
}

std::optional<Day> qingming(int year) {
  if (year < 1900 || year > 2100) return std::nullopt;
  // The sun's 15th degree drifts by 0.2422 of a day a year and falls back by one in leap years.
  const int n = year % 100;
  const int ten_thousandths = n * 2422 + (year < 2000 ? 55900 : 48100);
  const int day = year == 2100 ? 5 : ten_thousandths / 10000 - n / 4;
  return Day::from_ymd(year, 4, day);
}

}  // namespace jishi
