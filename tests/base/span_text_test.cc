#include "base/span_text.h"

#include <gtest/gtest.h>

namespace jishi {
namespace {

std::string read(std::string_view cell, std::optional<int> year = 2023) {
  const auto span = read_span(cell, year);
  return span ? span->span.iso() : span.error()[0].code;
}

TEST(SpanText, every_shape_clerks_type) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"2023-03-14", "2023-03-14"},
      {"2023/3/14", "2023-03-14"},
      {"2023.3.14", "2023-03-14"},
      {"20230314", "2023-03-14"},
      {"2023年3月14日", "2023-03-14"},
      {"2023 年 3 月", "2023-03"},
      {"2023年3月", "2023-03"},
      {"2023-03", "2023-03"},
      {"2023/3", "2023-03"},
      {"3月14日", "2023-03-14"},
      {"2022年上半年", "2022-H1"},
      {"上半年", "2023-H1"},
      {"2022年第一季度", "2022-Q1"},
      {"一季度", "2023-Q1"},
      {"第3季度", "2023-Q3"},
      {"2022年", "2022"},
      {"2022年度", "2022"},
      {"9月中旬", "2023-09-X2"},
      {"3月14日至4月27日", "2023-03-14/2023-04-27"},
      {"2023年3月14日—4月27日", "2023-03-14/2023-04-27"},
      {"2023年12月20日至次年1月5日", "2023-12-20/2024-01-05"},
      {"1—6月", "2023-01-01/2023-06-30"},
      {"一至三季度", "2023-01-01/2023-09-30"},
      {"前三季度", "2023-01-01/2023-09-30"},
      {"3月14—27日", "2023-03-14/2023-03-27"},
      {"3月14日至27日", "2023-03-14/2023-03-27"},
      {"2023-03-14 至 2023-04-27", "2023-03-14/2023-04-27"},
      {"2023.3.14-4.27", "2023-03-14/2023-04-27"},
      {"从3月14日起至4月27日止", "2023-03-14/2023-04-27"},
      {"2022年至2023年", "2022-01-01/2023-12-31"},
      {"２０２３年３月", "2023-03"},
      {"二〇二三年三月十四日", "2023-03-14"},
      {"二○二三年", "2023"},
      {"21年3月", "2021-03"},
      {"2023年3月14日（星期二）", "2023-03-14"},
      {"2023-03-14 00:00:00", "2023-03-14"},
      {"2023/3/14 9:30", "2023-03-14"},
      {"2023-03-14T00:00:00Z", "2023-03-14"},
      {"2023年3月14日上午", "2023-03-14"},
      {"2023年3月14日下午3点", "2023-03-14"},
      {"3月14日9时30分", "2023-03-14"},
      {"3.14", "2023-03-14"},
      {"3/14", "2023-03-14"},
      {"2023-03-14 至 03-27", "2023-03-14/2023-03-27"},
      {"3月14、15日", "2023-03-14/2023-03-15"},
      {"\u30002023-03-14\n", "2023-03-14"},
      {"2023年农历正月初一", "2023-01-22"},
      {"2023-Q2", "2023-Q2"},
      {"2023-04-X2", "2023-04-X2"},
      {"2023-03-14/2023-04-27", "2023-03-14/2023-04-27"}};
  for (const auto& [cell, iso] : rows) EXPECT_EQ(read(cell), iso) << cell;
}

TEST(SpanText, what_is_wrong_is_named) {
  const std::pair<std::string_view, std::string_view> rows[] = {{"2月30日", "date.none"},
                                                                {"2023-02-30", "date.none"},
                                                                {"13月5日", "date.none"},
                                                                {"3.32", "date.none"},
                                                                {"3月14、16日", "date.unread"},
                                                                {"3月14日25件", "date.unread"},
                                                                {"4月31日至5月2日", "date.none"},
                                                                {"2023年4月27日至3月14日", "date.order"},
                                                                {"12月20日至1月5日", "date.order"},
                                                                {"2023年3月14日（星期一）", "date.weekday"},
                                                                {"年初", "date.fuzzy"},
                                                                {"2023年底", "date.fuzzy"},
                                                                {"", "date.unread"},
                                                                {"待定", "date.unread"},
                                                                {"3月14日召开", "date.unread"},
                                                                {"每半年", "date.unread"},
                                                                {"8月15日前", "date.unread"},
                                                                {"45000", "date.unread"}};
  for (const auto& [cell, code] : rows) EXPECT_EQ(read(cell), code) << cell;
  EXPECT_NE(read_span("2月30日", 2023).error()[0].line(Lang::zh).find("2月30日"), std::string::npos);
}

TEST(SpanText, a_year_is_inherited_or_asked_for) {
  EXPECT_TRUE(read_span("8月11日", 2023)->year_inherited);
  EXPECT_FALSE(read_span("2023年8月11日", 2022)->year_inherited);
  for (const auto* cell : {"8月11日", "上半年", "一季度", "3月14日至4月27日"})
    EXPECT_EQ(read(cell, std::nullopt), "date.year-needed") << cell;
  EXPECT_EQ(read("2月30日", std::nullopt), "date.none");
  EXPECT_EQ(read("2月29日", 2024), "2024-02-29");
  EXPECT_EQ(read("2月29日", 2023), "date.none");
}

TEST(SpanText, what_span_writes_is_read_back) {
  const auto spans = {Span::of_day(*Day::from_ymd(2023, 4, 5)),
                      Span::of_month(2023, 4),
                      Span::of_xun(2023, 4, 2),
                      Span::of_quarter(2023, 2),
                      Span::of_half(2023, 1),
                      Span::of_year(2023),
                      *Span::of_range(*Day::from_ymd(2023, 12, 20), *Day::from_ymd(2024, 1, 5))};
  for (const auto& span : spans) {
    EXPECT_EQ(read_span(span.iso())->span, span);
    EXPECT_EQ(read_span(span.zh())->span, span) << span.zh();
  }
}

TEST(SpanText, counts_are_whole_and_exact) {
  for (const auto* cell : {"12", "１２", "12人", "十二", "12 次", "12.0", "12人次", " 12 "})
    EXPECT_EQ(read_count(cell).value(), 12) << cell;
  EXPECT_EQ(read_count("1,200").value(), 1200);
  EXPECT_EQ(read_count("0").value(), 0);
  const std::pair<std::string_view, std::string_view> refused[] = {{"20余人", "count.approximate"},
                                                                   {"十几", "count.approximate"},
                                                                   {"约12", "count.approximate"},
                                                                   {"12左右", "count.approximate"},
                                                                   {"3.5", "count.not-whole"},
                                                                   {"-3", "count.negative"},
                                                                   {"", "count.unread"},
                                                                   {"三五", "count.unread"},
                                                                   {"12个3", "count.unread"},
                                                                   {"若干", "count.unread"},
                                                                   {"12345678901234567", "count.too-large"}};
  for (const auto& [cell, code] : refused) {
    const auto count = read_count(cell);
    ASSERT_FALSE(count) << cell;
    EXPECT_EQ(count.error()[0].code, code) << cell;
  }
}

TEST(SpanText, flags_are_yes_no_or_refused) {
  for (const auto* cell : {"是", "√", "有", " Y ", "TRUE", "１"})
    EXPECT_TRUE(read_flag(cell).value()) << cell;
  for (const auto* cell : {"否", "", "无", "×", " "}) EXPECT_FALSE(read_flag(cell).value()) << cell;
  EXPECT_EQ(read_flag("也许").error()[0].code, "flag.unread");
}

TEST(SpanText, a_cell_of_a_megabyte_is_refused_at_once) {
  std::string cell;
  for (int i = 0; i < 350'000; ++i) cell += "年";
  EXPECT_FALSE(read_span(cell, 2023));
  EXPECT_FALSE(read_count(cell));
  EXPECT_FALSE(read_flag(cell));
  EXPECT_LT(read_span(cell, 2023).error()[0].args[0].size(), 200U);
}

}  // namespace
}  // namespace jishi
