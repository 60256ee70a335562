// How many: what a register proves, and what it cannot.

#include <gtest/gtest.h>

#include "bureau_kit.h"

namespace jishi::checker::test {
namespace {

class Counts : public ExampleYear {};

TEST_F(Counts, of_a_general_word_may_be_fewer_than_the_register_holds_but_not_more) {
  std::size_t meetings = 0;
  std::size_t all = 0;  // those of the Party branch are meetings too
  for (const auto& record : bureau_.records) {
    meetings += record.type == "meeting" ? 1U : 0U;
    all += record.type == "meeting" || record.type == "org-life" || record.type == "decision" ? 1U : 0U;
  }
  const auto verdict = [&](std::size_t n, const std::string& said = "全年共召开会议") {
    return claim_in(said + std::to_string(n) + "次。", {"count"}).verdict;
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

// Two rows of one talk each, with four people in all.
TEST_F(Counts, of_people_talked_to_are_people_and_of_talks_are_rows) {
  const auto talk = [&](const char* day, JsonArray with) {
    Record record = bureau_.find("talk", "kind", "廉政谈话");
    record.fields["kind"] = "谈心谈话";
    record.fields["date"] = day;
    record.happened = *Span::from_iso(day);
    record.fields["talked"] = std::move(with);
    record.sequence = 900 + static_cast<int>(bureau_.records.size());
    record.id = Record::make_id("talk", 2025, record.sequence);
    bureau_.records.push_back(std::move(record));
  };
  talk("2025-08-05", {"汪堃", "马骁", "田芷"});
  talk("2025-08-06", {"许莘"});
  const auto verdict = [&](const std::string& said) { return claim_in(said + "。", {"count"}).verdict; };
  EXPECT_EQ(verdict("全年开展谈心谈话4人次"), Verdict::supported);
  EXPECT_EQ(verdict("全年开展谈心谈话2人次"), Verdict::contradicted);
  EXPECT_EQ(verdict("全年开展谈心谈话2次"), Verdict::supported);
  EXPECT_EQ(verdict("全年开展谈心谈话4次"), Verdict::contradicted);
  EXPECT_EQ(verdict("下半年谈心谈话4人次"), Verdict::supported);
  EXPECT_EQ(verdict("全年谈心谈话4人"), Verdict::supported);
  EXPECT_EQ(verdict("全年谈心谈话2人"), Verdict::contradicted);
  talk("2025-09-05", {"许莘"});
  EXPECT_EQ(verdict("全年开展谈心谈话5人次"), Verdict::supported);
  EXPECT_EQ(verdict("全年谈心谈话4人"), Verdict::supported) << "one of them twice";
  EXPECT_EQ(verdict("全年谈心谈话5人"), Verdict::contradicted);
}

}  // namespace
}  // namespace jishi::checker::test
