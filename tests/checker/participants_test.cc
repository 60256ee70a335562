// Who did it, against the people of the records that stand at the day.

#include <gtest/gtest.h>

#include "bureau_kit.h"

namespace jishi::checker::test {
namespace {

class Participants : public ExampleYear {
 protected:
  CheckClaim when(const std::string& sentence) const { return claim_in(sentence, {"date", "period"}); }
  void expect(Verdict verdict, std::initializer_list<const char*> sentences) const {
    for (const char* sentence : sentences) {
      const auto claim = when(sentence);
      EXPECT_EQ(claim.verdict, verdict) << sentence << " " << claim.reason;
    }
  }
};

TEST_F(Participants, that_the_record_holds_are_supported) {
  expect(Verdict::supported,
         {"6月30日，俞静川在望江社区党群服务中心讲授专题党课。", "6月30日，局长俞静川讲授专题党课。",
          "12月10日，罗翀对马骁进行廉政谈话。", "12月11日，顾祎对许莘进行廉政谈话。",
          "12月10日，罗翀与马骁、田芷分别开展廉政谈话。", "裴雨桐3月3日至3月5日参加政务信息写作培训。",
          "10月20日至10月24日，俞静川参加领导干部履职能力培训。",
          "6月27日召开上半年落实主体责任汇报会，俞静川主持。",
          "9月10日研究人口抽样调查辅助服务采购时，罗翀按规定回避。"});
}

TEST_F(Participants, of_whom_none_stands_in_the_record_contradict_it) {
  const auto claim = when("6月30日，沈喆在望江社区党群服务中心讲授专题党课。");
  EXPECT_EQ(claim.verdict, Verdict::contradicted);
  EXPECT_NE(claim.reason.find("没有“沈喆”"), std::string::npos) << claim.reason;
  EXPECT_NE(claim.reason.find("俞静川"), std::string::npos) << claim.reason;
  expect(
      Verdict::contradicted,
      {"6月30日，副局长沈喆讲授专题党课。", "12月11日，许莘同志对顾祎进行廉政谈话。",
       "12月11日，沈喆对马骁进行廉政谈话。", "马骁3月3日至3月5日参加政务信息写作培训。",
       "3月3日至3月5日，马骁参加政务信息写作培训。", "6月27日召开上半年落实主体责任汇报会，沈喆主持会议。"});
}

TEST_F(Participants, of_a_talk_stand_on_their_sides) {
  expect(Verdict::contradicted, {"12月11日，马骁对许莘进行廉政谈话。", "12月11日，许莘对顾祎进行廉政谈话。",
                                 "12月11日，顾祎对马骁进行廉政谈话。", "12月10日，罗翀对许莘进行廉政谈话。"});
}

TEST_F(Participants, that_a_record_need_not_hold_are_left_open) {
  const auto claim = when("6月27日召开上半年落实主体责任汇报会，沈喆汇报分管工作。");
  EXPECT_EQ(claim.verdict, Verdict::unchecked);
  EXPECT_NE(claim.reason.find("记录中没有登记“沈喆”"), std::string::npos) << claim.reason;
  expect(Verdict::unchecked,
         {"裴雨桐、马骁3月3日至3月5日参加政务信息写作培训。", "7月18日召开巡察整改进度汇报会，马骁发言。"});
}

TEST_F(Participants, may_stand_in_another_record_of_the_time) {
  expect(Verdict::supported, {"局长10月20日至10月24日参加市级培训期间由沈喆代行职责。"});
  expect(Verdict::unchecked, {"局长10月20日至10月24日参加市级培训期间由罗翀代行职责。"});
}

TEST_F(Participants, are_not_parts_of_other_words_nor_of_what_comes_later) {
  expect(Verdict::supported,
         {"6月27日召开上半年落实主体责任汇报会，对日常维护作出安排。",
          "6月30日，俞静川讲授专题党课，沈喆于7月8日召开支委会。", "6月24日召开党员大会，沈喆讲授党课。"});
}

}  // namespace
}  // namespace jishi::checker::test
