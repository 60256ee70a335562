#include "http/resources/case_item.h"

#include "app/queries/reminders.h"
#include "base/is_in.h"
#include "http/resources/record_item.h"

namespace jishi::http {

namespace {

template <class List>
JsonArray texts_of(const List& list) {
  return JsonArray(list.begin(), list.end());
}

// The steps this one may take now.
JsonArray actions_of(const Call& call, const app::CaseView& view, const Organisation& organisation) {
  JsonArray out;
  if (view.state == nullptr || !call.who().may(accounts::Right::cases_step)) return out;
  for (const auto* step : steps_from(*view.procedure, *view.state)) {
    if (!may_take(*step, &view.record, call.who().person, call.today(), organisation)) continue;
    out.push_back(JsonObject{{"step", step->id},
                             {"zh", step->zh},
                             {"en", step->en},
                             {"to", step->to},
                             {"fields", texts_of(step->fields)},
                             {"needs", texts_of(step->needs)},
                             {"needs_evidence", step->needs_evidence}});
  }
  return out;
}

Day arrived_on(const Record& record) {
  return record.trail.empty() ? record.happened.from() : record.trail.back().day;
}

void add_to(Call& call, const app::CaseView& view, const Organisation& organisation, JsonObject& out) {
  const auto& record = view.record;
  out["type"] = record.type;
  out["year"] = record.year;
  out["procedure_zh"] = view.procedure->zh;
  out["procedure_en"] = view.procedure->en;
  out["state_en"] = view.state == nullptr ? "unknown" : view.state->en;
  out["actions"] = actions_of(call, view, organisation);
  out["started_by"] = record.trail.empty() ? "" : record.trail.front().by;
  out["arrived"] = arrived_on(record).iso();
  if (view.limit) {
    out["days_left"] = view.limit->number() - call.today().number();
    // Today is not counted, as in a period of days; a year without a calendar has none to count.
    const auto working = call.office.catalogue.work_calendar().count(call.today().plus_days(1), *view.limit);
    if (working) out["working_days_left"] = *working;
  }
  const auto by = call.office.entered_by(call.reader(), record.id);
  if (call.sight().sees_confidential(*view.type, record, by)) {
    if (view.type->confidential) call.looks.push_back(record.id);
    return;
  }
  // What rules say of it may quote what it holds.
  out["title"] = open_title(*view.type, record);
  if (!view.type->confidential) return;
  out["withheld"] = true;
  out["exceptions"] = JsonArray{};
  for (const auto* member : {"limit", "days_left", "working_days_left"}) out.erase(member);
  for (auto& next : out["next"].as_array()) next.as_object()["who"] = JsonArray{};
}

}  // namespace

JsonObject case_item(Call& call, const app::CaseView& view, const Organisation& organisation) {
  auto out = app::case_row_json(view, organisation, call.today());
  add_to(call, view, organisation, out);
  return out;
}

JsonObject case_whole(Call& call, const app::CaseView& view, const Organisation& organisation) {
  // Judged as it is, shown as this one may see it.
  auto out = app::case_row_json(view, organisation, call.today());
  add_to(call, view, organisation, out);
  const auto shown = call.show(*view.type, view.record);
  out["jishi"] = "case/1";
  out["entry"] = view.record.entry;
  auto item =
      app::case_json(app::CaseView{view.procedure, view.type, shown.record, view.state, view.limit, {}},
                     organisation, call.today())
          .as_object();
  if (shown.is_withheld) return out;
  for (const auto* member : {"fields", "trail", "evidence"}) out[member] = std::move(item[member]);
  JsonObject values;
  for (const auto& field : view.type->fields)
    if (shown.record.has(field.id)) values[field.id] = field_text(field, shown.record);
  out["values"] = std::move(values);
  if (!shown.withheld_fields.empty()) out["withheld_fields"] = texts_of(shown.withheld_fields);
  return out;
}

Result<app::CaseView> find_case(Call& call, app::CaseReader& cases, std::string_view id_or_number) {
  const auto found = find_record(call, id_or_number);
  if (!found) return found.error();
  return cases.one(found->both.head.id);
}

bool is_in_box(const ShelfRow& row, Box box, const std::string& person, Day today,
               const Organisation& organisation) {
  const auto& of = *row.of_case;
  const bool took_part = is_in(of.takers, person);
  switch (box) {
    case Box::started:
      return of.started_by == person;
    case Box::done:
      return took_part;
    case Box::copied:
      return !took_part && is_in(row.people, person);
    case Box::todo: {
      if (of.has_ended || of.state == nullptr || of.record == nullptr) return false;
      const auto* step = app::awaited_step(*of.procedure, *of.state);
      if (step == nullptr) return false;
      const auto able = who_may(*step, *of.record, today, organisation);
      // Anybody may: it is for who began it.
      return able.empty() ? of.started_by == person : is_in(able, person);
    }
  }
  return false;
}

}  // namespace jishi::http
