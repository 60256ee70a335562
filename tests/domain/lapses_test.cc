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

TEST(Lapses, days_that_cannot_be_told_are_left_out) {
  EXPECT_EQ(lapse(refuse("rule.limit", {"办结日期", "七月", "时限", "以后", "以后"}), Lang::zh),
            "超过规定期限");
}

}  // namespace
}  // namespace jishi
