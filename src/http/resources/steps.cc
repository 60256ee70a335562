// Cases, written: started, and their steps.

#include <algorithm>

#include "base/text.h"
#include "http/pages_of_lists.h"
#include "http/problem.h"
#include "http/resources/case_item.h"
#include "http/resources/record_input.h"
#include "http/resources/record_item.h"
#include "http/resources/tables.h"

namespace jishi::http {

namespace {

using accounts::Right;

// A value of a form as people would write it in one text: lists joined by 、.
Result<std::string> value_text(std::string_view name, const Json& value) {
  if (value.is_string()) return std::string(value.get_string());
  if (value.is_int64()) return std::to_string(value.get_int64());
  if (value.is_bool()) return std::string(value.get_bool() ? "是" : "");
  if (value.is_null()) return std::string();
  if (value.is_array()) {
    std::vector<std::string> items;
    for (const auto& item : value.get_array()) {
      if (!item.is_string()) return refuse("request.kind", {"[\"…\"]"}, "values." + std::string(name));
      items.emplace_back(item.get_string());
    }
    return join(items, "、");
  }
  return refuse("request.kind", {"\"…\""}, "values." + std::string(name));
}

Result<app::StepInput> input_of(Call& call) {
  app::StepInput out;
  Refusals reasons;
  out.actor = call.who().person;
  out.today = call.today();
  out.day = out.today;
  if (const auto day = call.body_text("day"); !day.empty()) out.day = *Day::from_iso(day);
  out.note = call.body_text("note");
  if (const auto* given = call.body.if_contains("as_exception")) out.as_exception = given->as_bool();
  out.version = call.version;
  if (const auto* values = call.body.if_contains("values"))
    for (const auto& [name, value] : values->as_object()) {
      auto text = value_text(name, value);
      if (!text)
        reasons.insert(reasons.end(), text.error().begin(), text.error().end());
      else
        out.values.emplace_back(name, std::move(*text));
    }
  auto evidence = read_evidence(call);
  if (!evidence)
    reasons.insert(reasons.end(), evidence.error().begin(), evidence.error().end());
  else
    out.evidence = std::move(*evidence);
  if (!reasons.empty()) return reasons;
  return out;
}

Result<Reply> taken(Call& call, const Result<app::Receipt>& receipt) {
  if (!receipt) return receipt.error();
  call.stop_reading();
  app::CaseReader cases(call.reader(), call.office.unit.id, call.office.catalogue,
                        call.office.organisations.of(call.reader()));
  const auto view = cases.one(receipt->record);
  if (!view) return view.error();
  const JsonObject out{{"receipt", receipt_json(*receipt)},
                       {"case", case_whole(call, *view, cases.organisation())}};
  return reply_version(out, receipt->version, 201);
}

Result<Reply> start(Call& call) {
  const auto input = input_of(call);
  if (!input) return input.error();
  for (const auto& procedure : call.office.catalogue.procedures())
    if (procedure.id == call.body_text("procedure") &&
        !call.sight().is_in_scope(procedure.of.type, input->day.year()))
      return accounts::refuse_right("request.out-of-reach", accounts::Right::cases_step);
  return taken(call, call.office.cases.start(call.body_text("procedure"), *input));
}

// What stands in the way of a step, for one who does not see what the case holds: no reason that may quote
// it.
Refusals without_content(const Refusals& reasons, const Refusal& otherwise) {
  Refusals out;
  for (const auto& reason : reasons)
    if (reason.code.starts_with("case.") || reason.code == "record.version") out.push_back(reason);
  if (out.empty()) out.push_back(otherwise);
  return out;
}

// Reasons as a form needs them: which may be admitted as an exception, for the rest stand when one is asked
// for
// (`standing`); and what is missing by the name of its field.
JsonArray marked(const Refusals& reasons, const Refusals& standing) {
  auto out = reasons_json(reasons);
  for (std::size_t i = 0; i < reasons.size(); ++i) {
    auto& item = out[i].as_object();
    if (std::find(standing.begin(), standing.end(), reasons[i]) == standing.end()) item["may_except"] = true;
    if (reasons[i].code == "case.needs") item["where"] = reasons[i].args.at(2);
  }
  return out;
}

Refusals standing_reasons(Call& call, const std::string& id, std::string_view step, app::StepInput input) {
  input.as_exception = true;
  if (input.note.empty()) input.note = "–";  // that there is none is no reason yet
  return call.office.cases.why_not(id, step, input);
}

// What the step itself is refused for; a case that has moved on, or a store that cannot write, is told as
// ever.
Result<Reply> refused_step(Call& call, const std::string& id, std::string_view step,
                           const app::StepInput& input, const Refusals& reasons) {
  const auto status = status_of(reasons, true);
  if (status != 409 && status != 422) return reasons;
  const auto standing = input.as_exception ? reasons : standing_reasons(call, id, step, input);
  auto out = problem(reasons, status, call.request.id);
  auto members = boost::json::parse(std::get<std::string>(out.body)).as_object();
  members["reasons"] = marked(reasons, standing);
  out.body = boost::json::serialize(members);
  return out;
}

Result<Reply> step(Call& call) {
  app::CaseReader cases(call.reader(), call.office.unit.id, call.office.catalogue,
                        call.office.organisations.of(call.reader()));
  const auto view = find_case(call, cases, call.path["id"]);
  if (!view) return view.error();
  const auto input = input_of(call);
  if (!input) return input.error();
  const auto name = call.body_text("step");
  const auto by = call.office.entered_by(call.reader(), view->record.id);
  const bool is_seen =
      !view->type->confidential || call.sight().sees_confidential(*view->type, view->record, by);
  const auto no_right = refuse("case.right", {input->actor, name, "–"});
  if (name == kExplainStep) {
    if (!call.who().may(Right::exceptions_explain))
      return accounts::refuse_right("request.no-right", accounts::Right::exceptions_explain);
    if (!is_seen || !call.sight().may_explain(*view->type, view->record, by))
      return accounts::refuse_right("request.out-of-reach", accounts::Right::exceptions_explain);
  }
  // The day may be an earlier one; who signed in takes the step today, and must have the right today too.
  const auto* asked = view->procedure->step(name);
  if (asked != nullptr && !may_take(*asked, &view->record, input->actor, call.today(), cases.organisation()))
    return not_a_taker(*asked, *view->type, input->actor, cases.organisation());
  const auto receipt = call.office.cases.step(view->record.id, name, *input);
  if (!receipt && !is_seen) return without_content(receipt.error(), no_right);
  if (!receipt) return refused_step(call, view->record.id, name, *input, receipt.error());
  return taken(call, receipt);
}

Result<Reply> why_not_step(Call& call) {
  app::CaseReader cases(call.reader(), call.office.unit.id, call.office.catalogue,
                        call.office.organisations.of(call.reader()));
  const auto view = find_case(call, cases, call.path["id"]);
  if (!view) return view.error();
  app::StepInput input;
  input.actor = call.who().person;
  input.today = call.today();
  input.day = call.day("day").value_or(input.today);
  if (view->procedure->step(call.path["step"]) == nullptr)
    return refuse("case.no-step", {view->procedure->zh, call.path["step"], "–"});
  const auto reasons = call.office.cases.why_not(view->record.id, call.path["step"], input);
  // Reasons may quote what the case holds.
  const auto by = call.office.entered_by(call.reader(), view->record.id);
  if (view->type->confidential && !call.sight().sees_confidential(*view->type, view->record, by))
    return refuse("case.right", {input.actor, call.path["step"], "–"});
  const auto standing =
      reasons.empty() ? reasons : standing_reasons(call, view->record.id, call.path["step"], input);
  return reply_json(JsonObject{{"reasons", marked(reasons, standing)}});
}

}  // namespace

std::vector<Route> step_routes() {
  return {
      {"POST",
       "/cases",
       "startCase",
       "cases",
       "发起办理",
       "start a case",
       Right::cases_step,
       kWrites,
       {},
       "case-start",
       "case-taken",
       "",
       start},
      {"POST",
       "/cases/{id}/steps",
       "takeStep",
       "cases",
       "办理一个环节",
       "take a step",
       Right::cases_step,
       kWrites | kEdits,
       {},
       "case-step",
       "case-taken",
       "",
       step},
      {"GET",
       "/cases/{id}/steps/{step}/why-not",
       "askStep",
       "cases",
       "试问能否办理，列出全部理由",
       "ask whether a step can be taken: every reason",
       Right::cases_read,
       0,
       {{"day", Param::Kind::day, "办理日期", "day of the step"}},
       "",
       "reasons",
       "",
       why_not_step},
  };
}

}  // namespace jishi::http
