#include "app/case_desk.h"

#include <algorithm>

#include "app/queries/unit_year.h"
#include "base/text.h"
#include "domain/field_input.h"
#include "domain/record_checks.h"

namespace jishi::app {

namespace {

// propose 提出议题、send-material 送达议题材料
template <class List>
std::string names_of(const List& list) {
  std::vector<std::string> out;
  out.reserve(list.size());
  for (const auto& item : list) out.push_back(item.id + " " + item.zh);
  return join(out, "、");
}

Refusals with_faults(const StepInput& input, const Refusals& reasons) {
  auto out = input.faults;
  out.insert(out.end(), reasons.begin(), reasons.end());
  return out;
}

// What the record holds besides what is given: a period's end may follow from its start.
JsonObject standing_fields(const Step* step, Day day, const Record* before) {
  auto out = before != nullptr ? before->fields : JsonObject{};
  if (step != nullptr)
    for (const auto& [field, value] : step->set)
      if (value == "$day") out[field] = day.iso();
  return out;
}

// The procedure's request for a step; values are read by the fields of its record type.
Result<StepRequest> request_of(const catalogue::Catalogue& catalogue, const Procedure& procedure,
                               std::string_view step_id, const StepInput& input, const Record* before) {
  StepRequest out;
  out.procedure = &procedure;
  out.step = procedure.step(step_id);
  out.type = catalogue.record(procedure.of.type);
  auto read =
      read_values(*out.type, input.values, input.day.year(), standing_fields(out.step, input.day, before));
  if (out.step == nullptr) {
    read.unread.push_back(
        refuse("case.no-step", {procedure.zh, std::string(step_id), names_of(procedure.steps)}));
    return with_faults(input, read.unread);
  }
  out.given = std::move(read.given);
  out.unread = with_faults(input, read.unread);
  out.unread_fields = std::move(read.unread_fields);
  out.unread_fields.insert(out.unread_fields.end(), input.unread.begin(), input.unread.end());
  out.evidence = input.evidence;
  out.actor = input.actor;
  out.day = input.day;
  out.today = input.today;
  out.note = input.note;
  out.as_exception = input.as_exception;
  return out;
}

Result<Record> case_of(const store::Reader& reader, store::UnitId unit, std::string_view id, int version) {
  const auto row = reader.record(unit, id);
  if (!row) return refuse("record.none", {std::string(id)});
  auto record = record_of(*row);
  if (!record) return record.error();
  if (!record->is_live()) return refuse("record.withdrawn", {std::string(id)});
  if (version > 0 && version != record->version)
    return refuse("record.version",
                  {std::string(id), std::to_string(record->version), std::to_string(version)});
  return record;
}

struct Decision {
  std::optional<Record> before;
  StepRequest request;
};

Result<Decision> prepare(const store::Reader& reader, store::UnitId unit,
                         const catalogue::Catalogue& catalogue, std::string_view id, std::string_view step,
                         const StepInput& input) {
  auto record = case_of(reader, unit, id, input.version);
  if (!record) return with_faults(input, record.error());
  const auto* procedure = procedure_of(catalogue.procedures(), *record);
  if (procedure == nullptr) return with_faults(input, {refuse("case.none", {std::string(id)})});
  auto request = request_of(catalogue, *procedure, step, input, &*record);
  if (!request) return request.error();
  return Decision{std::move(*record), std::move(*request)};
}

Refusals reasons_against(const store::Reader& reader, store::UnitId unit,
                         const catalogue::Catalogue& catalogue, const WorkCalendar& calendar,
                         OrganisationCache& organisation, std::string_view id, std::string_view step,
                         const StepInput& input) {
  const auto decision = prepare(reader, unit, catalogue, id, step, input);
  if (!decision) return decision.error();
  CaseFacts facts(reader, unit, catalogue, calendar, organisation.of(reader), decision->before->year);
  return jishi::why_not(&*decision->before, decision->request, facts.world());
}

}  // namespace

Refusals why_not(const store::Reader& reader, store::UnitId unit, const catalogue::Catalogue& catalogue,
                 std::string_view id, std::string_view step, const StepInput& input) {
  const auto calendar = catalogue.work_calendar();
  OrganisationCache organisation(unit, catalogue);
  return reasons_against(reader, unit, catalogue, calendar, organisation, id, step, input);
}

CaseDesk::CaseDesk(Desk& desk, store::Store& store, store::UnitId unit, const catalogue::Catalogue& catalogue)
    : desk_(desk),
      store_(store),
      unit_(unit),
      catalogue_(catalogue),
      calendar_(catalogue.work_calendar()),
      organisation_(unit, catalogue) {}

Result<Receipt> CaseDesk::take(const store::Reader& reader, const Record* before, const StepRequest& request,
                               const StepInput& input) {
  const int year = before != nullptr ? before->year : input.day.year();
  Desk::CaseStep write;
  write.version = before != nullptr ? before->version : 0;
  write.seen_size = reader.log_size(unit_);
  bool asks_again = false;
  {
    CaseFacts facts(reader, unit_, catalogue_, calendar_, organisation_.of(reader), year);
    auto next = jishi::take_step(before, request, facts.world());
    if (!next) return next.error();
    write.next = std::move(*next);
    asks_again = facts.has_looked_at_others();
  }
  if (asks_again)
    write.recheck = [&, broken = write.next.trail.back().broken](const store::Reader& now) -> Refusals {
      // Not the shared cache: what a failed commit showed must not stay in it.
      CaseFacts facts(now, unit_, catalogue_, calendar_, OrganisationCache(unit_, catalogue_).of(now), year);
      const auto again = jishi::take_step(before, request, facts.world());
      if (!again) return again.error();
      // The note was written for the rules that were broken then, and stands for no others.
      if (again->trail.back().broken != broken) return {refuse("case.others-changed", {request.step->zh})};
      return {};
    };
  return desk_.take_step(std::move(write), input.actor);
}

Result<Receipt> CaseDesk::start(std::string_view procedure_id, const StepInput& input) {
  const auto* procedure = catalogue_.procedure(procedure_id);
  if (procedure == nullptr)
    return with_faults(
        input, {refuse("case.no-procedure", {std::string(procedure_id), names_of(catalogue_.procedures())})});
  auto request = request_of(catalogue_, *procedure, procedure->start().id, input, nullptr);
  if (!request) return request.error();
  const auto reader = store_.read();
  return take(*reader, nullptr, *request, input);
}

Result<Receipt> CaseDesk::step(std::string_view id, std::string_view step_id, const StepInput& input) {
  if (step_id == kExplainStep) return explain(id, input);
  const auto reader = store_.read();
  const auto decision = prepare(*reader, unit_, catalogue_, id, step_id, input);
  if (!decision) return decision.error();
  return take(*reader, &*decision->before, decision->request, input);
}

Refusals CaseDesk::why_not(std::string_view id, std::string_view step_id, const StepInput& input) {
  const auto reader = store_.read();
  return reasons_against(*reader, unit_, catalogue_, calendar_, organisation_, id, step_id, input);
}

Result<Receipt> CaseDesk::explain(std::string_view id, const StepInput& input) {
  const auto reader = store_.read();
  const auto record = case_of(*reader, unit_, id, input.version);
  if (!record) return with_faults(input, record.error());
  const auto* procedure = procedure_of(catalogue_.procedures(), *record);
  if (procedure == nullptr) return with_faults(input, {refuse("case.none", {std::string(id)})});
  std::string code;
  for (const auto& [name, value] : input.values)
    if (name == "code") code = value;
  const auto organisation = organisation_.of(*reader);
  if (!input.actor.empty() && !organisation->knows(input.actor))
    return with_faults(input, {refuse(is_outsider(input.actor) ? "case.right" : "case.unknown-actor",
                                      {input.actor, "说明异常", "本单位人员"})});
  CaseFacts facts(*reader, unit_, catalogue_, calendar_, organisation, record->year);
  auto next = jishi::explain(*procedure, *catalogue_.record(record->type), *record, code, input.note,
                             input.actor, input.day, facts.world());
  if (!next) return with_faults(input, next.error());
  if (!input.faults.empty()) return input.faults;
  Desk::CaseStep write;
  write.next = std::move(*next);
  write.version = record->version;
  return desk_.take_step(std::move(write), input.actor);
}

}  // namespace jishi::app
