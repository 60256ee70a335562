// What a record says in its own words supports the report that repeats it, and nothing else.

#include <gtest/gtest.h>

#include "bureau_kit.h"

namespace jishi::checker::test {
namespace {

class Wording : public ExampleYear {
 protected:
  Wording() {
    bureau_.find("meeting", "kind", "任务分解会").fields["summary"] = "部署全年工作，分解年度任务21项";
    bureau_.find("plan-item", "item", bureau_.find("plan-item", "kind", "年度任务分解").text("item").data())
        .fields["measures"] = "全年现场开展监督检查9次以上，逐次登记";
  }
  CheckClaim count(const std::string& sentence) const { return claim_in(sentence, {"count"}); }
};

TEST_F(Wording, of_a_record_supports_the_number_it_holds) {
  const auto claim = count("1月17日召开2025年度全面从严治党任务分解会，分解年度任务21项。");
  EXPECT_EQ(claim.verdict, Verdict::supported) << claim.reason;
  EXPECT_EQ(claim.records, std::vector<std::string>{"meeting-2025-1"});
  EXPECT_EQ(count("会议部署全年工作、分解年度任务21项。").verdict, Verdict::supported) << "across a mark";
  EXPECT_EQ(count("全年分解年度任务21项。").verdict, Verdict::supported);
}

TEST_F(Wording, supports_no_other_number_and_no_part_of_one) {
  for (const char* said : {"全年分解年度任务22项。", "全年分解年度任务1项。", "全年分解年度任务210项。"})
    EXPECT_EQ(count(said).verdict, Verdict::contradicted) << said;
  bureau_.find("meeting", "kind", "任务分解会").fields["summary"] = "21项年度任务分解到人";
  EXPECT_EQ(count("全年21项年度任务分解到人。").verdict, Verdict::supported);
  EXPECT_NE(count("全年1项年度任务分解到人。").verdict, Verdict::supported);
}

TEST_F(Wording, of_another_time_supports_nothing) {
  EXPECT_NE(count("3月28日召开会议，分解年度任务21项。").verdict, Verdict::supported);
  EXPECT_NE(count("下半年分解年度任务21项。").verdict, Verdict::supported);
}

TEST_F(Wording, that_is_short_counts_only_where_it_is_all_the_record_says) {
  bureau_.find("meeting", "kind", "任务分解会").fields["summary"] = "年度任务21项";
  EXPECT_EQ(count("1月17日召开2025年度全面从严治党任务分解会，年度任务21项。").verdict, Verdict::supported);
  bureau_.find("meeting", "kind", "任务分解会").fields["summary"] = "逐条讨论年度任务21项";
  EXPECT_NE(count("1月17日召开2025年度全面从严治党任务分解会，年度任务21项。").verdict, Verdict::supported);
}

TEST_F(Wording, of_what_is_owed_proves_nothing_done) {
  EXPECT_EQ(count("全年现场开展监督检查9次。").verdict, Verdict::contradicted);
}

// Measures against a finding, an order from above, the controls of a risk: what is to be done.
TEST_F(Wording, of_what_is_planned_or_ordered_proves_nothing_done) {
  const std::string words = "全年现场开展监督检查9次以上，逐次登记";
  for (const auto& [type, field] : {std::pair{"finding", "measures"}, std::pair{"instruction", "item"},
                                    std::pair{"risk-point", "controls"}}) {
    auto& record = *std::find_if(bureau_.records.begin(), bureau_.records.end(),
                                 [&](const Record& one) { return one.type == type; });
    const auto before = record.fields;
    record.fields[field] = words;
    EXPECT_EQ(count("全年现场开展监督检查9次以上，逐次登记。").verdict, Verdict::contradicted) << type;
    record.fields[field] = "全年现场开展监督检查9次";
    EXPECT_EQ(count("全年现场开展监督检查9次。").verdict, Verdict::contradicted) << type;
    record.fields = before;
  }
  bureau_.find("finding", "number", "1").fields["review"] = "全年现场开展监督检查9次";
  EXPECT_EQ(count("全年现场开展监督检查9次。").verdict, Verdict::supported) << "what was found done";
}

TEST_F(Wording, that_goes_on_with_its_unit_is_another_number) {
  auto& summary = bureau_.find("meeting", "kind", "任务分解会").fields["summary"];
  for (const char* other :
       {"部署全年工作，分解年度任务21项次", "部署全年工作，分解年度任务21项余",
        "部署全年工作，分解年度任务21项以上，逐项落实", "部署全年工作，分解年度任务21项左右"}) {
    summary = other;
    EXPECT_EQ(count("会议部署全年工作，分解年度任务21项。").verdict, Verdict::contradicted) << other;
  }
  for (const char* same : {"部署全年工作，分解年度任务21项", "部署全年工作，分解年度任务21项到科室"}) {
    summary = same;
    EXPECT_EQ(count("会议部署全年工作，分解年度任务21项。").verdict, Verdict::supported) << same;
  }
}

}  // namespace
}  // namespace jishi::checker::test
