#include <gtest/gtest.h>

#include "base/span.h"

namespace jishi {
namespace {

Day day(std::string_view iso) {
  return Day::from_iso(iso).value();
}

TEST(Day, there_is_no_30_February) {
  EXPECT_FALSE(Day::from_ymd(2023, 2, 30));
  EXPECT_FALSE(Day::from_ymd(2023, 2, 29));
  EXPECT_TRUE(Day::from_ymd(2024, 2, 29));
  EXPECT_FALSE(Day::from_ymd(1899, 12, 31));
}

TEST(Day, iso_text_is_strict) {
  EXPECT_EQ(day("2023-04-05").iso(), "2023-04-05");
  for (const auto* text : {"2023-4-5", "2023/04/05", "2023-04-05 ", "2023-13-01", ""})
    EXPECT_FALSE(Day::from_iso(text)) << text;
}

TEST(Day, both_ends_count) {
  EXPECT_EQ(days_inclusive(day("2023-03-14"), day("2023-04-27")), 45);
}

TEST(Day, months_on_end_on_the_last_day_when_there_is_no_such_number) {
  EXPECT_EQ(day("2023-01-31").plus_months(1), day("2023-02-28"));
  EXPECT_EQ(day("2023-11-30").plus_months(3), day("2024-02-29"));
  EXPECT_EQ(day("2023-03-15").plus_months(-3), day("2022-12-15"));
}

TEST(Day, weekday_counts_from_Monday) {
  EXPECT_EQ(day("2026-11-23").weekday(), 1);
  EXPECT_EQ(day("2023-01-01").weekday(), 7);
}

TEST(Instant, the_day_is_that_of_Shanghai) {
  EXPECT_EQ(Instant::from_iso("2023-04-05T16:00:00Z")->day(), day("2023-04-06"));
  EXPECT_EQ(Instant::from_iso("2023-04-05T15:59:59.999999Z")->day(), day("2023-04-05"));
}

TEST(Instant, for_readers_it_is_told_to_the_second_in_Shanghai) {
  EXPECT_EQ(Instant::from_iso("2023-04-05T16:00:01.5Z")->local(), "2023-04-06 00:00:01");
}

TEST(Instant, text_goes_round) {
  for (const auto* text : {"2023-04-05T06:07:08Z", "2023-04-05T06:07:08.000001Z", "1969-12-31T23:59:59Z"})
    EXPECT_EQ(Instant::from_iso(text)->iso(), text);
  for (const auto* text :
       {"2023-04-05T06:07:08", "2023-04-05 06:07:08Z", "2023-04-05T24:00:00Z", "2023-04-05T06:07:08.Z"})
    EXPECT_FALSE(Instant::from_iso(text)) << text;
}

TEST(Span, text_goes_round_in_every_precision) {
  for (const auto* text :
       {"2023-04-05", "2023-04", "2023-04-X2", "2023-Q2", "2023-H1", "2023", "2023-03-14/2023-04-27"})
    EXPECT_EQ(Span::from_iso(text)->iso(), text);
  for (const auto* text :
       {"2023-Q5", "2023-H3", "2023-13", "2023-04-X4", "23", "2023-04-27/2023-03-14", "2023-"})
    EXPECT_FALSE(Span::from_iso(text)) << text;
}

TEST(Span, an_end_before_its_start_is_no_span) {
  EXPECT_FALSE(Span::of_range(day("2023-04-27"), day("2023-03-14")));
}

TEST(Span, chinese_names_year_and_precision) {
  EXPECT_EQ(Span::from_iso("2023-04-X3")->zh(), "2023年4月下旬");
  EXPECT_EQ(Span::from_iso("2023-12-20/2024-01-05")->zh(), "2023年12月20日至2024年1月5日");
  EXPECT_EQ(Span::from_iso("2023-03-14/2023-04-27")->zh(), "2023年3月14日至4月27日");
  EXPECT_EQ(Span::from_iso("2023-Q3")->zh(), "2023年第三季度");
}

TEST(Span, the_last_third_of_a_month_ends_with_it) {
  EXPECT_EQ(Span::of_xun(2023, 2, 3).to(), day("2023-02-28"));
}

}  // namespace
}  // namespace jishi
