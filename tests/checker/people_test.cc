// How many the leadership are, and how many of them.

#include <gtest/gtest.h>

#include "bureau_kit.h"

namespace jishi::checker::test {
namespace {

class Leaders : public ExampleYear {
 protected:
  void expect(Verdict verdict, std::initializer_list<const char*> sentences) const {
    for (const char* sentence : sentences) {
      const auto claim = claim_in(sentence, {"count"});
      EXPECT_EQ(claim.verdict, verdict) << sentence << " " << claim.reason;
    }
  }
};

TEST_F(Leaders, are_counted_as_a_whole_where_nothing_else_is_told) {
  expect(Verdict::supported, {"班子成员5名。", "局领导班子现有成员共有5名班子成员。", "班子成员5人全部报告。",
                              "5名班子成员均作了述职。"});
  expect(Verdict::contradicted,
         {"班子成员4名。", "我局共有4名班子成员。", "现有班子成员6名。", "6名班子成员均作了述职。"});
}

TEST_F(Leaders, of_whom_some_did_something_are_no_count_of_the_whole) {
  expect(Verdict::unchecked,
         {"12月上旬，俞静川与4名班子成员逐一开展廉政谈话。", "2名班子成员参加培训。",
          "选派班子成员2名参加培训。", "罗翀、顾祎3名班子成员参加区委党校处级干部专题班。",
          "各街镇班子成员12名到会。"});
  expect(Verdict::supported, {"罗翀、顾祎2名班子成员参加区委党校处级干部专题班。"});
  const auto report =
      check(bureau_.input("临江区统计局2025年工作报告\n一、工作\n班子成员5名。\n"
                          "俞静川与4名班子成员谈话。\n罗翀、顾祎2名班子成员参加培训。\n"));
  for (const auto& defect : report.defects) EXPECT_NE(defect.kind, "inconsistency") << defect.reason;
}

}  // namespace
}  // namespace jishi::checker::test
