// Who was away, whichever register tells of it.

#include <gtest/gtest.h>

#include "bureau_kit.h"

namespace jishi::checker::test {
namespace {

class AbsentPeople : public ExampleYear {
 protected:
  CheckClaim when(const std::string& sentence) const { return claim_in(sentence, {"date"}); }
};

TEST_F(AbsentPeople, are_supported_by_any_record_of_the_day_that_tells_of_it) {
  for (const char* said : {"11月19日会议秦赟请假。", "11月19日，秦赟因请假缺席会议。", "11月19日秦赟请假。",
                           "7月18日会议汪堃请假。"}) {
    const auto claim = when(said);
    EXPECT_EQ(claim.verdict, Verdict::supported) << said << claim.reason;
  }
}

TEST_F(AbsentPeople, are_unchecked_where_a_record_of_the_day_only_names_them) {
  EXPECT_EQ(when("6月11日会议秦赟请假。").verdict, Verdict::unchecked);
  EXPECT_EQ(when("6月11日会议汪堃请假。").verdict, Verdict::unchecked) << "a meeting, in another register";
}

TEST_F(AbsentPeople, are_contradicted_on_a_day_of_no_record) {
  EXPECT_EQ(when("6月7日会议汪堃请假。").verdict, Verdict::contradicted);
}

}  // namespace
}  // namespace jishi::checker::test
