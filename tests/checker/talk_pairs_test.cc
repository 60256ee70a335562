// Who talked with whom in a period, and talks that a text denies.

#include <gtest/gtest.h>

#include "bureau_kit.h"

namespace jishi::checker::test {
namespace {

class TalkPairs : public ExampleYear {
 protected:
  void expect(Verdict verdict, std::initializer_list<const char*> sentences) const {
    for (const char* sentence : sentences) {
      const auto claim = claim_in(sentence, {"date", "period"});
      EXPECT_EQ(claim.verdict, verdict) << sentence << " " << claim.reason;
    }
  }
};

TEST_F(TalkPairs, of_a_period_are_supported_by_a_record_that_holds_both) {
  const auto claim = claim_in("上半年，顾祎与许莘开展廉政谈话。", {"period"});
  EXPECT_EQ(claim.verdict, Verdict::supported) << claim.reason;
  EXPECT_EQ(claim.records.size(), 1U);
  expect(Verdict::supported,
         {"上半年，俞静川与沈喆、罗翀、顾祎、秦赟开展廉政谈话。",
          "下半年，俞静川同志分别与沈喆、罗翀开展履职谈话。", "6月，罗翀与马骁、常维开展廉政谈话。",
          "6月，秦赟与田芷开展廉政谈话。", "上半年，沈喆、罗翀分别与裴雨桐、梁知夏、马骁开展廉政谈话。",
          "上半年，许莘与顾祎开展廉政谈话。", "上半年，顾祎对许莘进行廉政谈话。",
          "上半年，沈喆接受俞静川廉政谈话。", "上半年，俞静川与班子成员开展廉政谈话。",
          "第四季度，局长俞静川与副局长沈喆开展廉政谈话。"});
}

TEST_F(TalkPairs, of_whom_no_record_of_the_period_holds_both_are_left_open) {
  const auto claim = claim_in("上半年，顾祎与汪堃开展廉政谈话。", {"period"});
  EXPECT_EQ(claim.verdict, Verdict::unchecked);
  EXPECT_NE(claim.reason.find("汪堃"), std::string::npos) << claim.reason;
  expect(Verdict::unchecked, {"上半年，顾祎对汪堃进行廉政谈话。", "上半年顾祎与汪堃开展廉政谈话。",
                              "上半年，许莘对顾祎进行廉政谈话。", "上半年，顾祎与许莘、汪堃开展廉政谈话。",
                              "上半年，顾祎和汪堃开展廉政谈话。", "下半年，罗翀与常维开展履职谈话。",
                              "上半年，汪堃接受俞静川廉政谈话。", "上半年，局领导罗翀与许莘进行廉政谈话。"});
}

TEST_F(TalkPairs, of_a_day_are_contradicted_by_the_talk_of_another_pair) {
  expect(Verdict::contradicted,
         {"12月3日，俞静川与顾祎开展廉政谈话。", "12月11日，顾祎同志与马骁开展廉政谈话。"});
  expect(Verdict::supported,
         {"12月3日，俞静川与沈喆开展廉政谈话。", "12月3日，俞静川与沈喆、罗翀开展廉政谈话。",
          "12月3日，沈喆与俞静川开展廉政谈话。"});
  expect(Verdict::unchecked, {"12月3日，俞静川与沈喆、罗翀、顾祎、秦赟开展廉政谈话。"});
  auto& talk = bureau_.find("talk", "points", "年底经费使用和节日纪律");
  talk.fields["talked"] = JsonArray{"沈喆", "罗翀", "顾祎", "秦赟"};
  expect(Verdict::supported, {"12月3日，俞静川与沈喆、罗翀、顾祎、秦赟开展廉政谈话。"});
  talk.fields["talked"] = JsonArray{"沈喆"};
  talk.fields["recorder"] = "顾祎";
  expect(Verdict::unchecked, {"12月3日，俞静川与顾祎开展廉政谈话。"});
}

TEST_F(TalkPairs, that_are_denied_are_not_proved_by_the_talk) {
  const auto claim = claim_in("下半年，俞静川未与沈喆开展履职谈话。", {"period"});
  EXPECT_EQ(claim.verdict, Verdict::contradicted) << claim.reason;
  EXPECT_EQ(claim.records, std::vector<std::string>{"talk-2025-25"});
  expect(Verdict::contradicted,
         {"下半年，俞静川没有与沈喆开展履职谈话。", "下半年，俞静川未能与沈喆开展履职谈话。",
          "下半年俞静川同志未与沈喆开展履职谈话。", "下半年，俞静川未对沈喆进行履职谈话。",
          "下半年，俞静川与沈喆未开展履职谈话。", "12月3日，俞静川未与沈喆开展廉政谈话。",
          "10月，俞静川未同沈喆开展履职谈话。"});
  expect(
      Verdict::unchecked,
      {"下半年，罗翀未与常维开展履职谈话。", "下半年，俞静川未及时与沈喆开展履职谈话。",
       "12月，俞静川未与沈喆开展履职谈话。", "下半年，俞静川未就经费使用与沈喆开展履职谈话。",
       "下半年，俞静川未与沈喆就经费使用开展履职谈话。", "下半年，未与沈喆开展履职谈话。",
       "下半年，因公务安排俞静川未与沈喆开展履职谈话。", "下半年，不存在俞静川未与沈喆开展履职谈话的情况。",
       "下半年，俞静川未与沈喆开展履职谈话，后于次年补谈。", "下半年，俞静川未与班子成员开展履职谈话。",
       "下半年，俞静川与沈喆的履职谈话尚未开展。"});
}

TEST_F(TalkPairs, that_are_denied_leave_the_talk_itself_open) {
  EXPECT_EQ(claim_in("下半年，俞静川未与沈喆开展履职谈话。", {"talk"}).verdict, Verdict::unchecked);
  EXPECT_EQ(claim_in("下半年，俞静川与沈喆开展履职谈话。", {"talk"}).verdict, Verdict::supported);
}

}  // namespace
}  // namespace jishi::checker::test
