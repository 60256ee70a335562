// How many: what a register proves, and what it cannot.

#include <gtest/gtest.h>

#include "bureau_kit.h"

namespace jishi::checker::test {
namespace {

TEST(Counts, of_a_general_word_may_be_fewer_than_the_register_holds_but_not_more) {
  auto bureau = read_bureau(JISHI_SOURCE_DIR "/examples/linjiang-2025", "临江区统计局", 2025);
  std::size_t meetings = 0;
  for (const auto& record : bureau.records) meetings += record.type == "meeting" ? 1U : 0U;
  const auto verdict = [&](std::size_t n) {
    const auto text = "临江区统计局2025年工作报告\n一、工作\n全年共召开会议" + std::to_string(n) + "次。\n";
    for (const auto& claim : check(bureau.input(text)).claims)
      if (claim.kind == "count") return claim.verdict;
    return Verdict::contradicted;
  };
  EXPECT_EQ(verdict(meetings), Verdict::supported);
  EXPECT_EQ(verdict(meetings - 10), Verdict::unchecked) << "meetings of a kind may be meant";
  EXPECT_EQ(verdict(meetings + 2), Verdict::unrecorded);
}

}  // namespace
}  // namespace jishi::checker::test
