#include "base/numeral.h"

#include <gtest/gtest.h>

namespace jishi {
namespace {

TEST(Numeral, every_way_of_writing_is_read) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"12", "12"},
      {"１２", "12"},
      {"1,234", "1234"},
      {"0", "0"},
      {"007", "7"},
      {"3.50", "3.5"},
      {"十", "10"},
      {"十二", "12"},
      {"二十", "20"},
      {"一百零五", "105"},
      {"三百五", "350"},
      {"三百五十", "350"},
      {"一万二", "12000"},
      {"一万零二", "10002"},
      {"一亿二", "120000000"},
      {"两千零四", "2004"},
      {"二〇二三", "2023"},
      {"一〇五", "105"},
      {"廿三", "23"},
      {"卅", "30"},
      {"柒万壹仟叁佰贰拾", "71320"},
      {"7.132万", "71320"},
      {"1.2亿", "120000000"},
      {"1亿2000万", "120000000"},
      {"3千", "3000"},
      {"三点五", "3.5"},
      {"零点二五", "0.25"},
      {"十五万", "150000"},
      {"一千二百三十四万五千六百七十八", "12345678"},
      {"〇", "0"},
      {"两", "2"},
      {" 12 ", "12"}};
  for (const auto& [text, value] : rows) {
    const auto read = read_numeral(text);
    ASSERT_TRUE(read) << text;
    EXPECT_EQ(read->text(), value) << text;
  }
}

TEST(Numeral, what_is_no_single_number_is_not_read) {
  for (const auto* text :
       {"", "三五", "一二", "百", "万", "十百", "12个", "1.2.3", "2023.3.14", "一点", "第三", "-3", "12a"})
    EXPECT_FALSE(read_numeral(text)) << text;
}

TEST(Numeral, a_prefix_stops_where_the_number_does) {
  EXPECT_EQ(read_numeral_prefix(U"十二个")->length, 2U);
  EXPECT_EQ(read_numeral_prefix(U"100，200")->length, 3U);
  EXPECT_EQ(read_numeral_prefix(U"5万3人")->length, 2U);
  EXPECT_EQ(read_numeral_prefix(U"三点十分")->length, 1U);
  EXPECT_EQ(read_numeral_prefix(U"41.20%")->decimals, 2);
  EXPECT_FALSE(read_numeral_prefix(U"个"));
}

TEST(Numeral, what_is_written_is_read_back) {
  for (std::int64_t n = 0; n < 3'000'000; n += 137) {
    const auto text = to_zh_numeral(n);
    const auto read = read_numeral(text);
    ASSERT_TRUE(read && read->integer() == n) << text;
  }
  for (const std::int64_t n : {10'002LL, 100'000'001LL, 123'456'789'012LL})
    EXPECT_EQ(read_numeral(to_zh_numeral(n))->integer(), n);
}

TEST(Numeral, headings_are_written_as_usual) {
  EXPECT_EQ(to_zh_numeral(1), "一");
  EXPECT_EQ(to_zh_numeral(10), "十");
  EXPECT_EQ(to_zh_numeral(12), "十二");
  EXPECT_EQ(to_zh_numeral(20), "二十");
  EXPECT_EQ(to_zh_numeral(110), "一百一十");
  EXPECT_EQ(to_zh_numeral(100'500), "十万零五百");
}

TEST(Numeral, ordinals_need_their_mark) {
  EXPECT_EQ(read_ordinal("第八"), 8);
  EXPECT_EQ(read_ordinal("第8"), 8);
  EXPECT_FALSE(read_ordinal("八"));
  EXPECT_FALSE(read_ordinal("第八次"));
}

TEST(Decimal, is_exact_until_it_does_not_fit) {
  EXPECT_EQ((Decimal{7132, 3}.shifted(4)->text()), "71320");
  EXPECT_EQ((Decimal{5, 1}.text()), "0.5");
  EXPECT_EQ((Decimal{-47, 1}.text()), "-4.7");
  EXPECT_FALSE((Decimal{1, 0}.shifted(18)));
  EXPECT_FALSE(read_numeral("9999999999999999999"));
}

}  // namespace
}  // namespace jishi
