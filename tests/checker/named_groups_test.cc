// Which Party group met, where the register tells the groups apart.

#include <gtest/gtest.h>

#include "bureau_kit.h"

namespace jishi::checker::test {
namespace {

class NamedGroups : public ExampleYear {
 protected:
  CheckClaim when(const std::string& sentence) const { return claim_in(sentence, {"date", "period"}); }
};

TEST_F(NamedGroups, are_not_proved_by_the_meetings_of_others) {
  const auto claim = when("8月，第三党小组召开党小组会。");
  EXPECT_EQ(claim.verdict, Verdict::unchecked) << claim.reason;
  EXPECT_NE(claim.reason.find("没有登记“第三党小组”"), std::string::npos) << claim.reason;
  for (const char* said : {"8月14日，第三党小组召开党小组会。", "8月14日第三党小组召开党小组会。",
                           "8月，第3党小组召开党小组会。", "8月，第一、第三党小组召开党小组会。",
                           "8月，第一、二、三党小组分别召开党小组会。", "8月，第一至第三党小组召开党小组会。",
                           "9月，第四党小组召开党小组会。", "8月召开第三党小组党小组会。"})
    EXPECT_EQ(when(said).verdict, Verdict::unchecked) << said << when(said).reason;
}

TEST_F(NamedGroups, are_proved_by_their_own) {
  const auto claim = when("8月，第二党小组召开党小组会。");
  EXPECT_EQ(claim.verdict, Verdict::supported) << claim.reason;
  EXPECT_EQ(claim.records.size(), 1U);
  for (const char* said :
       {"9月，第三党小组召开党小组会。", "8月，第一、第二党小组召开党小组会。",
        "8月14日，第一党小组召开党小组会。", "9月，第一至第三党小组召开党小组会。",
        "9月，第1、2、3党小组分别召开党小组会。", "8月14日、8月15日，第一、第二党小组分别召开党小组会。",
        "8月，2个党小组召开党小组会。", "9月，第一党支部第三党小组召开党小组会。",
        "8月，各党小组召开党小组会。", "6月24日召开党员大会，第三党小组组长发言。"})
    EXPECT_EQ(when(said).verdict, Verdict::supported) << said << when(said).reason;
}

}  // namespace
}  // namespace jishi::checker::test
