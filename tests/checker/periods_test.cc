// A period that a text names against the period of the record: sharing a day with it does not make it so.

#include <gtest/gtest.h>

#include "bureau_kit.h"

namespace jishi::checker::test {
namespace {

class Periods : public ExampleYear {
 protected:
  CheckClaim period(const std::string& sentence) const { return claim_in(sentence, {"period"}); }
};

TEST_F(Periods, of_an_inspection_is_its_own_from_the_first_to_the_last_day) {
  const auto told = [&](const std::string& when) {
    return period("区委第二巡察组于" + when + "对我局开展了集中巡察。").verdict;
  };
  EXPECT_EQ(told("3月10日至4月22日"), Verdict::supported);
  EXPECT_EQ(told("3月10日至4月25日"), Verdict::contradicted) << "another end";
  EXPECT_EQ(told("3月11日至4月22日"), Verdict::contradicted) << "another start";
  EXPECT_EQ(told("3月10日至6月30日"), Verdict::contradicted) << "months more";
  EXPECT_EQ(told("3月9日至4月23日"), Verdict::contradicted) << "around it";
  EXPECT_EQ(told("3月至4月"), Verdict::supported) << "whole months say less, and truly";
  EXPECT_EQ(told("3月1日至5月31日"), Verdict::supported);
  EXPECT_EQ(told("3月1日至4月25日"), Verdict::contradicted) << "no whole months";
  EXPECT_EQ(period("其中3月10日至3月31日巡察组开展个别谈话。").verdict, Verdict::unchecked) << "a part of it";
}

TEST_F(Periods, that_is_wrong_names_the_record_it_differs_from) {
  const auto claim = period("区委第二巡察组于3月10日至4月25日对我局开展了集中巡察。");
  EXPECT_EQ(claim.records, (std::vector<std::string>{"inspection-2025-1"}));
  EXPECT_NE(claim.reason.find("2025年3月10日至4月22日"), std::string::npos) << claim.reason;
}

TEST_F(Periods, of_a_public_notice_are_known_by_the_name_of_its_two_days) {
  const auto told = [&](const std::string& when) {
    return period("方聿晋升三级主任科员，于" + when + "公示。").verdict;
  };
  EXPECT_EQ(told("11月20日至11月27日"), Verdict::supported);
  EXPECT_NE(told("11月20日至11月25日"), Verdict::supported);
  EXPECT_NE(told("11月17日至11月27日"), Verdict::supported);
}

TEST_F(Periods, that_name_no_period_of_the_record_hold_what_happened_in_them) {
  EXPECT_EQ(period("2月10日至12月20日，先后举办业务培训6期。").verdict, Verdict::supported);
  EXPECT_EQ(period("7月18日至10月31日，三次召开巡察整改进度汇报会。").verdict, Verdict::supported);
  EXPECT_EQ(period("简宁的选任自5月14日至7月1日完成。").verdict == Verdict::contradicted, false);
}

}  // namespace
}  // namespace jishi::checker::test
