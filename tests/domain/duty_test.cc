#include "domain/duty.h"

#include <gtest/gtest.h>

#include "domain/builders.h"

namespace jishi {
namespace {

using test::day;
using test::post;
using test::record;

class DutyTest : public ::testing::Test {
 protected:
  std::vector<Obligation> expanded(const Duty& duty, std::string_view as_of = "2025-12-31",
                                   bool day_is_over = true) {
    std::vector<Record> all = posts_;
    all.insert(all.end(), records_.begin(), records_.end());
    organisation_ = Organisation(test::words(), all);
    ObligationContext context;
    context.organisation = &organisation_;
    context.records = &all;
    context.named_days = {{"元旦", day("2025-01-01")}, {"春节", day("2025-01-29")}};
    context.year = 2025;
    context.as_of = day(as_of);
    context.day_is_over = day_is_over;
    return expand(duty, context);
  }

  static Duty study(Every every, int at_least = 1) {
    Duty duty;
    duty.id = "study";
    duty.holder = HolderKind::leading_body;
    duty.every = every;
    duty.at_least = at_least;
    duty.satisfied_by = {{{"study", {}}, "", "", "", ""}};
    return duty;
  }

  static Duty talk(HolderKind pairs) {
    Duty duty;
    duty.holder = pairs;
    duty.every = Every::half;
    duty.satisfied_by = {{{"talk", {}}, "", "from", "to", ""}};
    return duty;
  }

  void talked(std::string_view from, std::string_view to, std::string_view when) {
    records_.push_back(
        record("talk", static_cast<int>(records_.size()) + 1, when, {{"from", from}, {"to", to}}));
  }

  std::vector<Record> posts_ = {
      post(1, "甲", "局长", "局领导", "2020-01-01", {{"leader", true}, {"chief", true}}),
      post(2, "乙", "副局长", "局领导", "2020-01-01",
           {{"leader", true}, {"supervises", JsonArray{"办公室"}}, {"to", "2025-06-30"}}),
      post(3, "乙", "副局长", "局领导", "2025-07-01",
           {{"leader", true}, {"supervises", JsonArray{"法规科"}}}),
      post(4, "丙", "主任", "办公室", "2021-01-01", {{"party_group", "第一党小组"}}),
      post(5, "戊", "科长", "法规科", "2021-01-01", {{"party_group", "第二党小组"}})};
  std::vector<Record> records_;
  Organisation organisation_;
};

std::string lights(const std::vector<Obligation>& obligations) {
  std::string out;
  for (const auto& obligation : obligations) out += "DLNXO"[static_cast<int>(obligation.light)];
  return out;
}

TEST_F(DutyTest, a_quarterly_duty_is_owed_in_each_quarter_and_one_quarter_does_not_make_up_for_another) {
  records_ = {record("study", 1, "2025-04-10", {}), record("study", 2, "2025-05-10", {}),
              record("study", 3, "2025-12-31", {})};
  EXPECT_EQ(lights(expanded(study(Every::quarter))), "XDXD");
}

TEST_F(DutyTest, a_record_of_less_precision_than_the_window_meets_no_window) {
  records_ = {record("study", 1, "2025", {}), record("study", 2, "2025-H1", {}),
              record("study", 3, "2025-06", {})};
  EXPECT_EQ(lights(expanded(study(Every::quarter))), "XDXX") << "only 2025-06 is known to lie in a quarter";
  EXPECT_EQ(lights(expanded(study(Every::half))), "DX");
}

TEST_F(DutyTest, what_happens_after_the_day_asked_about_is_not_known_on_that_day) {
  records_ = {record("study", 1, "2025-09-10", {})};
  EXPECT_EQ(lights(expanded(study(Every::quarter), "2025-09-09")), "XXNO");
  EXPECT_EQ(lights(expanded(study(Every::quarter), "2025-09-10")), "XXDO");
}

TEST_F(DutyTest, a_light_turns_near_when_half_the_window_is_over) {
  EXPECT_EQ(lights(expanded(study(Every::quarter), "2025-02-13")), "OOOO");
  EXPECT_EQ(lights(expanded(study(Every::quarter), "2025-02-14")), "NOOO");
}

TEST_F(DutyTest, an_office_owes_nothing_that_fell_due_before_anybody_held_a_post_in_it) {
  posts_ = {post(1, "甲", "局长", "局领导", "2025-08-01", {{"leader", true}, {"chief", true}})};
  EXPECT_EQ(lights(expanded(study(Every::quarter))), "XX") << "the third quarter ran on when it began";
  auto by_march = study(Every::year);
  by_march.due = "03-31";
  EXPECT_EQ(lights(expanded(by_march)), "");
  records_.push_back(record("study", 1, "2025-02-10", {}));
  EXPECT_EQ(lights(expanded(study(Every::quarter))), "DXX") << "what was done all the same is told";
  EXPECT_EQ(lights(expanded(study(Every::quarter, 2))), "XX") << "half done is not met";
  posts_.clear();
  EXPECT_EQ(lights(expanded(study(Every::quarter))), "DXXX") << "without a list of people nothing is known";
}

TEST_F(DutyTest, a_record_that_happens_after_the_day_asked_about_owes_nothing_yet) {
  Duty duty;
  duty.holder = HolderKind::each_record;
  duty.every = Every::record;
  duty.subject = {"leave", {}};
  duty.done_when = {{"filed", Condition::Op::present, {}}};
  records_ = {record("leave", 1, "2025-07-08/2025-07-11", {}), record("leave", 2, "2025", {})};
  EXPECT_EQ(lights(expanded(duty, "2025-06-30")), "O") << "of the year as such";
  EXPECT_EQ(lights(expanded(duty, "2025-07-08")), "NN");
}

TEST_F(DutyTest, an_obligation_of_a_named_day_says_which) {
  auto duty = study(Every::named_day);
  duty.named_days = {"元旦", "春节"};
  const auto owed = expanded(duty);
  ASSERT_EQ(owed.size(), 2u);
  EXPECT_EQ(owed[0].named_day, "元旦");
  EXPECT_EQ(owed[1].named_day, "春节");
  EXPECT_EQ(expanded(study(Every::half))[0].named_day, "");
  EXPECT_EQ(festival_name("中秋"), "中秋节");
  EXPECT_EQ(festival_name("五一"), "五一");
}

TEST_F(DutyTest, the_last_day_is_late_only_when_it_is_over) {
  EXPECT_EQ(lights(expanded(study(Every::quarter), "2025-03-31", false)), "NOOO");
  EXPECT_EQ(lights(expanded(study(Every::quarter), "2025-03-31", true)), "XOOO");
  EXPECT_EQ(lights(expanded(study(Every::quarter), "2025-04-01", false)), "XOOO");
}

TEST_F(DutyTest, what_is_done_after_its_due_day_within_the_year_is_late_by_so_many_days) {
  auto duty = study(Every::year);
  duty.due = "01-31";
  records_ = {record("study", 1, "2025-02-05", {})};
  const auto obligations = expanded(duty);
  ASSERT_EQ(lights(obligations), "L");
  EXPECT_EQ(obligations[0].days_late, 5);
}

TEST_F(DutyTest, once_of_two_is_overdue_and_says_one) {
  records_ = {record("study", 1, "2025-02-05", {})};
  const auto obligations = expanded(study(Every::year, 2), "2026-01-10");
  ASSERT_EQ(lights(obligations), "X");
  EXPECT_EQ(obligations[0].met, 1);
  EXPECT_EQ(obligations[0].required, 2);
  EXPECT_EQ(obligations[0].days_late, 10);
}

TEST_F(DutyTest, the_chief_owes_each_member_a_talk_in_each_half_year) {
  talked("甲", "乙", "2025-06-30");
  const auto obligations = expanded(talk(HolderKind::chief_members));
  ASSERT_EQ(obligations.size(), 2u);
  EXPECT_EQ(obligations[0].counterpart, "乙");
  EXPECT_EQ(lights(obligations), "DX");
}

TEST_F(DutyTest, members_owe_talks_to_the_heads_they_supervise_in_that_half_year) {
  talked("乙", "丙", "2025-06-20");
  talked("乙", "丙", "2025-07-20");  // no longer supervised: meets nothing
  const auto obligations = expanded(talk(HolderKind::members_heads));
  ASSERT_EQ(obligations.size(), 2u);
  EXPECT_EQ(obligations[0].counterpart, "丙");
  EXPECT_EQ(obligations[1].counterpart, "戊");
  EXPECT_EQ(lights(obligations), "DX");
}

TEST_F(DutyTest, each_group_is_found_inside_the_words_of_its_meeting) {
  auto duty = study(Every::month);
  duty.holder = HolderKind::each_group;
  duty.satisfied_by = {{{"group-meeting", {}}, "name", "", "", ""}};
  records_ = {record("group-meeting", 1, "2025-01-06", {{"name", "第二党小组1月会"}})};
  const auto obligations = expanded(duty, "2025-01-31");
  ASSERT_GE(obligations.size(), 2u);
  EXPECT_EQ(obligations[0].holder, "第一党小组");
  EXPECT_EQ(obligations[0].met, 0);
  EXPECT_EQ(obligations[1].met, 1);
}

TEST_F(DutyTest, a_reminder_that_names_another_holiday_does_not_stand_for_this_one) {
  auto duty = study(Every::named_day);
  duty.named_days = {"元旦", "春节"};
  duty.days_before = 30;
  duty.satisfied_by = {{{"reminder", {}}, "", "", "", ""}};
  records_ = {record("reminder", 1, "2025-01-01", {{"text", "元旦期间廉洁过节"}})};
  EXPECT_EQ(lights(expanded(duty)), "DX");
}

TEST_F(DutyTest, each_record_of_a_register_is_an_obligation_of_its_own) {
  Duty duty;
  duty.holder = HolderKind::each_record;
  duty.every = Every::record;
  duty.subject = {"finding", {}};
  duty.done_when = {{"state", Condition::Op::in, {"已完成", "已销号"}}};
  duty.due_field = "deadline";
  duty.done_field = "done";
  records_ = {
      record("finding", 1, "2025", {{"state", "已完成"}, {"deadline", "2025-10-31"}, {"done", "2025-10-31"}}),
      record("finding", 2, "2025", {{"state", "已销号"}, {"deadline", "2025-10-31"}, {"done", "2025-11-02"}}),
      record("finding", 3, "2025", {{"state", "整改中"}, {"deadline", "2025-10-31"}})};
  EXPECT_EQ(lights(expanded(duty)), "DLX");
  EXPECT_EQ(lights(expanded(duty, "2025-10-30")), "NNN") << "what was done later was not yet done then";
}

TEST_F(DutyTest, a_record_that_lasts_over_new_year_is_an_obligation_of_its_register_year_alone) {
  Duty duty;
  duty.holder = HolderKind::each_record;
  duty.every = Every::record;
  duty.subject = {"leave", {}};
  duty.done_when = {{"filed", Condition::Op::present, {}}};
  records_ = {record("leave", 1, "2025-12-28/2026-01-05", {{"filed", "2025-12-26"}}),
              record("leave", 2, "2024-12-28/2025-01-05", {{"filed", "2024-12-26"}})};
  ASSERT_EQ(records_[1].year, 2024);
  EXPECT_EQ(expanded(duty).size(), 1u);
}

TEST_F(DutyTest, withdrawn_records_meet_nothing) {
  records_ = {record("study", 1, "2025-01-10", {})};
  records_[0].status = RecordStatus::withdrawn;
  EXPECT_EQ(lights(expanded(study(Every::quarter))).substr(0, 1), "X");
}

}  // namespace
}  // namespace jishi
