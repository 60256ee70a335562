#include "base/calendar.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/lunar.h"

namespace jishi {
namespace {

TEST(Lunar, festivals_fall_on_their_known_days) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"春节", "1954-02-03"},   {"春节", "1985-02-20"},   {"春节", "1999-02-16"}, {"春节", "2000-02-05"},
      {"春节", "2020-01-25"},   {"春节", "2023-01-22"},   {"春节", "2024-02-10"}, {"春节", "2025-01-29"},
      {"春节", "2026-02-17"},   {"春节", "2027-02-06"},   {"春节", "2030-02-03"}, {"春节", "2034-02-19"},
      {"端午", "2023-06-22"},   {"端午", "2025-05-31"},   {"中秋", "2020-10-01"}, {"中秋", "2023-09-29"},
      {"中秋", "2025-10-06"},   {"元宵", "2024-02-24"},   {"重阳", "2023-10-23"}, {"除夕", "2022-01-31"},
      {"除夕", "2025-01-28"},   {"清明", "1976-04-04"},   {"清明", "2023-04-05"}, {"清明", "2024-04-04"},
      {"腊八节", "2024-01-18"}, {"母亲节", "2023-05-14"}, {"国庆", "2023-10-01"}, {"七一", "2023-07-01"}};
  for (const auto& [name, iso] : rows) {
    const auto day = Day::from_iso(iso).value();
    EXPECT_EQ(named_day(name, day.year()), day) << name << " " << iso;
  }
}

TEST(Lunar, leap_months_stand_in_their_years) {
  EXPECT_EQ(from_lunar({2023, 2, 1, true}), Day::from_iso("2023-03-22"));
  EXPECT_EQ(from_lunar({2033, 11, 1, true}), Day::from_iso("2033-12-22"));
  EXPECT_EQ(from_lunar({1987, 6, 1, true}), Day::from_iso("1987-07-26"));
  EXPECT_FALSE(from_lunar({2023, 3, 1, true}));
  EXPECT_FALSE(from_lunar({2023, 1, 30, false}));  // a short month
}

TEST(Lunar, every_day_goes_round) {
  for (std::int32_t n = Day::from_iso("1900-01-31")->number(); n < Day::from_iso("2100-02-09")->number();
       ++n) {
    const auto lunar = to_lunar(Day::from_number(n));
    ASSERT_TRUE(lunar && from_lunar(*lunar) == Day::from_number(n)) << Day::from_number(n).iso();
  }
}

TEST(Lunar, outside_the_table_there_is_nothing) {
  EXPECT_FALSE(to_lunar(*Day::from_iso("1900-01-30")));
  EXPECT_FALSE(from_lunar({2100, 1, 1, false}));
  EXPECT_FALSE(named_day("春节", 2150));
  EXPECT_TRUE(named_day("元旦", 2150));
}

TEST(Calendar, a_year_has_its_seven_public_holidays_in_order) {
  const auto days = named_days(2023);
  EXPECT_EQ(std::count_if(days.begin(), days.end(), [](const auto& d) { return d.holiday; }), 7);
  EXPECT_TRUE(
      std::is_sorted(days.begin(), days.end(), [](const auto& a, const auto& b) { return a.day < b.day; }));
}

TEST(Calendar, names_of_one_day_agree) {
  EXPECT_EQ(named_day("五一国际劳动节", 2023), named_day("五一", 2023));
  EXPECT_EQ(named_day("建党节", 2023), named_day("七一", 2023));
  EXPECT_FALSE(named_day("节前", 2023));
}

TEST(Calendar, the_holiday_is_more_than_its_day) {
  EXPECT_EQ(holiday_window("春节", 2026)->iso(), "2026-02-16/2026-02-23");
  EXPECT_EQ(holiday_window("国庆节", 2020)->iso(), "2020-10-01/2020-10-07");  // though 中秋 is the same day
  EXPECT_EQ(holiday_window("中秋", 2020)->iso(), "2020-10-01");
  EXPECT_EQ(holiday_window("七一", 2023)->iso(), "2023-07-01");
}

}  // namespace
}  // namespace jishi
