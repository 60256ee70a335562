// The catalogue: record types, duties, procedures … as the forms and lists of the pages need them.

#include "catalogue/catalogue.h"

#include <algorithm>

#include "app/queries/duties_view.h"
#include "catalogue/procedure_page.h"
#include "http/pages_of_lists.h"
#include "http/resources/tables.h"

namespace jishi::http {

namespace {

using accounts::Right;

template <class List>
JsonArray texts_of(const List& list) {
  return JsonArray(list.begin(), list.end());
}

std::string basis_of(const Basis& basis) {
  return basis.text.empty() ? "" : basis.zh();
}

JsonObject head_of(std::string_view kind, const std::string& id, const std::string& zh, const std::string& en,
                   const std::string& basis) {
  return {{"id", id}, {"kind", kind}, {"zh", zh}, {"en", en}, {"basis", basis}};
}

template <class List>
void add_all(JsonArray& out, std::string_view kind, const List& list) {
  for (const auto& item : list) out.push_back(head_of(kind, item.id, item.zh, item.en, basis_of(item.basis)));
}

JsonArray items_of(const catalogue::Catalogue& catalogue) {
  JsonArray out;
  add_all(out, "record", catalogue.records());
  add_all(out, "duty", catalogue.duties());
  add_all(out, "procedure", catalogue.procedures());
  add_all(out, "indicator", catalogue.indicators());
  add_all(out, "report", catalogue.reports());
  add_all(out, "check", catalogue.checks());
  const auto& lights = catalogue.lights();
  for (std::size_t i = 0; i < lights.words.size(); ++i) {
    const auto& words = lights.words[i];
    auto item = head_of("light", std::string(app::light_name(static_cast<Light>(i))), words.zh, words.en, "");
    item["mark"] = words.mark;
    item["colour"] = words.colour;
    out.push_back(std::move(item));
  }
  for (std::size_t i = 0; i < lights.areas.size(); ++i)
    out.push_back(head_of("area", lights.areas[i].first, lights.areas[i].second,
                          i < lights.areas_en.size() ? lights.areas_en[i].second : lights.areas[i].first,
                          ""));
  return out;
}

Result<Reply> list(Call& call) {
  const auto kind = call.text("kind");
  auto all = items_of(call.office.catalogue);
  JsonArray out;
  for (auto& item : all)
    if (kind.empty() || item.as_object().at("kind") == Json(kind)) out.push_back(std::move(item));
  return reply_list(call, std::move(out));
}

JsonObject field_json(const Field& field) {
  JsonArray columns;
  for (const auto& column : field.columns) columns.push_back(field_json(column));
  return {{"id", field.id},
          {"zh", field.zh},
          {"en", field.en},
          {"kind", field_kind_name(field.kind)},
          {"choices", texts_of(field.choices)},
          {"open", field.open},
          {"required", field.required},
          {"confidential", field.confidential},
          {"ahead", field.may_lie_ahead},
          {"hint", field.hint},
          {"example", field.example},
          {"columns", std::move(columns)}};
}

JsonArray fields_json(const RecordType& type) {
  JsonArray out;
  for (const auto& field : type.fields) out.push_back(field_json(field));
  return out;
}

Result<JsonObject> record_type(const catalogue::Catalogue& catalogue, const std::string& id) {
  const auto* type = catalogue.record(id);
  if (type == nullptr) return refuse("catalogue.none", {id});
  auto out = head_of("record", type->id, type->zh, type->en, basis_of(type->basis));
  out["area"] = type->area;
  out["number_word"] = type->number_word.empty() ? type->zh : type->number_word;
  out["confidential"] = type->confidential;
  out["title"] = type->title;
  out["fields"] = fields_json(*type);
  JsonArray procedures;
  for (const auto& procedure : catalogue.procedures())
    if (procedure.of.type == type->id) procedures.emplace_back(procedure.id);
  out["procedures"] = std::move(procedures);
  return out;
}

JsonArray rules_json(const Step& step) {
  JsonArray out;
  for (const auto& use : step.rules)
    out.push_back(JsonObject{{"rule", use.rule},
                             {"zh", catalogue::rule_text(use, Lang::zh)},
                             {"en", catalogue::rule_text(use, Lang::en)},
                             {"basis", basis_of(use.basis)},
                             {"strict", use.is_strict}});
  return out;
}

JsonObject step_json(const Step& step, const RecordType& type) {
  JsonArray sets;
  for (const auto& [field, value] : step.set) sets.emplace_back(field);
  return {{"id", step.id},
          {"zh", step.zh},
          {"en", step.en},
          {"from", texts_of(step.from)},
          {"to", step.to},
          {"who", takers_text(step, type, Lang::zh)},
          {"who_en", takers_text(step, type, Lang::en)},
          {"needs", texts_of(step.needs)},
          {"gives", texts_of(step.fields)},
          {"sets", std::move(sets)},
          {"clear", texts_of(step.clear)},
          {"needs_evidence", step.needs_evidence},
          {"rules", rules_json(step)}};
}

Result<JsonObject> procedure(const catalogue::Catalogue& catalogue, const std::string& id) {
  const auto* procedure = catalogue.procedure(id);
  const auto* type = procedure == nullptr ? nullptr : catalogue.record(procedure->of.type);
  if (type == nullptr) return refuse("catalogue.none", {id});
  auto out = head_of("procedure", procedure->id, procedure->zh, procedure->en, basis_of(procedure->basis));
  out["area"] = procedure->area;
  out["type"] = type->id;
  out["fields"] = fields_json(*type);
  out["start"] = procedure->start().id;
  JsonArray states;
  for (const auto& state : procedure->states)
    states.push_back(JsonObject{{"id", state.id},
                                {"zh", state.zh},
                                {"en", state.en},
                                {"open", state.is_open},
                                {"end", state.is_end}});
  out["states"] = std::move(states);
  JsonArray steps;
  for (const auto& step : procedure->steps) steps.push_back(step_json(step, *type));
  out["steps"] = std::move(steps);
  out["diagram"] = catalogue::procedure_diagram(*procedure);
  return out;
}

// The rest have no more than their head.
Result<JsonObject> head_alone(const catalogue::Catalogue& catalogue, const std::string& kind,
                              const std::string& id) {
  for (auto& item : items_of(catalogue)) {
    auto& head = item.as_object();
    if (head.at("kind") == Json(kind) && head.at("id") == Json(id)) return std::move(head);
  }
  return refuse("catalogue.none", {id});
}

Result<Reply> one(Call& call) {
  const auto& kind = call.path["kind"];
  const auto& id = call.path["id"];
  const auto& catalogue = call.office.catalogue;
  const auto found = kind == "record"      ? record_type(catalogue, id)
                     : kind == "procedure" ? procedure(catalogue, id)
                                           : head_alone(catalogue, kind, id);
  if (!found) return found.error();
  return reply_json(*found);
}

}  // namespace

std::vector<Route> catalogue_routes() {
  return {
      {"GET",
       "/catalogue",
       "listCatalogue",
       "catalogue",
       "制度目录",
       "the catalogue",
       Right::catalogue_read,
       kLists,
       {{"kind", Param::Kind::choice, "类别", "kind",
         "record|duty|procedure|indicator|report|check|light|area"}},
       "",
       "catalogue-head",
       "",
       list},
      {"GET",
       "/catalogue/{kind}/{id}",
       "getCatalogueItem",
       "catalogue",
       "制度目录的一项",
       "one item of the catalogue",
       Right::catalogue_read,
       0,
       {},
       "",
       "catalogue-item",
       "",
       one},
  };
}

}  // namespace jishi::http
