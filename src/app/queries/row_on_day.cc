#include "app/queries/row_on_day.h"

#include <algorithm>
#include <set>

#include "domain/case.h"
#include "domain/happened.h"

namespace jishi::app {

namespace {

// The days on which a record came into a state: what the state's `when` says must be there.
bool came_later(const ProcedureState& state, const Record& record, Day as_of) {
  return std::any_of(state.when.begin(), state.when.end(), [&](const Condition& condition) {
    if (condition.op != Condition::Op::present) return false;
    const auto day = record.span(condition.field);
    return day && day->from() > as_of;
  });
}

// The register keeps nothing of what such a state wants: nothing says that the record stood in it.
bool is_unsaid(const ProcedureState& state, const Record& record) {
  return std::any_of(state.when.begin(), state.when.end(), [&](const Condition& condition) {
    return condition.op == Condition::Op::present && !matches(condition, record);
  });
}

// Where a case stood before it came to a state: the first state of the first step that leads there.
const ProcedureState* state_before(const Procedure& procedure, const ProcedureState& state) {
  for (const auto& step : procedure.steps)
    if (step.to == state.id && !step.from.empty() && step.from.front() != state.id)
      return procedure.state(step.from.front());
  return nullptr;
}

// Where a row of a register stood on that day: in the last state on its way before one whose day came later.
// States whose day the register does not keep are passed over on the way back.
const ProcedureState* state_on(const Procedure& procedure, const ProcedureState& now, const Record& record,
                               Day as_of) {
  const auto* stood = &now;
  std::set<const ProcedureState*> seen;
  for (const auto* at = &now; at != nullptr && seen.insert(at).second; at = state_before(procedure, *at)) {
    const bool is_guess = at == stood && at != &now && is_unsaid(*at, record);
    if (is_guess || came_later(*at, record, as_of))
      if (const auto* before = state_before(procedure, *at)) stood = before;
  }
  return stood;
}

// Of start..end: what lasts is told by its whole span, however far ahead its end lies.
bool is_of_range(const RecordType& type, const std::string& field) {
  return std::any_of(type.happened.begin(), type.happened.end(), [&](const std::string& rule) {
    return rule.starts_with(field + "..") || rule.ends_with(".." + field);
  });
}

// By what had come of it; a register's year alone does not say that anything had.
Result<Span> happened_until(const RecordType& type, Record record, Day as_of) {
  for (const auto& field : type.fields)
    if (field.kind == FieldKind::span && !is_of_range(type, field.id))
      if (const auto day = record.span(field.id); day && day->from() > as_of) record.fields.erase(field.id);
  return happened_span(type, record, std::nullopt);
}

}  // namespace

bool take_back_row(const catalogue::Catalogue& catalogue, Day as_of, Record& record) {
  const bool is_case = std::any_of(record.trail.begin(), record.trail.end(),
                                   [](const TakenStep& taken) { return taken.step != kExplainStep; });
  const auto* procedure = is_case ? nullptr : procedure_of(catalogue.procedures(), record);
  const auto* type = catalogue.record(record.type);
  if (procedure == nullptr || type == nullptr) return true;
  const auto* now = state_of(*procedure, record);
  const auto& word = procedure->state_field;
  if (now != nullptr && !word.empty() && record.has(word))
    if (const auto* stood = state_on(*procedure, *now, record, as_of); stood != now)
      record.fields[word] = stood->zh;
  for (const auto& field : type->fields)
    if (field.kind == FieldKind::span && !field.may_lie_ahead)
      if (const auto day = record.span(field.id); day && day->from() > as_of) record.fields.erase(field.id);
  if (record.happened.from() <= as_of) return true;
  const auto happened = happened_until(*type, record, as_of);
  if (!happened) return false;
  record.happened = *happened;
  return true;
}

}  // namespace jishi::app
