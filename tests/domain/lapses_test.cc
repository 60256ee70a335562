#include "domain/lapses.h"

#include <gtest/gtest.h>

namespace jishi {
namespace {

TEST(Lapses, every_rule_that_may_be_broken_is_told_in_words_of_its_own) {
  const auto unknown = lapse(refuse("case.exception-note"), Lang::zh);
  int rules = 0;
  for (const auto& row : refusal_rows()) {
    if (!row.code.starts_with("rule.")) continue;
    ++rules;
    EXPECT_NE(lapse(refuse(row.code), Lang::zh), unknown) << row.code;
    EXPECT_NE(lapse(refuse(row.code), Lang::en), lapse(refuse("case.exception-note"), Lang::en)) << row.code;
  }
  EXPECT_GT(rules, 40);
}

TEST(Lapses, a_limit_is_told_with_the_days_that_it_was_passed_by) {
  const auto reason =
      refuse("rule.limit", {"办结日期", "2025年7月24日", "时限", "2025年7月18日", "2025年7月18日"});
  EXPECT_EQ(lapse(reason, Lang::zh), "超过规定期限6天");
  EXPECT_EQ(lapse(reason, Lang::en), "was 6 days late");
  EXPECT_EQ(lapse(refuse("rule.by-day", {"报告日期", "2026年2月2日", "2026年1月31日"}), Lang::zh),
            "比规定日期晚2天");
}

TEST(Lapses, one_day_that_passed_two_limits_is_told_by_the_limit_it_passed_by_more) {
  const auto by_day = refuse("rule.by-day", {"报备日期", "2026年2月4日", "2026年1月31日"});
  const auto limit =
      refuse("rule.limit", {"报备日期", "2026年2月4日", "通知填报日期", "2026年1月6日", "2026年2月2日"});
  EXPECT_TRUE(is_within(limit, by_day));
  EXPECT_FALSE(is_within(by_day, limit));
  const auto as_late =
      refuse("rule.limit", {"报备日期", "2026年2月4日", "通知填报日期", "2026年1月6日", "2026年1月31日"});
  EXPECT_NE(is_within(as_late, by_day), is_within(by_day, as_late));
  EXPECT_FALSE(is_within(by_day, by_day));
  auto of_another_rule = limit;
  of_another_rule.args[2] = "应报日期";
  EXPECT_NE(is_within(limit, of_another_rule), is_within(of_another_rule, limit)) << "one code, two limits";
  const auto of_another = refuse("rule.by-day", {"报送日期", "2026年2月9日", "2026年1月31日"});
  EXPECT_FALSE(is_within(limit, of_another));
  EXPECT_FALSE(is_within(refuse("rule.quorum", {"5", "3", "2"}), by_day));
}

TEST(Lapses, days_that_cannot_be_told_are_left_out) {
  EXPECT_EQ(lapse(refuse("rule.limit", {"办结日期", "七月", "时限", "以后", "以后"}), Lang::zh),
            "超过规定期限");
}

}  // namespace
}  // namespace jishi
