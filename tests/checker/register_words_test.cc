// Meetings that a register calls by a word of its own.

#include <gtest/gtest.h>

#include "bureau_kit.h"

namespace jishi::checker::test {
namespace {

class RegisterWords : public ExampleYear {
 protected:
  void add_meeting(const char* day, const char* kind, const char* name) {
    Record record = bureau_.find("meeting", "kind", "民主生活会");
    record.fields["kind"] = kind;
    record.fields["name"] = name;
    record.fields["date"] = day;
    record.happened = *Span::from_iso(day);
    record.sequence = 900 + static_cast<int>(bureau_.records.size());
    record.id = Record::make_id("meeting", 2025, record.sequence);
    bureau_.records.push_back(std::move(record));
  }
  void expect(Verdict verdict, const std::string& sentence) const {
    std::size_t n = 0;
    for (const auto& claim :
         check(bureau_.input("临江区统计局2025年工作报告\n一、工作\n" + sentence + "\n")).claims) {
      if (claim.kind == "period") continue;
      ++n;
      EXPECT_EQ(claim.verdict, verdict) << sentence << claim.text << ": " << claim.reason;
    }
    EXPECT_GT(n, 0U) << sentence;
  }
};

TEST_F(RegisterWords, are_asked_before_a_meeting_is_called_unrecorded) {
  std::erase_if(bureau_.records, [](const Record& record) { return record.type == "warning-education"; });
  expect(Verdict::unrecorded, "召开警示教育大会。");
  add_meeting("2025-07-22", "警示教育大会", "警示教育大会");
  expect(Verdict::supported, "7月22日召开警示教育大会。");
  expect(Verdict::supported, "全年召开警示教育大会1次。");
}

TEST_F(RegisterWords, of_its_type_column_are_counted) {
  expect(Verdict::unrecorded, "全年召开党组会1次、局务会1次。");
  add_meeting("2025-03-04", "党组会", "第1次党组会");
  add_meeting("2025-03-11", "局务会", "3月局务会议");
  expect(Verdict::supported, "全年召开党组会1次、局务会1次。");
  expect(Verdict::supported, "全年召开1次党组会议。");
  expect(Verdict::contradicted, "全年召开党组会12次。");
  expect(Verdict::unchecked, "沈喆主持党组会12次。");
}

}  // namespace
}  // namespace jishi::checker::test
