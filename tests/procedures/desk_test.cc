// Every procedure through the desk, in one data directory: what a step leaves in the log, what a refused one
// leaves (nothing), and steps of several threads.

#include <gtest/gtest.h>

#include <algorithm>
#include <barrier>
#include <thread>

#include "app/ledger_verify.h"
#include "app/queries/xray.h"
#include "procedures/desk_kit.h"

namespace jishi::procedures_test {

using testing::Contains;
using testing::ElementsAre;
using testing::SizeIs;

namespace {

// Refused, with this reason among others, and the log as it was.
void expect_refused(CaseOffice& office, const Procedure& procedure, const std::string& id,
                    const std::string& step, const app::StepInput& input, const std::string& code) {
  const auto size = office.log_size();
  const auto receipt = office.take(procedure, id, step, input);
  ASSERT_FALSE(receipt) << step;
  EXPECT_THAT(codes_of(receipt.error()), Contains(code)) << step;
  EXPECT_EQ(office.log_size(), size) << step;
}

void refuse_what_cannot_be(CaseOffice& office, const Procedure& procedure, const std::string& id,
                           const WalkStep& next, const app::StepInput& input) {
  auto stranger = input;
  stranger.actor = "路人甲";
  expect_refused(office, procedure, id, next.step, stranger, "case.unknown-actor");
  if (id.empty()) return;
  const auto* state = state_of(procedure, office.record(id));
  ASSERT_NE(state, nullptr);
  for (const auto& step : procedure.steps) {
    if (std::find(step.from.begin(), step.from.end(), state->id) != step.from.end()) continue;
    app::StepInput empty = input;
    empty.values.clear();
    empty.evidence.clear();
    expect_refused(office, procedure, id, step.id, empty, "case.state");
  }
}

void walk_through(CaseOffice& office, const Procedure& procedure) {
  SCOPED_TRACE(procedure.id);
  std::string id;
  int version = 0;
  for (const auto& walked : procedure.walk) {
    SCOPED_TRACE(walked.step);
    const auto input = office.input_of(walked);
    refuse_what_cannot_be(office, procedure, id, walked, input);
    const auto size = office.log_size();
    const auto receipt = office.take(procedure, id, walked.step, input);
    ASSERT_TRUE(receipt) << told(receipt.error());
    EXPECT_EQ(receipt->version, ++version);
    EXPECT_TRUE(id.empty() || receipt->record == id);
    id = receipt->record;
    auto kinds = office.kinds_from(size);
    EXPECT_EQ(std::erase(kinds, "evidence.added"), walked.evidence.size());
    std::erase(kinds, "actor.named");  // of whoever acts for the first time
    EXPECT_THAT(kinds, ElementsAre("step.taken"));
    EXPECT_EQ(office.record(id).trail.back().step, walked.step);
  }
  const auto* state = state_of(procedure, office.record(id));
  ASSERT_NE(state, nullptr);
  EXPECT_TRUE(state->is_end);
}

const Procedure& procedure_named(CaseOffice& office, const char* id) {
  return *office.catalogue().procedure(id);
}

// The same act by two threads at once.
template <class Act>
std::vector<Result<app::Receipt>> both(Act act) {
  std::vector<Result<app::Receipt>> out(2, Refusals{});
  std::barrier start(2);
  const auto run = [&](std::size_t i) {
    start.arrive_and_wait();
    out[i] = act();
  };
  std::thread other(run, 0);
  run(1);
  other.join();
  return out;
}

// One of the two was taken and the other refused for one of these reasons.
void expect_one_of(const std::vector<Result<app::Receipt>>& both, const std::vector<std::string>& codes) {
  ASSERT_NE(both[0].has_value(), both[1].has_value());
  const auto& refused = both[0] ? both[1] : both[0];
  EXPECT_THAT(codes, Contains(refused.error().front().code));
}

void expect_verified(CaseOffice& office) {
  const auto report = app::verify_data(office.data(), {});
  EXPECT_TRUE(report.ok);
  for (const auto& finding : report.findings)
    if (finding.verdict == ledger::Verdict::failed) ADD_FAILURE() << finding.code;
}

}  // namespace

TEST(CaseDesk, walks_every_procedure_one_entry_a_step_and_a_refused_step_leaves_nothing) {
  CaseOffice office;
  for (const auto& procedure : office.catalogue().procedures()) walk_through(office, procedure);
  expect_verified(office);
}

TEST(CaseDesk, one_of_two_threads_takes_the_step_and_the_other_is_refused) {
  CaseOffice office;
  const auto& talk = procedure_named(office, "talk-plan");
  const auto plan = office.input_of(talk.walk[0]);
  const auto hold = office.input_of(talk.walk[1]);
  for (int i = 0; i < 60; ++i) {
    const auto started = office.take(talk, "", "plan", plan);
    ASSERT_TRUE(started);
    const auto size = office.log_size();
    expect_one_of(both([&] { return office.take(talk, started->record, "hold", hold); }),
                  {"record.version", "case.state"});
    auto kinds = office.kinds_from(size);
    std::erase(kinds, "actor.named");
    EXPECT_THAT(kinds, ElementsAre("step.taken"));
    EXPECT_THAT(office.record(started->record).trail, SizeIs(2));
  }
  expect_verified(office);
}

// What the rule looks at is asked again where the step is written.
TEST(CaseDesk, one_of_two_threads_starts_the_case_that_may_be_there_once) {
  CaseOffice office;
  const auto& risk = procedure_named(office, "risk-control");
  for (int i = 0; i < 40; ++i) {
    auto find = office.input_of(risk.walk[0]);
    for (auto& [field, value] : find.values)
      if (field == "risk") value = "风险" + std::to_string(i);
    const auto size = office.log_size();
    expect_one_of(both([&] { return office.take(risk, "", "find", find); }), {"rule.unique"});
    EXPECT_THAT(office.kinds_from(size), ElementsAre("step.taken"));
  }
  expect_verified(office);
}

TEST(CaseDesk, a_step_of_a_version_that_is_no_longer_the_latest_is_refused) {
  CaseOffice office;
  const auto& talk = procedure_named(office, "talk-plan");
  const auto started = office.take(talk, "", "plan", office.input_of(talk.walk[0]));
  ASSERT_TRUE(started);
  auto hold = office.input_of(talk.walk[1]);
  hold.version = 1;
  ASSERT_TRUE(office.take(talk, started->record, "hold", hold));
  expect_refused(office, talk, started->record, "hold", hold, "record.version");
}

namespace {

// A store whose first reader saw the log as it was then.
class Behind : public store::Store {
 public:
  explicit Behind(store::Store& of) : of_(of), seen_(of.read()) {}
  std::unique_ptr<store::Reader> read() override { return seen_ ? std::move(seen_) : of_.read(); }
  std::unique_ptr<store::Transaction> begin() override { return of_.begin(); }

 private:
  store::Store& of_;
  std::unique_ptr<store::Reader> seen_;
};

}  // namespace

TEST(CaseDesk, an_exception_is_noted_for_the_rules_that_were_seen_broken_and_for_no_others) {
  CaseOffice office;
  const auto& risk = procedure_named(office, "risk-control");
  Behind behind(office.data().store());
  app::CaseDesk late(office.desk(), behind, office.data().unit().id, office.catalogue());
  auto find = office.input_of(risk.walk[0]);
  ASSERT_TRUE(office.take(risk, "", "find", find));
  find.as_exception = true;
  find.note = "两处印章分开登记";
  const auto size = office.log_size();
  const auto refused = late.start("risk-control", find);
  ASSERT_FALSE(refused);
  EXPECT_THAT(codes_of(refused.error()), ElementsAre("case.others-changed"));
  EXPECT_EQ(office.log_size(), size);
  // Looked at again, the rule is seen and kept with the note.
  const auto taken = late.start("risk-control", find);
  ASSERT_TRUE(taken) << told(taken.error());
  EXPECT_THAT(codes_of(office.record(taken->record).trail.back().broken), ElementsAre("rule.unique"));
}

namespace {

// A talk that is planned in spite of who supervises whom.
app::Receipt plan_talk_outside_the_line(CaseOffice& office) {
  const auto& talk = procedure_named(office, "talk-plan");
  auto plan = office.input_of(talk.walk[0]);
  for (auto& [name, value] : plan.values)
    if (name == "talked") value = "马骁";
  plan.as_exception = true;
  plan.note = "分管领导出差";
  auto receipt = office.take(talk, "", "plan", plan);
  if (!receipt) ADD_FAILURE() << told(receipt.error());
  return receipt ? *receipt : app::Receipt{};
}

std::vector<app::XrayFinding> xray_of(CaseOffice& office) {
  const auto reader = office.data().store().read();
  return *app::xray(*reader, office.data().unit().id, office.catalogue(), 2025, day_of("2026-01-05"));
}

}  // namespace

TEST(CaseDesk, a_case_somebody_acted_on_is_withdrawn_by_its_office_or_the_chief_alone) {
  CaseOffice office;
  const auto planned = plan_talk_outside_the_line(office);
  const auto size = office.log_size();
  const auto refused = office.desk().withdraw(planned.record, planned.version, "不谈了", "秦赟");
  ASSERT_FALSE(refused);
  EXPECT_THAT(codes_of(refused.error()), ElementsAre("case.right"));
  EXPECT_EQ(office.log_size(), size);
  EXPECT_TRUE(office.desk().withdraw(planned.record, planned.version, "登记有误", "裴雨桐"));
  const auto second = plan_talk_outside_the_line(office);
  EXPECT_TRUE(office.desk().withdraw(second.record, second.version, "登记有误", "俞静川"));
}

TEST(CaseDesk, a_row_of_a_register_is_withdrawn_by_whoever_keeps_it) {
  CaseOffice office;
  Record row;
  row.type = "talk";
  row.year = 2025;
  row.happened = Span::of_day(day_of("2025-05-06"));
  const auto filed = office.desk().file(row, "董晓禾");
  ASSERT_TRUE(filed);
  EXPECT_TRUE(office.desk().withdraw(filed->record, 1, "重复登记", "董晓禾"));
}

TEST(CaseDesk, a_rule_that_was_broken_stays_in_the_xray_when_its_case_is_withdrawn) {
  CaseOffice office;
  const auto planned = plan_talk_outside_the_line(office);
  ASSERT_TRUE(office.desk().withdraw(planned.record, planned.version, "登记有误", "裴雨桐"));
  const auto found = xray_of(office);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].reason.code, "rule.supervised");
  EXPECT_EQ(found[0].explained, "分管领导出差");
  EXPECT_EQ(found[0].withdrawn, "登记有误");
  EXPECT_EQ(found[0].severity, Severity::note);
  EXPECT_NE(app::xray_grid(found, "", Lang::zh).rows[0][5].find("已撤回：登记有误"), std::string::npos);
}

TEST(CaseDesk, the_xray_tells_of_days_that_have_not_come) {
  CaseOffice office;
  const auto file = [&](const char* day) {
    Record row;
    row.type = "instruction";
    row.year = 2025;
    row.happened = Span::of_day(day_of(day));
    row.fields = {{"given", day}, {"deadline", "2026-06-30"}, {"item", "查核数据"}};
    return office.desk().file(row, "董晓禾")->record;
  };
  file("2025-12-30");
  const auto ahead = file("2026-01-06");
  std::vector<std::string> told_of;
  for (const auto& finding : xray_of(office))
    if (finding.check == "days-ahead") {
      told_of.push_back(finding.record);
      EXPECT_EQ(finding.reason.sentence(Lang::zh), "“交办日期”（2026年1月6日）还没有到");
      EXPECT_EQ(finding.severity, Severity::warning);
    }
  EXPECT_THAT(told_of, ElementsAre(ahead)) << "asked on 5 January; a deadline may lie ahead";
}

TEST(CaseDesk, a_finding_given_to_a_section_is_claimed_by_its_head_or_a_leader) {
  CaseOffice office;
  const auto& rectification = procedure_named(office, "rectification");
  const auto& claim = *rectification.step("claim");
  const auto& walk = rectification.walk;
  const auto day = day_of(walk[0].day);
  auto register_it = office.input_of(walk[0]);
  const auto open = office.take(rectification, "", "register", register_it);
  ASSERT_TRUE(open) << told(open.error());
  const auto& organisation = Office::instance().organisation();
  const auto given_to_nobody = office.record(open->record);
  EXPECT_TRUE(may_take(claim, &given_to_nobody, "马骁", day, organisation));
  EXPECT_TRUE(may_take(claim, &given_to_nobody, "汪堃", day, organisation));
  auto given = given_to_nobody;
  given.fields["sections"] = JsonArray{"工业能源科"};
  EXPECT_TRUE(may_take(claim, &given, "马骁", day, organisation));
  EXPECT_FALSE(may_take(claim, &given, "汪堃", day, organisation)) << "head of another section";
  EXPECT_TRUE(may_take(claim, &given, "罗翀", day, organisation)) << "a leader";
  EXPECT_EQ(takers_text(claim, *office.catalogue().record("finding"), Lang::zh),
            "“认领科室”的负责人（未定时各科室负责人）、班子成员");
}

TEST(CaseDesk, the_xray_tells_of_a_case_that_does_not_count_yet_by_its_number_and_type) {
  CaseOffice office;
  const auto planned = plan_talk_outside_the_line(office);
  const auto open = xray_of(office);
  ASSERT_THAT(open, SizeIs(1));
  EXPECT_EQ(open[0].title, "谈话");
  EXPECT_NE(open[0].number, "");
  ASSERT_TRUE(office.desk().withdraw(planned.record, planned.version, "登记有误", "裴雨桐"));
  const auto withdrawn = xray_of(office);
  ASSERT_THAT(withdrawn, SizeIs(1));
  EXPECT_EQ(withdrawn[0].title, "谈话");
}

TEST(CaseDesk, exceptions_are_computed_for_those_who_ask_for_them) {
  CaseOffice office;
  (void)plan_talk_outside_the_line(office);
  for (const bool asked : {true, false}) {
    const auto reader = office.data().store().read();
    app::CaseFilter filter;
    filter.with_exceptions = asked;
    app::CaseReader cases(*reader, office.data().unit().id, office.catalogue());
    ASSERT_TRUE(cases.each(filter, [&](app::CaseView&& view) {
      EXPECT_EQ(view.exceptions.empty(), !asked);
      return true;
    }));
  }
}

// A decision is carried out when what came of it is done, whatever register year that stands in.
TEST(CaseDesk, a_decision_waits_for_the_instruction_that_came_of_it) {
  CaseOffice office;
  const auto& decision = procedure_named(office, "collective-decision");
  std::string id;
  for (std::size_t i = 0; i + 1 < decision.walk.size(); ++i) {
    const auto receipt = office.take(decision, id, decision.walk[i].step, office.input_of(decision.walk[i]));
    ASSERT_TRUE(receipt) << told(receipt.error());
    id = receipt->record;
  }
  const auto& tracking = procedure_named(office, "instruction-tracking");
  std::string task;
  for (const auto& walked : tracking.walk) {
    auto input = office.input_of(walked);
    if (task.empty()) input.values.emplace_back("about", id);
    const auto& last = decision.walk.back();
    if (!task.empty())
      expect_refused(office, decision, id, last.step, office.input_of(last), "rule.linked-ended");
    const auto receipt = office.take(tracking, task, walked.step, input);
    ASSERT_TRUE(receipt) << told(receipt.error());
    task = receipt->record;
  }
  EXPECT_TRUE(office.take(decision, id, decision.walk.back().step, office.input_of(decision.walk.back())));
}

}  // namespace jishi::procedures_test
