// Dates whose record stands in another year's register, or in a field of another record.

#include <gtest/gtest.h>

#include "bureau_kit.h"

namespace jishi::checker::test {
namespace {

class Dates : public ::testing::Test {
 protected:
  CheckClaim claim(const std::string& sentence, const std::string& kind = "date") const {
    for (auto& one : check(bureau_.input("临江区统计局2025年工作报告\n一、工作\n" + sentence + "\n")).claims)
      if (one.kind == kind) return one;
    ADD_FAILURE() << "no " << kind << " in " << sentence;
    return {};
  }
  void withdraw(const std::string& type, const std::string& field, const std::string& value) {
    bureau_.find(type, field, value).status = RecordStatus::withdrawn;
  }

  Bureau bureau_ = read_bureau(JISHI_SOURCE_DIR "/examples/linjiang-2025", "临江区统计局", 2025);
};

TEST_F(Dates, of_the_year_before_are_sought_in_its_register_too) {
  bureau_.find("warning-education", "date", "2024-12-31").year = 2024;
  EXPECT_EQ(claim("2024年12月31日发出元旦节前廉政提醒。").verdict, Verdict::supported);
  EXPECT_EQ(claim("2024年12月30日发出元旦节前廉政提醒。").verdict, Verdict::contradicted);
  EXPECT_EQ(claim("1月24日发出春节前廉政提醒。").verdict, Verdict::supported);
}

TEST_F(Dates, of_a_meeting_may_stand_in_the_record_of_the_inspection) {
  bureau_.find("inspection", "group", "区委第二巡察组").fields["life_meeting"] = "2025-07-25";
  EXPECT_EQ(claim("7月25日召开巡察整改专题民主生活会。").verdict, Verdict::supported);
  withdraw("meeting", "name", "巡察整改专题民主生活会");
  EXPECT_EQ(claim("7月25日召开巡察整改专题民主生活会。").verdict, Verdict::supported)
      << "the other one is left";
  withdraw("meeting", "name", "2024年度班子民主生活会");
  const auto date = claim("7月25日召开巡察整改专题民主生活会。");
  EXPECT_EQ(date.verdict, Verdict::supported) << date.reason;
  EXPECT_EQ(date.records, std::vector<std::string>{"inspection-2025-1"});
  EXPECT_EQ(claim("7月25日召开巡察整改专题民主生活会。", "meeting").verdict, Verdict::supported);
  EXPECT_EQ(claim("7月26日召开巡察整改专题民主生活会。").verdict, Verdict::contradicted);
  EXPECT_EQ(claim("1月22日召开年度民主生活会。").verdict, Verdict::unrecorded);
  EXPECT_EQ(claim("1月22日召开年度民主生活会。", "meeting").verdict, Verdict::unrecorded);
}

}  // namespace
}  // namespace jishi::checker::test
