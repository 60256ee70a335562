// What must hold of every procedure of the catalogue, asked of each one's own file: its walk and the examples
// that break its rules.

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "domain/record_doubts.h"
#include "procedures/kit.h"

namespace jishi::procedures_test {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

namespace {

class EachProcedure : public testing::TestWithParam<std::string> {
 protected:
  const Procedure& procedure() const { return *Office::instance().catalogue().procedure(GetParam()); }
};

std::vector<std::string> procedure_ids() {
  std::vector<std::string> out;
  for (const auto& procedure : Office::instance().catalogue().procedures()) out.push_back(procedure.id);
  return out;
}

std::vector<std::string> codes_of(const Refusals& reasons) {
  std::vector<std::string> out;
  for (const auto& reason : reasons) out.push_back(reason.code);
  return out;
}

constexpr const char* kNobody = "路人甲";

// Somebody who may not take the step: of the office if there is one, else a stranger.
std::string who_may_not(const Step& step, const Record* record, Day day) {
  const auto& organisation = Office::instance().organisation();
  for (const auto& person : organisation.people_on(day))
    if (!may_take(step, record, person, day, organisation)) return person;
  return kNobody;
}

const Record* pointer(const std::optional<Record>& record) {
  return record ? &*record : nullptr;
}

}  // namespace

TEST_P(EachProcedure, walks_from_start_to_end_without_a_broken_rule) {
  ASSERT_FALSE(procedure().walk.empty());
  const auto record = walked(procedure(), procedure().walk.size());
  ASSERT_TRUE(record);
  const auto* state = state_of(procedure(), *record);
  ASSERT_NE(state, nullptr);
  EXPECT_TRUE(state->is_end) << state->id;
  World world;
  for (const auto& exception : exceptions_of(procedure(), type_of(procedure()), *record, world.world()))
    ADD_FAILURE() << exception.step << ": " << exception.reason.line(Lang::zh);
}

// What a step leaves as a record that counts tells of nothing that has not been.
TEST_P(EachProcedure, tells_of_no_day_to_come_on_its_way) {
  for (std::size_t steps = 1; steps <= procedure().walk.size(); ++steps) {
    const auto record = walked(procedure(), steps);
    ASSERT_TRUE(record);
    if (record->status != RecordStatus::filed) continue;
    const auto day = day_of(procedure().walk[steps - 1].day);
    for (const auto& doubt : days_ahead(type_of(procedure()), *record, day))
      ADD_FAILURE() << procedure().walk[steps - 1].step << ": " << doubt.reason.line(Lang::zh);
  }
}

TEST_P(EachProcedure, takes_each_step_where_it_should_be) {
  for (const auto& step : procedure().steps) {
    SCOPED_TRACE(step.id);
    const auto example = example_of(procedure(), step);
    ASSERT_TRUE(example) << "no example";
    World world;
    EXPECT_THAT(
        told(why_not(pointer(example->before), request_of(procedure(), example->walked), world.world())),
        IsEmpty());
  }
}

TEST_P(EachProcedure, refuses_each_step_from_every_other_state) {
  for (const auto& step : procedure().steps) {
    if (step.from.empty()) continue;
    const auto example = example_of(procedure(), step);
    ASSERT_TRUE(example && example->before);
    for (const auto& state : procedure().states) {
      if (std::find(step.from.begin(), step.from.end(), state.id) != step.from.end()) continue;
      SCOPED_TRACE(step.id + " from " + state.id);
      Record elsewhere = *example->before;
      elsewhere.trail.back().to = state.id;
      World world;
      const auto reasons = why_not(&elsewhere, request_of(procedure(), example->walked), world.world());
      EXPECT_THAT(codes_of(reasons), testing::Contains("case.state"));
      EXPECT_FALSE(take_step(&elsewhere, request_of(procedure(), example->walked), world.world()));
    }
  }
}

TEST_P(EachProcedure, refuses_each_step_without_the_right) {
  for (const auto& step : procedure().steps) {
    SCOPED_TRACE(step.id);
    const auto example = example_of(procedure(), step);
    ASSERT_TRUE(example);
    auto request = request_of(procedure(), example->walked);
    request.actor = who_may_not(step, pointer(example->before), request.day);
    World world;
    EXPECT_THAT(codes_of(why_not(pointer(example->before), request, world.world())),
                testing::Contains(request.actor == kNobody ? "case.unknown-actor" : "case.right"))
        << request.actor;
  }
}

TEST_P(EachProcedure, refuses_each_step_that_lacks_what_it_needs) {
  for (const auto& step : procedure().steps) {
    const auto example = example_of(procedure(), step);
    ASSERT_TRUE(example);
    for (const auto& name : step.needs) {
      const bool sets_itself = std::any_of(step.set.begin(), step.set.end(),
                                           [&](const StepValue& set) { return set.first == name; });
      if (sets_itself) continue;
      SCOPED_TRACE(step.id + " without " + name);
      auto request = request_of(procedure(), example->walked);
      request.given.erase(name);
      auto before = example->before;
      if (before) before->fields.erase(name);
      World world;
      EXPECT_THAT(codes_of(why_not(pointer(before), request, world.world())),
                  testing::Contains("case.needs"));
    }
    if (!step.needs_evidence) continue;
    auto request = request_of(procedure(), example->walked);
    request.evidence.clear();
    auto before = example->before;
    if (before) before->evidence.clear();
    World world;
    EXPECT_THAT(codes_of(why_not(pointer(before), request, world.world())),
                testing::Contains("case.needs-evidence"));
  }
}

namespace {

// After `from` was taken, `to` can be taken with the field never emptied in between.
bool leads_on_filled(const Procedure& procedure, const Step& from, const Step& to, const std::string& field) {
  std::set<std::string> seen;
  std::vector<std::string> open = from.to.empty() ? from.from : std::vector{from.to};
  while (!open.empty()) {
    const auto state = open.back();
    open.pop_back();
    if (!seen.insert(state).second) continue;
    if (std::find(to.from.begin(), to.from.end(), state) != to.from.end()) return true;
    for (const auto* step : steps_from(procedure, *procedure.state(state)))
      if (std::find(step->clear.begin(), step->clear.end(), field) == step->clear.end())
        open.push_back(step->to.empty() ? state : step->to);
  }
  return false;
}

// What a step sets by itself is new each time, and so is a row of a table.
bool is_always_new(const Step& step, const std::string& field) {
  return field.find('.') != std::string::npos ||
         std::any_of(step.set.begin(), step.set.end(),
                     [&](const StepValue& set) { return set.first == field; });
}

// Who sends a case back may say anew what the next step then finds there: a finding returned to another
// section.
bool hands_over(const Step& from, const Step& to, const std::string& field) {
  return std::find(from.clear.begin(), from.clear.end(), field) != from.clear.end() &&
         std::find(to.from.begin(), to.from.end(), from.to) != to.from.end();
}

}  // namespace

TEST_P(EachProcedure, asks_anew_what_an_earlier_step_had_to_be_given) {
  for (const auto& step : procedure().steps)
    for (const auto& field : step.needs) {
      if (is_always_new(step, field)) continue;
      if (std::find(step.clear.begin(), step.clear.end(), field) != step.clear.end()) continue;
      for (const auto& earlier : procedure().steps) {
        if (std::find(earlier.needs.begin(), earlier.needs.end(), field) == earlier.needs.end()) continue;
        if (hands_over(earlier, step, field)) continue;
        EXPECT_FALSE(leads_on_filled(procedure(), earlier, step, field))
            << earlier.id << " fills " << field << ", and " << step.id << " is taken with nothing new";
      }
    }
}

TEST_P(EachProcedure, refuses_a_step_that_leaves_what_it_asks_anew_as_it_was) {
  for (const auto& step : procedure().steps)
    for (const auto& field : step.needs) {
      const bool is_cleared = std::find(step.clear.begin(), step.clear.end(), field) != step.clear.end();
      if (!is_cleared || is_always_new(step, field)) continue;
      SCOPED_TRACE(step.id + " with the old " + field);
      const auto example = example_of(procedure(), step);
      ASSERT_TRUE(example && example->before);
      auto request = request_of(procedure(), example->walked);
      auto before = example->before;
      before->fields[field] = request.given.at(field);
      request.given.erase(field);
      World world;
      EXPECT_THAT(codes_of(why_not(pointer(before), request, world.world())),
                  testing::Contains("case.needs"));
    }
}

namespace {

struct Broken {
  std::optional<Record> before;
  StepRequest request;
};

// The step's example with the rule's own example of breaking it laid over.
Broken broken_by(const Procedure& procedure, const Example& example, const RuleBreak& breaks, World& world) {
  Broken out{example.before, request_of(procedure, example.walked)};
  const auto& type = type_of(procedure);
  if (out.before) patch(*out.before, type, breaks.record);
  for (const auto& [name, value] : values(type, breaks.set)) out.request.given[name] = value;
  if (!breaks.actor.empty()) out.request.actor = breaks.actor;
  if (!breaks.day.empty()) out.request.day = day_of(breaks.day);
  int sequence = 100;
  for (const auto& [other_type, fields] : breaks.others) {
    const auto* of = Office::instance().catalogue().record(other_type);
    Record other;
    other.type = other_type;
    other.year = out.request.day.year();
    other.id = Record::make_id(other_type, other.year, ++sequence);
    Pairs filled = fields;
    for (auto& [name, value] : filled)
      if (value == "$case" && out.before) value = out.before->id;
    other.fields = values(*of, filled);
    other.happened = Span::of_day(out.request.day);
    world.add(std::move(other));
  }
  return out;
}

}  // namespace

TEST_P(EachProcedure, refuses_each_rule_broken_alone_with_that_reason_and_its_basis) {
  for (const auto& step : procedure().steps) {
    const auto example = example_of(procedure(), step);
    ASSERT_TRUE(example);
    for (std::size_t i = 0; i < step.rules.size(); ++i) {
      const auto& use = step.rules[i];
      SCOPED_TRACE(step.id + ": " + use.rule + " #" + std::to_string(i));
      ASSERT_TRUE(use.breaks) << "no example that breaks it";
      World world;
      const auto broken = broken_by(procedure(), *example, *use.breaks, world);
      const auto reasons = why_not(pointer(broken.before), broken.request, world.world());
      ASSERT_EQ(reasons.size(), 1u) << told(reasons);
      EXPECT_TRUE(reasons[0].code.starts_with(find_rule(use.rule)->code)) << reasons[0].code;
      EXPECT_FALSE(reasons[0].basis.empty());
      EXPECT_FALSE(take_step(pointer(broken.before), broken.request, world.world()));
    }
  }
}

TEST_P(EachProcedure, keeps_a_rule_broken_as_an_exception_unless_it_is_strict) {
  for (const auto& step : procedure().steps) {
    const auto example = example_of(procedure(), step);
    ASSERT_TRUE(example);
    for (const auto& use : step.rules) {
      SCOPED_TRACE(step.id + ": " + use.rule);
      ASSERT_TRUE(use.breaks);
      World world;
      auto broken = broken_by(procedure(), *example, *use.breaks, world);
      broken.request.as_exception = true;
      EXPECT_FALSE(take_step(pointer(broken.before), broken.request, world.world())) << "without a note";
      broken.request.note = "上级通知当日办结";
      const auto taken = take_step(pointer(broken.before), broken.request, world.world());
      ASSERT_EQ(taken.has_value(), !use.is_strict);
      if (use.is_strict) continue;
      const auto exceptions = exceptions_of(procedure(), type_of(procedure()), *taken, world.world());
      const auto found =
          std::find_if(exceptions.begin(), exceptions.end(), [&](const CaseException& exception) {
            return exception.reason.code.starts_with(find_rule(use.rule)->code);
          });
      ASSERT_NE(found, exceptions.end());
      EXPECT_EQ(found->admitted, broken.request.note);
    }
  }
}

namespace {

// States that can be reached when one step may never be taken.
std::set<std::string> reachable_without(const Procedure& procedure, const Step& left_out) {
  std::set<std::string> reached;
  if (left_out.id != procedure.start().id) reached.insert(procedure.start().to);
  for (std::size_t before = reached.size() + 1; before != reached.size();) {
    before = reached.size();
    for (const auto& step : procedure.steps)
      if (step.id != left_out.id && !step.to.empty())
        for (const auto& from : step.from)
          if (reached.contains(from)) reached.insert(step.to);
  }
  return reached;
}

}  // namespace

// Steps are tried in random order with the examples' input; whatever the order, a case that has ended took
// every step without which its end cannot be reached.
TEST_P(EachProcedure, no_order_of_steps_reaches_an_end_without_the_steps_it_needs) {
  std::vector<WalkStep> inputs = procedure().walk;
  inputs.insert(inputs.end(), procedure().beside.begin(), procedure().beside.end());
  std::mt19937 random(20250515);
  int ended = 0;
  for (int run = 0; run < 150; ++run) {
    std::optional<Record> record;
    World world;
    for (int tries = 0; tries < 120; ++tries) {
      // Half of the time what the walk does next, so that ends are reached at all.
      const auto done = record ? record->trail.size() : 0;
      const auto& input = run % 3 != 0 && random() % 2 == 0 && done < procedure().walk.size()
                              ? procedure().walk[done]
                              : inputs[random() % inputs.size()];
      auto request = request_of(procedure(), input);
      if (record && !record->trail.empty()) request.day = std::max(request.day, record->trail.back().day);
      auto next = take_step(record ? &*record : nullptr, request, world.world());
      if (!next) continue;
      next->id = Record::make_id(next->type, next->year, 1);
      record = std::move(*next);
      const auto* state = state_of(procedure(), *record);
      ASSERT_NE(state, nullptr);
      if (!state->is_end) continue;
      ++ended;
      for (const auto& step : procedure().steps) {
        if (reachable_without(procedure(), step).contains(state->id)) continue;
        EXPECT_TRUE(std::any_of(record->trail.begin(), record->trail.end(),
                                [&](const TakenStep& taken) { return taken.step == step.id; }))
            << state->id << " without " << step.id;
      }
      break;
    }
  }
  EXPECT_GT(ended, 0);
}

INSTANTIATE_TEST_SUITE_P(Catalogue, EachProcedure, testing::ValuesIn(procedure_ids()),
                         [](const testing::TestParamInfo<std::string>& of) {
                           return replace_all(of.param, "-", "_");
                         });

}  // namespace jishi::procedures_test
