#include "http/resources/record_item.h"

#include "app/queries/record_ref.h"
#include "app/queries/register_view.h"

namespace jishi::http {

JsonObject record_item(Call& call, const RecordType& type, Record record) {
  const auto by = call.office.actor_name(call.reader(), record.actor);
  auto shown = call.show(type, std::move(record));
  auto out = app::record_json(shown.record, type);
  out["type"] = type.id;
  out["year"] = shown.record.year;
  out["title"] = shown.title;
  out["recorded_by"] = by;
  if (shown.is_withheld) {
    out["withheld"] = true;
    out.erase("fields");
    out.erase("evidence");
    return out;
  }
  JsonObject values;
  for (const auto& field : type.fields)
    if (shown.record.has(field.id)) values[field.id] = field_text(field, shown.record);
  out["values"] = std::move(values);
  if (!shown.withheld_fields.empty())
    out["withheld_fields"] = JsonArray(shown.withheld_fields.begin(), shown.withheld_fields.end());
  return out;
}

JsonObject erased_item(const RecordType& type, const store::HeadRow& head) {
  Record record;
  record.year = head.year;
  record.sequence = head.sequence;
  return {{"id", head.id},
          {"number", record_number(type, record)},
          {"type", type.id},
          {"year", head.year},
          {"version", head.version},
          {"status", app::status_name(head.status)},
          {"happened", std::to_string(head.year)},
          {"precision", "year"},
          {"title", type.zh},
          {"entry", head.entry},
          {"withheld", true}};
}

JsonObject receipt_json(const app::Receipt& receipt) {
  JsonArray proof;
  for (const auto& hash : receipt.proof) proof.emplace_back(to_hex(hash));
  JsonObject out{{"record", receipt.record},
                 {"version", receipt.version},
                 {"index", receipt.index},
                 {"proof", std::move(proof)},
                 {"checkpoint", receipt.checkpoint}};
  if (receipt.may_linger) out["may_linger"] = true;
  return out;
}

Result<FoundRecord> find_record(Call& call, std::string_view id_or_number) {
  const Refusal none = refuse("record.none", {std::string(id_or_number)});
  const auto id = app::record_id_of(call.reader(), call.office.unit.id, call.office.catalogue, id_or_number);
  if (!id) return id.error();
  auto both = call.reader().record(call.office.unit.id, *id);
  if (!both || !call.sight().is_in_scope(both->head.type, both->head.year)) return none;
  const auto* type = call.office.catalogue.record(both->head.type);
  if (type == nullptr) return none;
  return FoundRecord{std::move(*both), type};
}

}  // namespace jishi::http
