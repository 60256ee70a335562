#include <algorithm>
#include <set>

#include "base/text.h"
#include "catalogue/readers.h"

namespace jishi::catalogue {

namespace {

// Parts of a procedure are read with the record type its cases are of.
struct Drafting {
  Procedure& procedure;
  const RecordType& type;
};

struct StateDraft {
  ProcedureState state;
  const RecordType* type;
};
template <auto Member>
void read_state_text(const Node& node, StateDraft& out, Reading& reading) {
  read_text<Member>(node, out.state, reading);
}
template <auto Member>
void read_state_flag(const Node& node, StateDraft& out, Reading& reading) {
  read_flag<Member>(node, out.state, reading);
}
void read_state_words(const Node& node, StateDraft& out, Reading& reading) {
  read_texts<&ProcedureState::words>(node, out.state, reading);
}
void read_state_when(const Node& node, StateDraft& out, Reading& reading) {
  refuse_fields_in_turn(node, reading);
  read_conditions(node, *out.type, out.state.when, reading);
}

struct LimitDraft {
  StateLimit limit;
  const RecordType* type;
};
void read_limit_field(const Node& node, LimitDraft& out, Reading& reading) {
  const auto field = reading.text(node);
  if (!field || !is_field(node, *out.type, *field, reading)) return;
  if (out.type->field(*field)->kind != FieldKind::span)
    reading.fault("catalogue.field-kind", {out.type->id + "." + *field, "span"}, node);
  out.limit.field = *field;
}
// A figure, or $id of a setting; several are added up.
template <auto Member>
void read_limit_number(const Node& node, LimitDraft& out, Reading& reading) {
  if (node.kind == Node::Kind::list) {
    for (const auto& item : node.items) read_limit_number<Member>(item, out, reading);
  } else if (node.text.starts_with("$")) {
    const auto* setting = reading.known.setting(node.text.substr(1));
    if (setting == nullptr) return reading.fault("catalogue.no-setting", {node.text.substr(1)}, node);
    out.limit.*Member += setting->value;
  } else if (const auto value = reading.integer(node, -3660, 3660)) {
    out.limit.*Member += *value;
  }
}
constexpr std::array<KeyRow<LimitDraft>, 4> kLimitKeys = {{
    {"field", Need::optional, read_limit_field},
    {"months", Need::optional, read_limit_number<&StateLimit::months>},
    {"days", Need::optional, read_limit_number<&StateLimit::days>},
    {"working_days", Need::optional, read_limit_number<&StateLimit::working_days>},
}};
void read_limit(const Node& node, StateDraft& out, Reading& reading) {
  LimitDraft draft{{}, out.type};
  read_map(node, kLimitKeys, draft, reading);
  out.state.limit = draft.limit;
}

constexpr std::array<KeyRow<StateDraft>, 9> kStateKeys = {{
    {"id", Need::required, read_state_text<&ProcedureState::id>},
    {"zh", Need::required, read_state_text<&ProcedureState::zh>},
    {"en", Need::required, read_state_text<&ProcedureState::en>},
    {"open", Need::optional, read_state_flag<&ProcedureState::is_open>},
    {"end", Need::optional, read_state_flag<&ProcedureState::is_end>},
    {"settled", Need::optional, read_state_flag<&ProcedureState::is_settled>},
    {"words", Need::optional, read_state_words},
    {"when", Need::optional, read_state_when},
    {"limit", Need::optional, read_limit},
}};

void read_states(const Node& node, Drafting& out, Reading& reading) {
  if (!reading.is_list(node)) return;
  for (const auto& item : node.items) {
    StateDraft draft{{}, &out.type};
    read_map(item, kStateKeys, draft, reading);
    if (out.procedure.state(draft.state.id) != nullptr)
      reading.fault("catalogue.duplicate-id", {draft.state.id, "states"}, item);
    out.procedure.states.push_back(std::move(draft.state));
  }
}

constexpr std::array<std::pair<std::string_view, Taker::Kind>, 14> kTakers = {
    {{"staff", Taker::Kind::staff},
     {"chief", Taker::Kind::chief},
     {"leader", Taker::Kind::leader},
     {"member", Taker::Kind::member},
     {"head", Taker::Kind::head},
     {"office", Taker::Kind::office},
     {"personnel", Taker::Kind::personnel},
     {"supervisor", Taker::Kind::supervisor},
     {"outsider", Taker::Kind::outsider},
     {"field", Taker::Kind::field},
     {"leader-of", Taker::Kind::leader_of},
     {"head-of", Taker::Kind::head_of},
     {"own-head", Taker::Kind::own_head},
     {"supervising", Taker::Kind::supervising}}};

struct StepDraft {
  Step step;
  const Drafting* of;
};

// chief, or leader-of:sections.
void read_who(const Node& node, StepDraft& out, Reading& reading) {
  const auto texts = reading.texts(node);
  if (!texts) return;
  for (const auto& text : *texts) {
    const auto colon = text.find(':');
    Node word = node;
    word.kind = Node::Kind::scalar;
    word.text = text.substr(0, colon);
    const auto kind = reading.word(word, kTakers);
    if (!kind) continue;
    Taker taker{*kind, colon == std::string::npos ? "" : text.substr(colon + 1)};
    const bool names_a_field = *kind >= Taker::Kind::field;
    if (names_a_field != !taker.field.empty())
      reading.fault("catalogue.taker", {text}, node);
    else if (names_a_field)
      is_field(node, out.of->type, taker.field, reading);
    out.step.who.push_back(std::move(taker));
  }
}

void judge_name(const Node& node, const RecordType& type, const std::string& name, Reading& reading) {
  const auto dot = name.find('.');
  if (!is_field(node, type, name.substr(0, dot), reading) || dot == std::string::npos) return;
  if (type.field(name.substr(0, dot))->column(name.substr(dot + 1)) == nullptr)
    reading.fault("catalogue.no-field", {type.id + "." + name.substr(0, dot), name.substr(dot + 1)}, node);
}

template <auto Member>
void read_names(const Node& node, StepDraft& out, Reading& reading) {
  const auto texts = reading.texts(node);
  if (!texts) return;
  for (const auto& text : *texts)
    if (text != "evidence") judge_name(node, out.of->type, text, reading);
  out.step.*Member = *texts;
}

void read_step_set(const Node& node, StepDraft& out, Reading& reading) {
  read_pairs(node, out.step.set, reading);
  for (const auto& [name, value] : out.step.set) {
    judge_name(node, out.of->type, name, reading);
    if (value.starts_with(kFieldValue))
      is_field(node, out.of->type, value.substr(kFieldValue.size()), reading);
  }
}

void read_from(const Node& node, StepDraft& out, Reading& reading) {
  const auto texts = reading.texts(node);
  if (!texts) return;
  for (const auto& text : *texts)
    if (out.of->procedure.state(text) == nullptr) reading.fault("catalogue.no-state", {text}, node);
  out.step.from = *texts;
}
void read_to(const Node& node, StepDraft& out, Reading& reading) {
  const auto text = reading.text(node);
  if (!text) return;
  if (out.of->procedure.state(*text) == nullptr) reading.fault("catalogue.no-state", {*text}, node);
  out.step.to = *text;
}
template <auto Member>
void read_step_text(const Node& node, StepDraft& out, Reading& reading) {
  read_text<Member>(node, out.step, reading);
}
void read_evidence_need(const Node& node, StepDraft& out, Reading& reading) {
  read_flag<&Step::needs_evidence>(node, out.step, reading);
}
// Read after all steps, for a rule may name any of them.
void leave_rules(const Node&, StepDraft&, Reading&) {}

constexpr std::array<KeyRow<StepDraft>, 13> kStepKeys = {{
    {"id", Need::required, read_step_text<&Step::id>},
    {"zh", Need::required, read_step_text<&Step::zh>},
    {"en", Need::required, read_step_text<&Step::en>},
    {"from", Need::optional, read_from},
    {"to", Need::optional, read_to},
    {"who", Need::required, read_who},
    {"fields", Need::optional, read_names<&Step::fields>},
    {"needs", Need::optional, read_names<&Step::needs>},
    {"set", Need::optional, read_step_set},
    {"clear", Need::optional, read_names<&Step::clear>},
    {"seal", Need::optional, read_names<&Step::seal>},
    {"evidence", Need::optional, read_evidence_need},
    {"rules", Need::optional, leave_rules},
}};

void read_steps(const Node& node, Drafting& out, Reading& reading) {
  if (!reading.is_list(node)) return;
  for (const auto& item : node.items) {
    StepDraft draft{{}, &out};
    read_map(item, kStepKeys, draft, reading);
    auto& step = draft.step;
    if (out.procedure.step(step.id) != nullptr || step.id == kExplainStep || step.id == kImportStep)
      reading.fault("catalogue.duplicate-id", {step.id, "steps"}, item);
    const bool is_first = &item == &node.items.front();
    if (is_first != step.from.empty() || (is_first && step.to.empty()))
      reading.fault("catalogue.first-step", {step.id}, item);
    // What must be given is asked for.
    for (const auto& name : step.needs)
      if (std::find(step.fields.begin(), step.fields.end(), name) == step.fields.end())
        step.fields.push_back(name);
    out.procedure.steps.push_back(std::move(step));
  }
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const auto* list = node.items[i].find("rules");
    if (list == nullptr || !reading.is_list(*list)) continue;
    for (const auto& item : list->items)
      read_rule_use(item, out.type, &out.procedure, out.procedure.steps[i].rules.emplace_back(), reading);
  }
}

// Every state can be reached, and left unless it ends the case.
void judge_paths(const Node& node, const Procedure& procedure, Reading& reading) {
  if (procedure.steps.empty()) return;
  std::set<std::string> reached = {procedure.start().to};
  for (std::size_t before = 0; before != reached.size();) {
    before = reached.size();
    for (const auto& step : procedure.steps)
      if (!step.to.empty() && std::any_of(step.from.begin(), step.from.end(),
                                          [&](const std::string& from) { return reached.contains(from); }))
        reached.insert(step.to);
  }
  for (const auto& state : procedure.states) {
    if (!reached.contains(state.id)) reading.fault("catalogue.unreachable", {state.id}, node);
    const auto exits = steps_from(procedure, state);
    const bool can_leave = std::any_of(exits.begin(), exits.end(), [&](const Step* step) {
      return !step->to.empty() && step->to != state.id;
    });
    if (!state.is_end && !can_leave) reading.fault("catalogue.dead-end", {state.id}, node);
  }
}

void read_walk_set(const Node& node, WalkStep& out, Reading& reading) {
  read_pairs(node, out.set, reading);
}
void read_walk_record(const Node& node, WalkStep& out, Reading& reading) {
  read_pairs(node, out.record, reading);
}
constexpr std::array<KeyRow<WalkStep>, 7> kWalkKeys = {{
    {"step", Need::required, read_text<&WalkStep::step>},
    {"actor", Need::required, read_text<&WalkStep::actor>},
    {"day", Need::required, read_text<&WalkStep::day>},
    {"set", Need::optional, read_walk_set},
    {"evidence", Need::optional, read_texts<&WalkStep::evidence>},
    {"after", Need::optional, read_text<&WalkStep::after>},
    {"record", Need::optional, read_walk_record},
}};
template <auto Member>
void read_walk(const Node& node, Procedure& out, Reading& reading) {
  if (!reading.is_list(node)) return;
  for (const auto& item : node.items) {
    auto& walked = (out.*Member).emplace_back();
    read_map(item, kWalkKeys, walked, reading);
    if (out.step(walked.step) == nullptr) reading.fault("catalogue.no-step", {walked.step}, item);
    if (!walked.after.empty() && out.step(walked.after) == nullptr)
      reading.fault("catalogue.no-step", {walked.after}, item);
    if (!Day::from_iso(walked.day)) reading.fault("catalogue.days", {walked.day}, item);
  }
}

void read_cases(const Node& node, Procedure& out, Reading& reading) {
  if (const auto* where = node.find("where"); where != nullptr) refuse_fields_in_turn(*where, reading);
  read_selection(node, out.of, reading);
}
template <auto Read>
void read_part(const Node& node, Procedure& out, Reading& reading) {
  if (const auto* type = reading.known.record(out.of.type); type != nullptr) {
    Drafting drafting{out, *type};
    Read(node, drafting, reading);
  }
}
void read_state_field(const Node& node, Procedure& out, Reading& reading) {
  const auto field = reading.text(node);
  const auto* type = reading.known.record(out.of.type);
  if (!field || type == nullptr || !is_field(node, *type, *field, reading)) return;
  const auto kind = type->field(*field)->kind;
  if (kind != FieldKind::choice && kind != FieldKind::text)
    reading.fault("catalogue.field-kind", {type->id + "." + *field, "choice, text"}, node);
  out.state_field = *field;
}

constexpr std::array<KeyRow<Procedure>, 12> kProcedureKeys = {{
    {"id", Need::required, read_id<&Procedure::id>},
    {"zh", Need::required, read_text<&Procedure::zh>},
    {"en", Need::required, read_text<&Procedure::en>},
    {"area", Need::required, read_area_of<&Procedure::area>},
    {"basis", Need::required, read_basis_of<&Procedure::basis>, "catalogue.no-basis"},
    {"rows", Need::optional, read_rows<&Procedure::rows>},
    {"cases", Need::required, read_cases},
    {"state_field", Need::optional, read_state_field},
    {"states", Need::required, read_part<read_states>},
    {"steps", Need::required, read_part<read_steps>},
    {"walk", Need::optional, read_walk<&Procedure::walk>},
    {"beside", Need::optional, read_walk<&Procedure::beside>},
}};

constexpr std::array<std::pair<std::string_view, Severity>, 3> kSeverities = {
    {{"error", Severity::error}, {"warning", Severity::warning}, {"note", Severity::note}}};

void read_check_rule(const Node& node, StandingCheck& out, Reading& reading) {
  if (const auto* type = reading.known.record(out.of.type); type != nullptr)
    read_rule_use(node, *type, nullptr, out.rule, reading);
}
void read_check_cases(const Node& node, StandingCheck& out, Reading& reading) {
  read_selection(node, out.of, reading);
}
constexpr std::array<KeyRow<StandingCheck>, 2> kCheckRemedyKeys = {{
    {"zh", Need::required, read_text<&StandingCheck::remedy_zh>},
    {"en", Need::required, read_text<&StandingCheck::remedy_en>},
}};
void read_check_remedy(const Node& node, StandingCheck& out, Reading& reading) {
  read_map(node, kCheckRemedyKeys, out, reading);
}
constexpr std::array<KeyRow<StandingCheck>, 9> kCheckKeys = {{
    {"id", Need::required, read_id<&StandingCheck::id>},
    {"zh", Need::required, read_text<&StandingCheck::zh>},
    {"en", Need::required, read_text<&StandingCheck::en>},
    {"area", Need::required, read_area_of<&StandingCheck::area>},
    {"basis", Need::required, read_basis_of<&StandingCheck::basis>, "catalogue.no-basis"},
    {"severity", Need::required, read_word<&StandingCheck::severity, kSeverities>},
    {"of", Need::required, read_check_cases},
    {"rule", Need::required, read_check_rule},
    {"remedy", Need::required, read_check_remedy},
}};

}  // namespace

void read_procedure(const Node& node, Procedure& out, Reading& reading) {
  read_map(node, kProcedureKeys, out, reading);
  if (node.kind == Node::Kind::map) judge_paths(node, out, reading);
}

void read_standing_check(const Node& node, StandingCheck& out, Reading& reading) {
  read_map(node, kCheckKeys, out, reading);
}

}  // namespace jishi::catalogue
