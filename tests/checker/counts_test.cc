// How many: what a register proves, and what it cannot.

#include <gtest/gtest.h>

#include "bureau_kit.h"

namespace jishi::checker::test {
namespace {

TEST(Counts, of_a_general_word_may_be_fewer_than_the_register_holds_but_not_more) {
  auto bureau = read_bureau(JISHI_SOURCE_DIR "/examples/linjiang-2025", "临江区统计局", 2025);
  std::size_t meetings = 0;
  std::size_t all = 0;  // those of the Party branch are meetings too
  for (const auto& record : bureau.records) {
    meetings += record.type == "meeting" ? 1U : 0U;
    all += record.type == "meeting" || record.type == "org-life" || record.type == "decision" ? 1U : 0U;
  }
  const auto verdict = [&](std::size_t n, const std::string& said = "全年共召开会议") {
    const auto text = "临江区统计局2025年工作报告\n一、工作\n" + said + std::to_string(n) + "次。\n";
    for (const auto& claim : check(bureau.input(text)).claims)
      if (claim.kind == "count") return claim.verdict;
    return Verdict::contradicted;
  };
  EXPECT_EQ(verdict(meetings), Verdict::supported);
  EXPECT_EQ(verdict(meetings - 10), Verdict::unchecked) << "meetings of a kind may be meant";
  EXPECT_EQ(verdict(meetings + 2), Verdict::unchecked) << "and those of the branch";
  EXPECT_EQ(verdict(all + 20), Verdict::unrecorded);
  EXPECT_EQ(verdict(all + 20, "近三年共召开会议"), Verdict::unchecked);
  EXPECT_EQ(verdict(all + 20, "2024年以来共召开会议"), Verdict::unchecked);
  EXPECT_EQ(verdict(all + 20, "去年共召开会议"), Verdict::unchecked);
  EXPECT_EQ(verdict(all + 20, "全年共召开党员大会、支委会等会议"), Verdict::unchecked);
}

}  // namespace
}  // namespace jishi::checker::test
