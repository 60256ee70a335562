// What a decision came to, against its record.

#include <gtest/gtest.h>

#include "bureau_kit.h"

namespace jishi::checker::test {
namespace {

class Outcomes : public ExampleYear {
 protected:
  CheckClaim date(const std::string& sentence) const { return claim_in(sentence, {"date"}); }
};

TEST_F(Outcomes, that_the_record_does_not_hold_are_contradicted) {
  const auto claim = date("2月26日研究街镇统计站点帮建经费安排，表决通过。");
  EXPECT_EQ(claim.verdict, Verdict::contradicted);
  EXPECT_EQ(claim.records, std::vector<std::string>{"decision-2025-4"});
  EXPECT_NE(claim.reason.find("缓议"), std::string::npos) << claim.reason;
  for (const char* said :
       {"2月26日研究的街镇统计站点帮建经费安排一次通过。",
        "2月26日集体研究，街镇统计站点帮建经费安排获得通过。",
        "2月26日召开局长办公会，研究街镇统计站点帮建经费安排，一致通过。",
        "2月26日研究街镇统计站点帮建经费安排，未通过。", "6月5日研究巡察反馈问题整改方案，表决不通过。",
        "6月5日研究巡察反馈问题整改方案，决定缓议。"})
    EXPECT_EQ(date(said).verdict, Verdict::contradicted) << said;
}

TEST_F(Outcomes, that_the_record_holds_are_supported) {
  for (const char* said : {"2月26日研究街镇统计站点帮建经费安排，因测算不足缓议。",
                           "2月26日研究的街镇统计站点帮建经费安排因测算不足缓议，修订后于4月9日通过。",
                           "4月9日研究街镇统计站点帮建经费安排（修订稿），上次缓议的事项获得通过。",
                           "2月26日研究统计专网终端设备更新采购，表决通过。", "6月5日集体研究通过整改方案。",
                           "2月26日研究街镇统计站点帮建经费安排。"})
    EXPECT_EQ(date(said).verdict, Verdict::supported) << said << date(said).reason;
  bureau_.find("decision", "item", "巡察反馈问题整改方案").fields["outcome"] = "不通过";
  EXPECT_EQ(date("6月5日研究巡察反馈问题整改方案，表决不通过。").verdict, Verdict::supported);
  EXPECT_EQ(date("6月5日研究巡察反馈问题整改方案，未获通过。").verdict, Verdict::supported);
  EXPECT_EQ(date("6月5日研究巡察反馈问题整改方案，表决通过。").verdict, Verdict::contradicted);
}

TEST_F(Outcomes, are_not_told_by_a_word_that_means_by_way_of) {
  EXPECT_EQ(date("2月26日通过集体讨论研究街镇统计站点帮建经费安排。").verdict, Verdict::supported);
  EXPECT_EQ(date("2月26日研究街镇统计站点帮建经费安排，通过座谈听取意见。").verdict, Verdict::supported);
}

}  // namespace
}  // namespace jishi::checker::test
