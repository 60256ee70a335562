#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/builders.h"
#include "domain/rule.h"

namespace jishi {
namespace {

using test::day;
using test::post;
using test::record;
using testing::ElementsAre;
using testing::IsEmpty;

Field field(std::string_view id, FieldKind kind) {
  Field out;
  out.id = out.zh = out.en = id;
  out.kind = kind;
  return out;
}

RecordType type() {
  RecordType out;
  out.id = "case";
  for (const char* id : {"due", "present", "votes", "less"})
    out.fields.push_back(field(id, FieldKind::integer));
  for (const char* id : {"from", "to", "date"}) out.fields.push_back(field(id, FieldKind::span));
  for (const char* id : {"members", "speakers"}) out.fields.push_back(field(id, FieldKind::persons));
  out.fields.push_back(field("sections", FieldKind::sections));
  out.fields.push_back(field("person", FieldKind::person));
  out.fields.push_back(field("rank", FieldKind::text));
  return out;
}

// 甲 is chief, 乙 and 丙 are members; 丁 heads 法规科, 二级主任科员 since 2023-06-01 and 三级 before it.
Organisation organisation() {
  return Organisation(
      test::words(),
      {post(1, "甲", "局长", "局领导", "2020-01-01", {{"leader", true}, {"chief", true}}),
       post(2, "乙", "副局长", "局领导", "2020-01-01", {{"leader", true}}),
       post(3, "丙", "副局长", "局领导", "2020-01-01", {{"leader", true}}),
       post(4, "丁", "科长", "法规科", "2021-03-01", {{"rank", "三级主任科员"}, {"to", "2023-05-31"}}),
       post(5, "丁", "科长", "法规科", "2023-06-01", {{"rank", "二级主任科员"}})});
}

// May and June 2025 by the State Council's notice: Labour Day with its make-up Sunday, Dragon Boat Festival.
WorkCalendar calendar() {
  return WorkCalendar({{2025,
                        {day("2025-05-01"), day("2025-05-02"), day("2025-05-05"), day("2025-06-02")},
                        {day("2025-04-27")}}});
}

class Rules : public testing::Test {
 protected:
  // Codes of what the rule finds in a record of these fields.
  std::vector<std::string> judged(std::string_view rule, RuleArgs args, JsonObject fields,
                                  std::vector<TakenStep> trail = {}) const {
    auto one = record("case", 1, "2025-06-16", std::move(fields));
    one.trail = std::move(trail);
    RuleUse use;
    use.rule = rule;
    use.args = std::move(args);
    const RuleWorld world{&organisation_, &calendar_, &ranks_, nullptr, {}};
    const RuleCase of{type_, one, nullptr, nullptr, {}, std::nullopt, world};
    std::vector<std::string> out;
    for (const auto& reason : judge(use, {}, of)) out.push_back(reason.code);
    return out;
  }

  RecordType type_ = type();
  Organisation organisation_ = organisation();
  WorkCalendar calendar_ = calendar();
  std::vector<RankStep> ranks_ = {{"一级主任科员", {"乡科级正职", "二级主任科员"}, 2},
                                  {"二级主任科员", {"三级主任科员"}, 2},
                                  {"四级调研员", {"一级主任科员"}, 2}};
};

// “以上” holds its figure and “超过” does not (Civil Code art. 1259).
struct Share {
  int due, half, more_than_half, two_thirds;
};
constexpr Share kShares[] = {{3, 2, 2, 2}, {4, 2, 3, 3}, {5, 3, 3, 4},  {6, 3, 4, 4}, {7, 4, 4, 5},
                             {8, 4, 5, 6}, {9, 5, 5, 6}, {10, 5, 6, 7}, {11, 6, 6, 8}};

TEST_F(Rules, a_quorum_is_reached_at_its_figure_and_not_one_below) {
  for (const auto& row : kShares) {
    const std::pair<const char*, int> shares[] = {
        {"half", row.half}, {"more-than-half", row.more_than_half}, {"two-thirds", row.two_thirds}};
    for (const auto& [share, least] : shares) {
      SCOPED_TRACE(std::to_string(row.due) + " " + share);
      const RuleArgs args = {{"present", {"present"}}, {"due", {"due"}}, {"share", {share}}};
      EXPECT_THAT(judged("quorum", args, {{"due", row.due}, {"present", least}}), IsEmpty());
      EXPECT_THAT(judged("quorum", args, {{"due", row.due}, {"present", least - 1}}),
                  ElementsAre("rule.quorum"));
    }
  }
}

TEST_F(Rules, a_majority_counts_those_due_and_the_outcome_agrees_with_it) {
  for (const auto& row : kShares) {
    SCOPED_TRACE(row.due);
    RuleArgs args = {{"votes", {"votes"}}, {"due", {"due"}}, {"share", {"more-than-half"}}};
    const JsonObject enough = {{"due", row.due}, {"votes", row.more_than_half}};
    const JsonObject short_of_it = {{"due", row.due}, {"votes", row.more_than_half - 1}};
    EXPECT_THAT(judged("majority", args, enough), IsEmpty());
    EXPECT_THAT(judged("majority", args, short_of_it), ElementsAre("rule.majority"));
    args.emplace_back("reached", std::vector<std::string>{"no"});
    EXPECT_THAT(judged("majority", args, enough), ElementsAre("rule.majority-reached"));
    EXPECT_THAT(judged("majority", args, short_of_it), IsEmpty());
  }
}

TEST_F(Rules, a_list_of_names_counts_before_a_figure_typed) {
  const RuleArgs args = {{"present", {"members", "present"}}, {"due", {"due"}}, {"share", {"half"}}};
  EXPECT_THAT(judged("quorum", args, {{"due", 5}, {"present", 5}, {"members", JsonArray{"甲", "乙"}}}),
              ElementsAre("rule.quorum"));
}

TEST_F(Rules, working_days_leave_out_holidays_and_count_make_up_days) {
  const RuleArgs five = {{"from", {"from"}}, {"to", {"to"}}, {"at_least", {"5"}}};
  // Sunday 27 April is worked, 1 to 5 May are off.
  EXPECT_THAT(judged("working-days", five, {{"from", "2025-04-27"}, {"to", "2025-05-06"}}), IsEmpty());
  EXPECT_THAT(judged("working-days", five, {{"from", "2025-04-28"}, {"to", "2025-05-06"}}),
              ElementsAre("rule.working-days"));
  EXPECT_THAT(judged("working-days", five, {{"from", "2025-05-30"}, {"to", "2025-06-05"}}),
              ElementsAre("rule.working-days"))
      << "2 June is Dragon Boat Festival";
  EXPECT_THAT(judged("working-days", five, {{"from", "2025-05-30"}, {"to", "2025-06-06"}}), IsEmpty());
}

TEST_F(Rules, working_days_of_a_year_without_a_calendar_are_refused) {
  const RuleArgs five = {{"from", {"from"}}, {"to", {"to"}}, {"at_least", {"5"}}};
  EXPECT_THAT(judged("working-days", five, {{"from", "2031-06-12"}, {"to", "2031-06-18"}}),
              ElementsAre("calendar.no-year"));
}

TEST_F(Rules, a_limit_holds_its_last_day) {
  const RuleArgs month = {{"from", {"from"}}, {"to", {"to"}}, {"months", {"1"}}};
  EXPECT_THAT(judged("limit", month, {{"from", "2025-05-20"}, {"to", "2025-06-20"}}), IsEmpty());
  EXPECT_THAT(judged("limit", month, {{"from", "2025-05-20"}, {"to", "2025-06-21"}}),
              ElementsAre("rule.limit"));
  EXPECT_THAT(judged("limit", month, {{"from", "2025-01-31"}, {"to", "2025-03-01"}}),
              ElementsAre("rule.limit"));
}

TEST_F(Rules, the_chief_speaks_last) {
  const RuleArgs order = {{"of", {"speakers"}}};
  EXPECT_THAT(judged("chief-last", order, {{"speakers", JsonArray{"乙", "丙", "甲"}}}), IsEmpty());
  EXPECT_THAT(judged("chief-last", order, {{"speakers", JsonArray{"乙", "甲", "丙"}}}),
              ElementsAre("rule.chief-last"));
  EXPECT_THAT(judged("chief-last", order, {{"speakers", JsonArray{"乙", "丙"}}}), IsEmpty());
}

TEST_F(Rules, the_chief_waits_for_all_who_are_present_and_not_excused) {
  RuleArgs order = {{"of", {"speakers"}}, {"among", {"members"}}};
  const JsonObject fields = {
      {"members", JsonArray{"甲", "乙", "丙"}}, {"speakers", JsonArray{"乙", "甲"}}, {"person", "丙"}};
  EXPECT_THAT(judged("chief-last", order, fields), ElementsAre("rule.chief-last"));
  order.emplace_back("except", std::vector<std::string>{"person"});
  EXPECT_THAT(judged("chief-last", order, fields), IsEmpty());
}

TEST_F(Rules, years_are_held_from_the_day_the_rank_was_reached) {
  const RuleArgs args = {{"person", {"person"}}, {"to", {"rank"}}, {"date", {"date"}}, {"less", {"less"}}};
  JsonObject fields = {{"person", "丁"}, {"rank", "一级主任科员"}, {"date", "2025-06-01"}};
  EXPECT_THAT(judged("years-held", args, fields), IsEmpty());
  fields["date"] = "2025-05-31";
  EXPECT_THAT(judged("years-held", args, fields), ElementsAre("rule.years-held"));
  fields["less"] = 6;
  EXPECT_THAT(judged("years-held", args, fields), IsEmpty());
  fields["date"] = "2024-11-30";
  EXPECT_THAT(judged("years-held", args, fields), ElementsAre("rule.years-held"));
}

TEST_F(Rules, a_rank_is_reached_step_by_step) {
  const RuleArgs args = {{"person", {"person"}}, {"to", {"rank"}}, {"date", {"date"}}};
  EXPECT_THAT(judged("years-held", args, {{"person", "丁"}, {"rank", "四级调研员"}, {"date", "2025-06-16"}}),
              ElementsAre("rule.rank-before"));
}

TEST_F(Rules, a_list_drawn_up_later_tells_nothing_about_the_rank_before) {
  const RuleArgs args = {{"person", {"person"}}, {"to", {"rank"}}, {"date", {"date"}}};
  EXPECT_THAT(
      judged("years-held", args, {{"person", "丁"}, {"rank", "二级主任科员"}, {"date", "2024-06-03"}}),
      IsEmpty());
}

TEST_F(Rules, whoever_takes_a_step_is_neither_named_nor_of_the_sections) {
  const RuleArgs args = {{"steps", {"close"}}, {"fields", {"members", "sections"}}};
  const JsonObject fields = {{"members", JsonArray{"乙"}}, {"sections", JsonArray{"法规科"}}};
  const auto taken_by = [&](const char* who) {
    TakenStep taken;
    taken.step = "close";
    taken.by = who;
    taken.day = day("2025-06-16");
    return judged("hand-not-in", args, fields, {taken});
  };
  EXPECT_THAT(taken_by("丙"), IsEmpty());
  EXPECT_THAT(taken_by("乙"), ElementsAre("rule.hand-not-in"));
  EXPECT_THAT(taken_by("丁"), ElementsAre("rule.hand-not-in-section"));
  EXPECT_THAT(judged("hand-not-in", args, fields), IsEmpty()) << "a row of an old register has no hands";
}

TEST_F(Rules, a_rule_says_nothing_about_what_is_not_there) {
  for (const auto& rule : rules()) {
    if (rule.name == "must-have" || rule.name == "has-evidence") continue;
    RuleArgs args;
    for (const auto& arg : rule.args)
      if (arg.required) args.emplace_back(arg.name, std::vector<std::string>{"present"});
    EXPECT_THAT(judged(rule.name, args, {}), IsEmpty()) << rule.name;
  }
}

}  // namespace
}  // namespace jishi
