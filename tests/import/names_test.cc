#include "domain/names.h"

#include <gmock/gmock.h>

#include "base/text.h"
#include "domain/field_input.h"
#include "import/cell_text.h"
#include "import/near_match.h"
#include "import/register_year.h"

namespace jishi::importing::test {

using testing::ElementsAre;

TEST(Names, are_parted_by_every_separator_clerks_use) {
  EXPECT_THAT(
      several_names("王海燕、李建国，赵敏,陈立新；孙卫东;周丽/吴强\n郑涛 钱芳　冯刚"),
      ElementsAre("王海燕", "李建国", "赵敏", "陈立新", "孙卫东", "周丽", "吴强", "郑涛", "钱芳", "冯刚"));
}

TEST(Names, of_two_characters_padded_with_a_space_stay_one) {
  EXPECT_THAT(several_names("王　伟 李建国 赵 敏"), ElementsAre("王伟", "李建国", "赵敏"));
  EXPECT_EQ(one_name(" 王　伟 "), "王伟");
}

TEST(Names, of_outsiders_keep_what_stands_in_brackets) {
  EXPECT_THAT(several_names("张三(区委、党校)、李四 （市局）"),
              ElementsAre("张三（区委、党校）", "李四（市局）"));
  EXPECT_EQ(one_name("张三 (区委党校)"), "张三（区委党校）");
}

TEST(Names, in_latin_letters_keep_their_spaces) {
  EXPECT_EQ(one_name("John  Smith"), "John Smith");
}

TEST(Names, of_files_are_parted_but_not_at_spaces) {
  EXPECT_THAT(file_names("会议纪要 21.pdf;整改方案.docx； a(1;2).pdf"),
              ElementsAre("会议纪要 21.pdf", "整改方案.docx", "a(1;2).pdf"));
}

TEST(RegisterYear, is_the_one_year_a_name_holds) {
  EXPECT_EQ(year_in("区审计局2023年度会议台账"), 2023);
  EXPECT_EQ(year_in("bureau-2023"), 2023);
  EXPECT_EQ(year_in("二〇二三年会议"), 2023);
  EXPECT_EQ(year_in("会议（２０２３）"), 2023);
  EXPECT_EQ(year_in("会议20230815"), std::nullopt);
  EXPECT_EQ(year_in("2022-2023年"), std::nullopt);
  EXPECT_EQ(year_in("会议"), std::nullopt);
}

TEST(Money, is_exact_yuan) {
  EXPECT_EQ(read_money("12000"), "12000");
  EXPECT_EQ(read_money("￥1,200.50元"), "1200.5");
  EXPECT_EQ(read_money("7.132万元"), "71320");
  EXPECT_EQ(read_money("约三万"), std::nullopt);
}

TEST(Headers, are_compared_without_width_space_and_marks) {
  EXPECT_EQ(comparable(" 日 期（必填）"), "日期");
  EXPECT_EQ(comparable("*日\n期*"), "日期");
  EXPECT_EQ(comparable("ＮＯ．"), "no.");
}

TEST(NearMatch, finds_a_slip_of_the_pen_and_nothing_far) {
  EXPECT_EQ(near_match("会义类型", {"会议类型", "名称"}), "会议类型");
  EXPECT_EQ(near_match("天气", {"会议类型", "名称"}), "");
  EXPECT_EQ(near_match("研究结果", {"研究日期", "结果"}), "结果");
  EXPECT_EQ(near_match("参会人员", {"参会人数", "实到人员"}), "实到人员");
}

TEST(Shortened, cuts_between_characters) {
  EXPECT_EQ(shortened("一二三四", 3), "一二三…");
  EXPECT_EQ(shortened("一二三", 3), "一二三");
}

}  // namespace jishi::importing::test
