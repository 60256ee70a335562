#include "domain/case.h"

#include <algorithm>

#include "base/text.h"
#include "domain/happened.h"
#include "domain/record_checks.h"

namespace jishi {

namespace {

bool is_word_of(const ProcedureState& state, std::string_view word) {
  return state.zh == word || std::find(state.words.begin(), state.words.end(), word) != state.words.end();
}

bool all_hold(const std::vector<Condition>& conditions, const Record& record) {
  return std::all_of(conditions.begin(), conditions.end(),
                     [&](const Condition& condition) { return matches(condition, record); });
}

// A procedure's cases are of one type and kind, whatever state they are in.
bool is_case_of(const Procedure& procedure, const Record& record) {
  return record.type == procedure.of.type && all_hold(procedure.of.where, record);
}

std::string word_of(const StepValue& value, const StepRequest& request, const RuleWorld& world) {
  const auto& text = value.second;
  if (text == "$actor") return request.actor;
  if (text == "$day") return request.day.iso();
  if (text == "$year") return std::to_string(request.day.year());
  if (text == "$chief") return world.organisation->chief_on(request.day).value_or("");
  return text;
}

Json value_of(const Field& field, const StepValue& value, const Record* before, const StepRequest& request,
              const RuleWorld& world) {
  if (value.second.starts_with(kFieldValue)) {
    const auto* was =
        before == nullptr ? nullptr : before->fields.if_contains(value.second.substr(kFieldValue.size()));
    return was == nullptr ? Json() : *was;
  }
  if (value.second == "$leaders" || value.second == "$members") {
    const auto people = value.second == "$leaders" ? world.organisation->leaders_on(request.day)
                                                   : world.organisation->party_members_on(request.day);
    return people.empty() ? Json() : Json(JsonArray(people.begin(), people.end()));
  }
  auto word = word_of(value, request, world);
  if (word.empty()) return nullptr;
  switch (field.kind) {
    case FieldKind::persons:
    case FieldKind::sections:
      return JsonArray{Json(word)};
    case FieldKind::flag:
      return true;
    default:
      return Json(word);
  }
}

void put(JsonObject& fields, const std::string& name, const Json& value) {
  const bool is_empty = value.is_null() || (value.is_array() && value.get_array().empty()) ||
                        (value.is_string() && value.get_string().empty());
  if (is_empty)
    fields.erase(name);
  else
    fields[name] = value;
}

// One new row of each table whose columns were given; columns the step sets by itself go with them.
void put_rows(Record& record, const Record* before, const StepRequest& request, const RuleWorld& world) {
  std::vector<std::pair<std::string, JsonObject>> rows;
  const auto row_of = [&](std::string_view name) -> JsonObject* {
    for (auto& [table, row] : rows)
      if (table == name) return &row;
    return nullptr;
  };
  for (const auto& [name, value] : request.given) {
    const std::string_view key(name);
    const auto dot = key.find('.');
    if (dot == std::string_view::npos || value.is_null()) continue;
    if (row_of(key.substr(0, dot)) == nullptr)
      rows.emplace_back(std::string(key.substr(0, dot)), JsonObject{});
    put(*row_of(key.substr(0, dot)), std::string(key.substr(dot + 1)), value);
  }
  for (const auto& set : request.step->set) {
    const auto dot = set.first.find('.');
    if (dot == std::string::npos) continue;
    auto* row = row_of(set.first.substr(0, dot));
    const auto column = set.first.substr(dot + 1);
    const auto* field = field_or_column(*request.type, set.first);
    if (row != nullptr && field != nullptr && !row->contains(column))
      put(*row, column, value_of(*field, set, before, request, world));
  }
  for (auto& [table, row] : rows) {
    auto& list = record.fields[table];
    if (!list.is_array()) list = JsonArray{};
    list.get_array().push_back(std::move(row));
  }
}

void put_evidence(Record& record, const std::vector<Evidence>& files) {
  for (const auto& file : files) {
    const auto same = std::find_if(record.evidence.begin(), record.evidence.end(),
                                   [&](const Evidence& kept) { return kept.name == file.name; });
    if (same == record.evidence.end())
      record.evidence.push_back(file);
    else
      *same = file;
  }
}

// The case's kind (类别: 职级晋升) is what the procedure's selection says.
void put_kind(Record& record, const Procedure& procedure) {
  for (const auto& condition : procedure.of.where)
    if (condition.op == Condition::Op::in && !condition.values.empty() && !record.has(condition.field))
      record.fields[condition.field] = condition.values.front();
}

// The next version as it would be, before anything is decided.
Record draft_of(const Record* before, const StepRequest& request, const RuleWorld& world) {
  const auto& step = *request.step;
  Record next = before != nullptr ? *before : Record{};
  if (before == nullptr) {
    next.type = request.type->id;
    next.year = request.day.year();
    put_kind(next, *request.procedure);
  }
  for (const auto& name : step.clear) next.fields.erase(name);
  for (const auto& set : step.set) {
    const auto* field = request.type->field(set.first);
    if (field != nullptr && !request.given.contains(set.first))
      put(next.fields, set.first, value_of(*field, set, before, request, world));
  }
  for (const auto& [name, value] : request.given)
    if (std::string_view(name).find('.') == std::string_view::npos) put(next.fields, name, value);
  put_rows(next, before, request, world);
  put_evidence(next, request.evidence);
  const auto* state = step.to.empty() ? (before != nullptr ? state_of(*request.procedure, *before) : nullptr)
                                      : request.procedure->state(step.to);
  if (state != nullptr && !step.to.empty() && !request.procedure->state_field.empty())
    next.fields[request.procedure->state_field] = state->zh;
  next.status = state != nullptr && state->is_open ? RecordStatus::open : RecordStatus::filed;
  next.reason.clear();
  derive(*request.type, next, true);
  next.trail.push_back({step.id,
                        state != nullptr ? state->id : "",
                        request.actor,
                        request.day,
                        request.note,
                        {},
                        step.seal.empty() ? "" : seal_of(next, step.seal)});
  const auto happened = happened_span(*request.type, next, next.year);
  next.happened = happened ? *happened : Span::of_day(next.trail.front().day);
  return next;
}

// What can be done from here, for the refusal of a step that cannot.
std::string steps_zh(const Procedure& procedure, const ProcedureState& state) {
  std::vector<std::string> names;
  for (const auto* step : steps_from(procedure, state)) names.push_back(step->zh + "（" + step->id + "）");
  return names.empty() ? "没有" : join(names, "、");
}

std::optional<Refusal> why_not_state(const Record* before, const StepRequest& request) {
  const auto& step = *request.step;
  const auto& procedure = *request.procedure;
  if (before == nullptr) {
    if (step.from.empty()) return std::nullopt;
    return refuse("case.not-started", {step.zh, procedure.start().zh});
  }
  const auto* state = state_of(procedure, *before);
  if (state == nullptr) return refuse("case.no-state", {before->id});
  if (std::find(step.from.begin(), step.from.end(), state->id) != step.from.end()) return std::nullopt;
  return refuse("case.state", {state->zh, step.zh, steps_zh(procedure, *state)});
}

std::string label_of(const RecordType& type, std::string_view name) {
  const auto* field = field_or_column(type, name);
  return field == nullptr ? std::string(name) : field->zh;
}

// A column is there when the new row has it; `set` columns come with the row.
bool is_there(const Record& next, std::string_view name) {
  const auto dot = name.find('.');
  if (dot == std::string_view::npos) return next.has(name);
  const auto rows = next.rows(name.substr(0, dot));
  return !rows.empty() && rows.back().contains(name.substr(dot + 1));
}

// A column counts as given only by this step: the rows of steps before do not fill it.
bool is_given(const StepRequest& request, const Record& next, std::string_view name) {
  if (name.find('.') == std::string_view::npos) return is_there(next, name);
  if (request.given.contains(name)) return !request.given.at(name).is_null();
  const auto dot = name.find('.');
  const bool has_row =
      std::any_of(request.given.begin(), request.given.end(), [&](const JsonObject::value_type& item) {
        return std::string_view(item.key()).starts_with(std::string(name.substr(0, dot)) + ".");
      });
  return has_row && is_there(next, name);
}

std::string labels_of(const RecordType& type, const std::vector<std::string>& names) {
  std::vector<std::string> out;
  out.reserve(names.size());
  for (const auto& name : names) out.push_back(label_of(type, name));
  return out.empty() ? "没有" : join(out, "、");
}

// A register may hold other words than the usual ones; a step, whose rules ask for them, may not.
void judge_choice(const StepRequest& request, std::string_view name, const Json& value, Refusals& out) {
  const auto* field = field_or_column(*request.type, name);
  if (field == nullptr || field->kind != FieldKind::choice || !value.is_string()) return;
  const std::string word(value.get_string());
  if (std::find(field->choices.begin(), field->choices.end(), word) == field->choices.end())
    out.push_back(refuse("record.choice", {word, join(field->choices, "、")}, field->zh));
}

// By its name, table.column, or the table of one that could not be read.
bool is_unread(const StepRequest& request, std::string_view field) {
  return std::any_of(
      request.unread_fields.begin(), request.unread_fields.end(), [&](const std::string& unread) {
        return unread == field || std::string_view(unread).substr(0, unread.find('.')) == field;
      });
}

// A day that the step says of itself is not after the step.
void judge_own_days(const StepRequest& request, const Record& next, Refusals& out) {
  if (is_unread(request, kUnreadDay)) return;
  for (const auto& [name, value] : request.step->set) {
    const auto span = value == "$day" ? next.span(name) : std::nullopt;
    if (span && span->from() > request.day)
      out.push_back(
          refuse("case.future-field", {label_of(*request.type, name), span->zh(), request.day.zh()}));
  }
}

void judge_form(const Record* before, const StepRequest& request, const Record& next, Refusals& out) {
  const auto& step = *request.step;
  for (const auto& [name, value] : request.given) {
    judge_choice(request, name, value, out);
    if (value.is_null() && before != nullptr && before->has(name))
      out.push_back(refuse("case.empties", {label_of(*request.type, name)}));
  }
  judge_own_days(request, next, out);
  for (const auto& [name, value] : request.given)
    if (std::find(step.fields.begin(), step.fields.end(), std::string_view(name)) == step.fields.end())
      out.push_back(refuse("case.field",
                           {label_of(*request.type, name), step.zh, labels_of(*request.type, step.fields)}));
  for (const auto& name : step.needs)
    if (!is_given(request, next, name) && !is_unread(request, name))
      out.push_back(refuse("case.needs", {step.zh, label_of(*request.type, name), name}));
  const auto is_file = [](const Evidence& file) { return file.digest.has_value(); };
  if (step.needs_evidence && !is_unread(request, kUnreadEvidence) &&
      std::none_of(next.evidence.begin(), next.evidence.end(), is_file))
    out.push_back(refuse("case.needs-evidence", {step.zh}));
}

void judge_values(const StepRequest& request, const Record& next, const RuleWorld& world, Refusals& out) {
  for (auto& [field, reason] : why_not(*request.type, next, world.organisation)) {
    // A case that does not count yet may still lack what its register asks, but no row may lack its columns.
    const auto* of = request.type->field(field);
    const bool is_premature = reason.code == "record.required" && next.status == RecordStatus::open &&
                              of != nullptr && of->kind != FieldKind::table;
    // What the step itself asks for is told by judge_form.
    const auto& needs = request.step->needs;
    const bool is_told =
        reason.code == "record.required" && std::find(needs.begin(), needs.end(), field) != needs.end();
    if (!is_premature && !is_told && !is_unread(request, field)) out.push_back(std::move(reason));
  }
}

void judge_day(const Record* before, const StepRequest& request, Refusals& strict, Refusals& broken) {
  if (is_unread(request, kUnreadDay)) return;
  if (request.day > request.today) strict.push_back(refuse("case.future", {request.day.zh()}));
  if (before == nullptr) return;
  const TakenStep* last = nullptr;
  for (const auto& taken : before->trail)
    if (request.procedure->step(taken.step) != nullptr && (last == nullptr || last->day < taken.day))
      last = &taken;
  if (last != nullptr && request.day < last->day)
    broken.push_back(refuse("case.before-last",
                            {request.day.zh(), request.procedure->step(last->step)->zh, last->day.zh()}));
}

// strict: nothing helps but mending it; broken: rules that may be admitted as exceptions.
struct Reasons {
  Refusals strict;
  Refusals broken;
};

bool is_about_calendar(const Refusal& reason) {
  return reason.code == "calendar.no-year";
}

// A rule that may ask about what could not be read is not asked: any may ask who, when and with what papers,
// those that look at other records when this one happened.
bool is_askable(const RuleUse& use, const StepRequest& request) {
  if (request.unread_fields.empty()) return true;
  for (const auto unread : {kUnreadActor, kUnreadDay, kUnreadEvidence})
    if (is_unread(request, unread)) return false;
  const auto is_read = [&](std::string_view name) {
    return !is_unread(request, name) && !is_unread(request, name.substr(0, name.find('.')));
  };
  const auto* rule = find_rule(use.rule);
  if (rule != nullptr && rule->looks_at_others)
    for (const auto& happened : request.type->happened)
      for (const auto& field : split(happened, ".."))
        if (!is_read(field)) return false;
  const bool are_args_read = std::all_of(use.args.begin(), use.args.end(), [&](const auto& arg) {
    return std::all_of(arg.second.begin(), arg.second.end(), is_read);
  });
  return are_args_read && std::all_of(use.when.begin(), use.when.end(),
                                      [&](const Condition& condition) { return is_read(condition.field); });
}

void judge_rules(const Record* before, const Record& next, const StepRequest& request, const RuleWorld& world,
                 Reasons& out) {
  const RuleCase of{*request.type, next, before, request.step, request.actor, request.day, world};
  for (const auto& use : request.step->rules) {
    if (!is_askable(use, request)) continue;
    for (auto& reason : judge(use, request.procedure->basis, of)) {
      auto& into = use.is_strict || is_about_calendar(reason) ? out.strict : out.broken;
      if (std::find(into.begin(), into.end(), reason) == into.end()) into.push_back(std::move(reason));
    }
  }
}

Reasons reasons_against(const Record* before, const Record& next, const StepRequest& request,
                        const RuleWorld& world) {
  Reasons out;
  const auto state = why_not_state(before, request);
  if (state) out.strict.push_back(*state);
  const auto* asked = before != nullptr ? before : &next;
  if (!is_unread(request, kUnreadActor) && !is_unread(request, kUnreadDay) &&
      !may_take(*request.step, asked, request.actor, request.day, *world.organisation)) {
    auto reason = not_a_taker(*request.step, *request.type, request.actor, *world.organisation);
    reason.basis = request.procedure->basis.zh();
    out.strict.push_back(std::move(reason));
  }
  out.strict.insert(out.strict.end(), request.unread.begin(), request.unread.end());
  judge_day(before, request, out.strict, out.broken);
  if (state) {  // the form and the rules of a step mean nothing elsewhere
    out.broken.clear();
    return out;
  }
  judge_form(before, request, next, out.strict);
  judge_values(request, next, world, out.strict);
  judge_rules(before, next, request, world, out);
  if (request.as_exception && !out.broken.empty() && trim(request.note).empty())
    out.strict.push_back(refuse("case.exception-note"));
  return out;
}

// What stands against the step; the same told of a column and of its table once.
Refusals all_of(const Reasons& reasons, const StepRequest& request) {
  Refusals out;
  const auto add = [&](const Refusals& list) {
    for (const auto& reason : list)
      if (std::none_of(out.begin(), out.end(), [&](const Refusal& other) {
            return other.code == reason.code && other.args == reason.args;
          }))
        out.push_back(reason);
  };
  add(reasons.strict);
  if (!request.as_exception) add(reasons.broken);
  return out;
}

}  // namespace

const Field* field_or_column(const RecordType& type, std::string_view name) {
  const auto dot = name.find('.');
  const auto* field = type.field(name.substr(0, dot));
  return field == nullptr || dot == std::string_view::npos ? field : field->column(name.substr(dot + 1));
}

const Procedure* procedure_of(const std::vector<Procedure>& procedures, const Record& record) {
  // A case stays in the procedure that began it, whatever a register makes of its kind.
  if (!record.trail.empty())
    for (const auto& procedure : procedures)
      if (procedure.of.type == record.type && !procedure.steps.empty() &&
          procedure.start().id == record.trail.front().step &&
          std::all_of(record.trail.begin(), record.trail.end(), [&](const TakenStep& taken) {
            return taken.to.empty() || procedure.state(taken.to) != nullptr;
          }))
        return &procedure;
  for (const auto& procedure : procedures)
    if (is_case_of(procedure, record)) return &procedure;
  return nullptr;
}

const ProcedureState* state_of(const Procedure& procedure, const Record& record) {
  for (auto taken = record.trail.rbegin(); taken != record.trail.rend(); ++taken) {
    if (taken->step == kImportStep) break;  // what the register says now
    if (const auto* state = procedure.state(taken->to); state != nullptr) return state;
  }
  const auto word = procedure.state_field.empty() ? std::string_view() : record.text(procedure.state_field);
  if (!word.empty())
    for (const auto& state : procedure.states)
      if (is_word_of(state, word)) return &state;
  for (auto state = procedure.states.rbegin(); state != procedure.states.rend(); ++state)
    if (!state->when.empty() && all_hold(state->when, record)) return &*state;
  return nullptr;
}

bool has_ended(const Procedure& procedure, const Record& record) {
  const auto* state = state_of(procedure, record);
  // A row of a register that says its state in no way this procedure knows is not on its way through it.
  const bool is_silent = procedure.state_field.empty() || !record.has(procedure.state_field);
  if (state == nullptr) return record.status == RecordStatus::filed && record.trail.empty() && is_silent;
  return state->is_end || (state->is_settled && record.trail.empty());
}

std::vector<const Step*> steps_from(const Procedure& procedure, const ProcedureState& state) {
  std::vector<const Step*> out;
  for (const auto& step : procedure.steps)
    if (std::find(step.from.begin(), step.from.end(), state.id) != step.from.end()) out.push_back(&step);
  return out;
}

Refusals why_not(const Record* before, const StepRequest& request, const RuleWorld& world) {
  const auto next = draft_of(before, request, world);
  return all_of(reasons_against(before, next, request, world), request);
}

Result<Record> take_step(const Record* before, const StepRequest& request, const RuleWorld& world) {
  auto next = draft_of(before, request, world);
  auto reasons = reasons_against(before, next, request, world);
  if (auto all = all_of(reasons, request); !all.empty()) return all;
  if (request.as_exception) next.trail.back().broken = std::move(reasons.broken);
  return next;
}

}  // namespace jishi
