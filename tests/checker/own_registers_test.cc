// Organisations that the unit's registers name are not foreign to it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "bureau_kit.h"

namespace jishi::checker::test {
namespace {

class OwnRegisters : public ExampleYear {
 protected:
  std::vector<std::string> foreign(const std::string& text) const {
    std::vector<std::string> out;
    for (const auto& defect : check(bureau_.input(text)).defects)
      if (defect.kind == "foreign-organisation") out.push_back(defect.text);
    return out;
  }
  const std::string title_ = "临江区统计局2025年度工作情况报告\n一、工作情况\n";
};

TEST_F(OwnRegisters, name_organisations_that_an_opening_may_speak_of) {
  EXPECT_THAT(foreign(title_ + "市统计局交办事项1件。\n"), ::testing::IsEmpty());
  EXPECT_THAT(foreign(title_ + "区委办公室交办事项2件。\n"), ::testing::IsEmpty());
  EXPECT_THAT(foreign(title_ + "区财政局坚持依法理财。\n"), ::testing::ElementsAre("区财政局"));
}

TEST_F(OwnRegisters, do_not_make_another_office_the_one_that_reports) {
  EXPECT_THAT(foreign("市统计局2025年度工作情况报告\n一、工作情况\n全年召开会议12次。\n"),
              ::testing::ElementsAre("市统计局"));
  EXPECT_THAT(foreign(title_ + "全年召开会议12次。\n\n市统计局\n2025年12月31日\n"),
              ::testing::ElementsAre("市统计局"));
}

TEST_F(OwnRegisters, hold_words_of_another_kind_of_office_that_are_then_no_defect) {
  const auto text = title_ + "检查库房巡查记录。\n";
  EXPECT_THAT(foreign(text), ::testing::ElementsAre("库房"));
  bureau_.find("supervision", "content", "补贴发放凭证").fields["content"] = "资料库房管理";
  EXPECT_THAT(foreign(text), ::testing::IsEmpty());
}

}  // namespace
}  // namespace jishi::checker::test
