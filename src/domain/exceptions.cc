// Exceptions of a case: what was admitted in its trail and what its rules find in it.

#include <algorithm>

#include "base/text.h"
#include "domain/case.h"

namespace jishi {

namespace {

bool is_step_of(const Procedure& procedure, const TakenStep& taken) {
  return procedure.step(taken.step) != nullptr;
}

// What a register said, wholly or later, is asked by all rules; a case of this system by those of the steps
// it took since it last went back to its beginning.
bool asks_rules_of(const Procedure& procedure, const Step& step, const Record& record) {
  const auto& trail = record.trail;
  const bool is_of_register =
      trail.empty() || trail.front().step != procedure.start().id ||
      std::any_of(trail.begin(), trail.end(), [](const TakenStep& t) { return t.step == kImportStep; });
  if (is_of_register) return true;
  for (auto taken = trail.rbegin(); taken != trail.rend(); ++taken) {
    if (taken->step == step.id) return true;
    const auto* known = procedure.step(taken->step);
    if (known != nullptr && known->to == procedure.start().to) return false;
  }
  return false;
}

// Named already: the same finding, or the rule that the step was taken in spite of (its figures may have
// changed since).
bool is_named(const std::vector<CaseException>& list, const Step& step, const Refusal& reason) {
  return std::any_of(list.begin(), list.end(), [&](const CaseException& known) {
    return known.reason.code == reason.code &&
           (known.reason.args == reason.args || (!known.admitted.empty() && known.step == step.id));
  });
}

// A note explains what stood in the trail before it, and what the rules find in the record; `code` may be
// step/code.
void add_explanations(const Record& record, const std::vector<std::size_t>& places,
                      std::vector<CaseException>& out) {
  for (std::size_t at = 0; at < record.trail.size(); ++at) {
    const auto& taken = record.trail[at];
    if (taken.step != kExplainStep) continue;
    for (std::size_t i = 0; i < out.size(); ++i) {
      const auto& code = out[i].reason.code;
      const bool is_meant = taken.seal == code || taken.seal == out[i].step + "/" + code;
      const bool is_before = i >= places.size() || places[i] < at;
      if (is_meant && is_before) out[i].explained = taken.note;
    }
  }
}

}  // namespace

std::vector<CaseException> exceptions_of(const Procedure& procedure, const RecordType& type,
                                         const Record& record, const RuleWorld& world) {
  std::vector<CaseException> out;
  std::vector<std::size_t> places;  // in the trail, of those that stand in it
  for (std::size_t at = 0; at < record.trail.size(); ++at)
    for (const auto& reason : record.trail[at].broken) {
      const auto& taken = record.trail[at];
      out.push_back({taken.step, reason, is_step_of(procedure, taken) ? taken.note : "", {}});
      places.push_back(at);
    }
  const RuleCase of{type, record, nullptr, nullptr, {}, std::nullopt, world};
  for (const auto& step : procedure.steps) {
    if (!asks_rules_of(procedure, step, record)) continue;
    for (const auto& use : step.rules)
      for (auto& reason : judge(use, procedure.basis, of))
        // A year without a calendar cannot be judged; that is no exception.
        if (reason.code != "calendar.no-year" && !is_named(out, step, reason))
          out.push_back({step.id, std::move(reason), {}, {}});
  }
  add_explanations(record, places, out);
  return out;
}

Result<Record> explain(const Procedure& procedure, const RecordType& type, const Record& record,
                       std::string_view code, std::string_view note, std::string_view actor, Day day,
                       const RuleWorld& world) {
  if (trim(note).empty()) return refuse("case.exception-note");
  const auto known = exceptions_of(procedure, type, record, world);
  if (std::none_of(known.begin(), known.end(), [&](const CaseException& exception) {
        return exception.reason.code == code || exception.step + "/" + exception.reason.code == code;
      })) {
    std::vector<std::string> codes;
    codes.reserve(known.size());
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
