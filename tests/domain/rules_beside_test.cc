// Rules of posts, of what must recur, and of cases beside the judged one.

#include <gmock/gmock.h>

#include "domain/builders.h"
#include "domain/rule.h"

namespace jishi {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// An office of a chief, two deputies, a head and a clerk.
class RulesBeside : public testing::Test {
 protected:
  RulesBeside() {
    using test::post;
    posts_ = {post(1, "正职", "局长", "局领导", "2020-01-01", {{"leader", true}, {"chief", true}}),
              post(2, "副职", "副局长", "局领导", "2020-01-01",
                   {{"leader", true}, {"supervises", JsonArray{"办公室"}}}),
              post(3, "三把手", "副局长", "局领导", "2020-01-01", {{"leader", true}}),
              post(4, "科头", "主任", "办公室", "2020-01-01", {{"to", "2025-06-30"}}),
              post(5, "科头", "四级调研员", "办公室", "2025-07-01"),
              post(6, "科员", "科员", "办公室", "2020-01-01")};
    organisation_ = Organisation(test::words(), posts_);
    type_.id = "thing";
    for (const char* id : {"person", "start", "end", "why", "on", "first", "last", "name"}) {
      Field field;
      field.id = field.zh = field.en = id;
      type_.fields.push_back(std::move(field));
    }
    Procedure procedure;
    procedure.of.type = "thing";
    procedure.states = {state("going", false), state("off", true)};
    procedures_ = {procedure};
    world_.organisation = &organisation_;
    world_.procedures = &procedures_;
  }

  static ProcedureState state(const char* id, bool is_end) {
    ProcedureState out;
    out.id = out.zh = out.en = id;
    out.is_open = true;
    out.is_end = is_end;
    return out;
  }
  static Record thing(JsonObject fields, int n = 1) {
    return test::record("thing", n, "2025-05-06", std::move(fields));
  }
  static Record taken(Record record, const std::vector<std::pair<const char*, const char*>>& steps) {
    for (const auto& [step, when] : steps)
      record.trail.push_back({step, "going", "科头", test::day(when), {}, {}, {}});
    return record;
  }
  std::vector<std::string> judged(const Record& record, const char* rule, RuleArgs args,
                                  const Step* step = nullptr) {
    RuleUse use;
    use.rule = rule;
    use.args = std::move(args);
    std::vector<std::string> out;
    OtherRecords others([this](std::string_view) { return others_; });
    world_.others = &others;
    for (const auto& reason :
         judge(use, {}, RuleCase{type_, record, nullptr, step, "科头", test::day("2025-05-06"), world_}))
      out.push_back(reason.code);
    return out;
  }

  std::vector<Record> posts_;
  Organisation organisation_;
  RecordType type_;
  std::vector<Procedure> procedures_;
  std::vector<Record> others_;
  RuleWorld world_;
};

RuleArgs post_is(std::vector<std::string> words) {
  return {{"person", {"person"}}, {"post", std::move(words)}, {"on", {"on"}}};
}

struct PostCase {
  const char* person;
  const char* on;
  const char* holds;
};

TEST_F(RulesBeside, a_person_holds_the_post_of_that_day_and_no_other) {
  const std::vector<std::string> alone = {"chief", "member", "head", "staff"};
  for (const auto& [person, on, holds] :
       {PostCase{"正职", "2025-05-06", "chief"}, PostCase{"副职", "2025-05-06", "member"},
        PostCase{"科头", "2025-06-30", "head"}, PostCase{"科头", "2025-07-01", "staff"},
        PostCase{"科员", "2025-05-06", "staff"}}) {
    const auto record = taken(thing({{"person", person}, {"on", on}}), {{"ask", on}});
    for (const auto& word : alone)
      EXPECT_EQ(judged(record, "post-is", post_is({word})).empty(), word == holds) << person << on << word;
    EXPECT_EQ(judged(record, "post-is", post_is({"leader"})).empty(),
              std::string_view(holds) == "chief" || std::string_view(holds) == "member");
    EXPECT_THAT(judged(record, "post-is", post_is(alone)), IsEmpty());
  }
}

TEST_F(RulesBeside, a_stranger_holds_no_post) {
  const auto record =
      taken(thing({{"person", "外人（区委）"}, {"on", "2025-05-06"}}), {{"ask", "2025-05-06"}});
  EXPECT_THAT(judged(record, "post-is", post_is({"chief", "leader", "member", "head", "staff"})),
              ElementsAre("rule.post-is"));
}

TEST_F(RulesBeside, of_a_row_of_a_register_no_post_is_asked) {
  const auto row = thing({{"person", "科员"}, {"on", "2025-05-06"}});
  EXPECT_THAT(judged(row, "post-is", post_is({"chief"})), IsEmpty());
  EXPECT_THAT(judged(taken(row, {{"import", "2025-05-06"}}), "post-is", post_is({"chief"})), IsEmpty());
}

RuleArgs recurs() {
  return {{"steps", {"again", "changed"}}, {"from", {"first"}}, {"to", {"last"}}, {"months", {"12"}}};
}

TEST_F(RulesBeside, what_recurs_is_late_the_day_after_the_time_has_passed) {
  const auto record = thing({{"first", "2023-03-19"}});
  EXPECT_THAT(judged(taken(record, {{"again", "2024-03-19"}}), "recurs", recurs()), IsEmpty());
  EXPECT_THAT(judged(taken(record, {{"again", "2024-03-20"}}), "recurs", recurs()),
              ElementsAre("rule.limit"));
}

TEST_F(RulesBeside, what_recurs_is_counted_from_the_last_time_of_any_of_its_steps) {
  const auto record = thing({{"first", "2023-03-19"}});
  EXPECT_THAT(
      judged(taken(record, {{"again", "2024-01-10"}, {"changed", "2024-06-03"}, {"again", "2025-06-03"}}),
             "recurs", recurs()),
      IsEmpty());
  EXPECT_THAT(
      judged(taken(record, {{"again", "2024-01-10"}, {"other", "2024-06-03"}, {"again", "2025-02-03"}}),
             "recurs", recurs()),
      ElementsAre("rule.limit"));
}

TEST_F(RulesBeside, a_step_answers_for_its_own_time_and_an_audit_for_all) {
  Step step;
  step.id = "again";
  const auto record =
      taken(thing({{"first", "2022-03-19"}}), {{"again", "2024-01-10"}, {"again", "2024-06-03"}});
  EXPECT_THAT(judged(record, "recurs", recurs(), &step), IsEmpty());
  EXPECT_THAT(judged(record, "recurs", recurs()), ElementsAre("rule.limit"));
}

TEST_F(RulesBeside, a_row_of_a_register_recurs_by_its_two_days) {
  EXPECT_THAT(judged(thing({{"first", "2023-03"}, {"last", "2024-03-31"}}), "recurs", recurs()), IsEmpty());
  EXPECT_THAT(judged(thing({{"first", "2023-03"}, {"last", "2024-04"}}), "recurs", recurs()),
              ElementsAre("rule.limit"));
  EXPECT_THAT(judged(thing({{"first", "2023-03"}}), "recurs", recurs()), IsEmpty());
  EXPECT_THAT(judged(thing({{"last", "2023-03"}}), "recurs", recurs()), IsEmpty());
}

Record standing(Record record, const char* state) {
  record.status = RecordStatus::open;
  record.trail.push_back({"step", state, "科头", test::day("2025-05-06"), {}, {}, {}});
  return record;
}

TEST_F(RulesBeside, a_case_that_came_to_nothing_is_no_twin) {
  const RuleArgs args = {{"fields", {"name"}}};
  const auto record = thing({{"name", "同名"}});
  others_ = {record, standing(thing({{"name", "同名"}}, 2), "off")};
  EXPECT_THAT(judged(record, "unique", args), IsEmpty());
  others_[1].trail.back().to = "going";
  EXPECT_THAT(judged(record, "unique", args), ElementsAre("rule.unique"));
}

TEST_F(RulesBeside, what_refers_to_nothing_is_told_with_the_name_of_the_register) {
  std::vector<RecordType> types(1);
  types[0].id = "finding";
  types[0].zh = "巡察整改";
  world_.types = &types;
  OtherRecords others([](std::string_view) { return std::vector<Record>(); });
  world_.others = &others;
  RuleUse use;
  use.rule = "refers";
  use.args = {{"field", {"name"}}, {"record", {"finding"}}};
  const auto record = thing({{"name", "finding-2025-99"}});
  const auto reasons = judge(use, {}, RuleCase{type_, record, nullptr, nullptr, {}, std::nullopt, world_});
  ASSERT_EQ(reasons.size(), 1u);
  EXPECT_EQ(reasons[0].sentence(Lang::zh), "“name”所写的 finding-2025-99 不是“巡察整改”的记录");
}

TEST_F(RulesBeside, a_leave_that_came_to_nothing_keeps_nobody_at_home) {
  const RuleArgs args = {{"person", {"person"}}, {"start", {"start"}}, {"end", {"end"}}, {"reason", {"why"}}};
  const auto chief = thing({{"person", "正职"}, {"start", "2025-05-06"}, {"end", "2025-05-09"}});
  const auto deputy = thing({{"person", "副职"}, {"start", "2025-05-09"}, {"end", "2025-05-12"}}, 2);
  others_ = {chief, standing(deputy, "going")};
  EXPECT_THAT(judged(chief, "not-both-away", args), ElementsAre("rule.not-both-away"));
  others_[1].trail.back().to = "off";
  EXPECT_THAT(judged(chief, "not-both-away", args), IsEmpty());
}

// 科头 heads 办公室 and 副职 is a leader (see the office above); the step is on 2025-05-06.
TEST_F(RulesBeside, a_section_takes_its_own_and_nobody_but_a_leader_takes_for_another) {
  type_.fields.push_back(Field{});
  type_.fields.back().id = type_.fields.back().zh = type_.fields.back().en = "sections";
  type_.fields.back().kind = FieldKind::sections;
  const auto taken_by = [&](const char* actor, JsonArray given, JsonArray left) {
    JsonObject fields;
    if (!given.empty()) fields["sections"] = given;
    const auto before = thing(fields);
    fields["sections"] = left;
    if (left.empty()) fields.erase("sections");
    RuleUse use;
    use.rule = "own-section";
    use.args = {{"of", {"sections"}}};
    Step step;
    step.zh = "认领";
    const auto after = thing(fields);
    std::vector<std::string> out;
    for (const auto& reason :
         judge(use, {}, RuleCase{type_, after, &before, &step, actor, test::day("2025-05-06"), world_}))
      out.push_back(reason.code);
    return out;
  };
  EXPECT_THAT(taken_by("科头", {}, {"办公室"}), IsEmpty());
  EXPECT_THAT(taken_by("科头", {"办公室"}, {"办公室"}), IsEmpty());
  EXPECT_THAT(taken_by("科头", {"办公室"}, {"办公室", "人事科"}), IsEmpty());
  EXPECT_THAT(taken_by("科头", {"人事科"}, {"办公室"}), ElementsAre("rule.own-section"));
  EXPECT_THAT(taken_by("科头", {"办公室"}, {"人事科"}), ElementsAre("rule.own-section"));
  EXPECT_THAT(taken_by("科头", {}, {"人事科"}), ElementsAre("rule.own-section"));
  EXPECT_THAT(taken_by("副职", {"人事科"}, {"人事科"}), IsEmpty());
  EXPECT_THAT(taken_by("科头", {}, {}), IsEmpty());  // that it is missing another rule says
}

}  // namespace
}  // namespace jishi
