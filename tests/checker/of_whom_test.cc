// How many of one person, group or giver: against the records that hold them, not the whole register.

#include <gtest/gtest.h>

#include "bureau_kit.h"

namespace jishi::checker::test {
namespace {

class CountsOfWhom : public ExampleYear {
 protected:
  void expect(Verdict verdict, std::initializer_list<const char*> sentences) const {
    for (const char* sentence : sentences) {
      const auto claim = claim_in(sentence, {"count"});
      EXPECT_EQ(claim.verdict, verdict) << sentence << " " << claim.reason;
    }
  }
};

TEST_F(CountsOfWhom, are_supported_by_the_records_that_hold_them) {
  expect(Verdict::supported, {"沈喆讲党课1次。",
                              "副局长沈喆讲党课1次。",
                              "秦赟主持主题党日1次。",
                              "顾祎开展监督检查2次。",
                              "俞静川上半年与班子成员开展履职谈话4次。",
                              "秦赟下半年开展履职谈话2次。",
                              "第一党小组召开党小组会12次。",
                              "第三党小组召开党小组会11次。",
                              "市统计局交办事项1件。",
                              "区委办公室交办事项2件。",
                              "俞静川与沈喆开展履职谈话2次。",
                              "沈喆、秦赟讲党课2次。",
                              "全年共讲党课3次。",
                              "综合核算科汪堃承办督办事项1件。",
                              "沈喆接受履职谈话2次。",
                              "在五楼会议室开展主题党日5次。",
                              "7月21日俞静川主持主题党日1次。",
                              "7月21日开展主题党日1次。",
                              "区委办公室、市统计局交办事项3件。",
                              "全年召开支委会12次、党小组会34次。"});
}

TEST_F(CountsOfWhom, are_contradicted_where_the_one_plainly_did_another_number) {
  expect(Verdict::contradicted, {"沈喆讲党课3次。", "秦赟主持主题党日12次。", "顾祎开展监督检查6次。",
                                 "副局长沈喆讲党课2次。", "市统计局交办事项6件。", "全年共讲党课5次。"});
}

TEST_F(CountsOfWhom, are_unchecked_where_the_records_may_not_say_whose_they_are) {
  expect(Verdict::unchecked,
         {"第一党小组召开党小组会34次。", "俞静川与沈喆开展履职谈话9次。", "沈喆、秦赟讲党课3次。",
          "沈喆参与讲党课2次。", "董晓禾参加培训2次。", "全年在五楼会议室开展主题党日12次。"});
}

TEST_F(CountsOfWhom, are_unchecked_where_a_record_does_not_say_who_did_it) {
  bureau_.find("org-life", "content", "从普查员日记看群众路线").fields.erase("leader");
  expect(Verdict::unchecked, {"沈喆讲党课2次。", "局长讲党课1次。"});
}

TEST_F(CountsOfWhom, are_of_all_that_is_joined_where_one_number_stands_for_it) {
  expect(Verdict::supported, {"全年召开党员大会、支委会16次。", "全年召开党员大会和支委会共16次。",
                              "俞静川主持召开党员大会、支委会16次。"});
  expect(Verdict::contradicted, {"全年召开党员大会、支委会17次。"});
}

TEST_F(CountsOfWhom, carry_over_to_what_is_told_next_of_the_same_one) {
  for (const auto& claim : check(bureau_.input("临江区统计局2025年工作报告\n一、工作\n"
                                               "秦赟主持主题党日1次、讲党课1次。\n"
                                               "秦赟主持主题党日1次、党课1次。\n"
                                               "沈喆主持主题党日3次、党课1次。\n"
                                               "沈喆讲党课1次，主持主题党日3次。\n"))
                               .claims)
    EXPECT_TRUE(claim.verdict == Verdict::supported || claim.verdict == Verdict::unchecked)
        << claim.text << ": " << claim.reason;
}

}  // namespace
}  // namespace jishi::checker::test
