// Exceptions of a case: what was admitted in its trail and what its rules find in it.

#include <algorithm>

#include "base/text.h"
#include "domain/case.h"

namespace jishi {

namespace {

bool is_step_of(const Procedure& procedure, const TakenStep& taken) {
  return procedure.step(taken.step) != nullptr;
}

bool asks_rules_of(const Procedure& procedure, const Step& step, const Record& record) {
  bool has_steps = false;
  for (const auto& taken : record.trail) {
    if (taken.step == step.id) return true;
    has_steps = has_steps || is_step_of(procedure, taken);
  }
  return !has_steps;
}

// Named already: the same finding, or the rule that the step was taken in spite of (its figures may have
// changed since).
bool is_named(const std::vector<CaseException>& list, const Step& step, const Refusal& reason) {
  return std::any_of(list.begin(), list.end(), [&](const CaseException& known) {
    return known.reason.code == reason.code && (known.reason.args == reason.args || known.step == step.id);
  });
}

void add_explanations(const Record& record, std::vector<CaseException>& out) {
  for (const auto& taken : record.trail)
    if (taken.step == kExplainStep)
      for (auto& exception : out)
        if (exception.reason.code == taken.seal) exception.explained = taken.note;
}

}  // namespace

std::vector<CaseException> exceptions_of(const Procedure& procedure, const RecordType& type,
                                         const Record& record, const RuleWorld& world) {
  std::vector<CaseException> out;
  for (const auto& taken : record.trail)
    for (const auto& reason : taken.broken)
      out.push_back({taken.step, reason, is_step_of(procedure, taken) ? taken.note : "", {}});
  const RuleCase of{type, record, nullptr, nullptr, {}, std::nullopt, world};
  for (const auto& step : procedure.steps) {
    if (!asks_rules_of(procedure, step, record)) continue;
    for (const auto& use : step.rules)
      for (auto& reason : judge(use, procedure.basis, of))
        // A year without a calendar cannot be judged; that is no exception.
        if (reason.code != "calendar.no-year" && !is_named(out, step, reason))
          out.push_back({step.id, std::move(reason), {}, {}});
  }
  add_explanations(record, out);
  return out;
}

std::string_view exception_zh(std::string_view code) {
  if (code == "case.changed-outside") return "按程序办理";
  if (code == "case.before-last") return "按先后次序办理";
  // Several refusals may come of one rule: rule.areas-chief and rule.areas-unheld of `areas`.
  const Rule* found = nullptr;
  for (const auto& rule : rules())
    if (code.starts_with("rule." + std::string(rule.name)) &&
        (found == nullptr || rule.name.size() > found->name.size()))
      found = &rule;
  return found == nullptr ? "规定要求" : found->zh;
}

Result<Record> explain(const Procedure& procedure, const RecordType& type, const Record& record,
                       std::string_view code, std::string_view note, std::string_view actor, Day day,
                       const RuleWorld& world) {
  if (trim(note).empty()) return refuse("case.exception-note");
  const auto known = exceptions_of(procedure, type, record, world);
  if (std::none_of(known.begin(), known.end(),
                   [&](const CaseException& exception) { return exception.reason.code == code; })) {
    std::vector<std::string> codes;
    for (const auto& exception : known) codes.push_back(exception.reason.code);
    return refuse("case.no-exception", {std::string(code), codes.empty() ? "没有" : join(codes, "、")});
  }
  Record next = record;
  const auto* state = state_of(procedure, record);
  next.trail.push_back({std::string(kExplainStep),
                        state != nullptr ? state->id : "",
                        std::string(actor),
                        day,
                        std::string(note),
                        {},
                        std::string(code)});
  next.reason.clear();
  return next;
}

}  // namespace jishi
