#include "app/queries/minutes.h"

#include "app/case_facts.h"
#include "app/queries/document_receipts.h"
#include "report/minutes.h"

namespace jishi::app {

namespace {

Result<std::vector<Record>> items_of(const store::Reader& reader, store::UnitId unit, const Record& one) {
  const auto all = load_register(reader, unit, one.type, one.year, false);
  if (!all) return all.error();
  std::vector<Record> out;
  for (const auto& record : *all)
    if (report::is_of_one_meeting(record, one)) out.push_back(record);
  return out;
}

Refusals undecided(const std::vector<Record>& items, const RecordType& type) {
  Refusals out;
  for (const auto& item : items)
    if (item.text("outcome").empty())
      out.push_back(refuse("minutes.undecided", {record_number(type, item), record_title(type, item)}));
  return out;
}

}  // namespace

Result<report::Document> meeting_minutes(const store::Reader& reader, const store::UnitRow& unit,
                                         const catalogue::Catalogue& catalogue, std::string_view case_id,
                                         Day dated) {
  const auto row = reader.record(unit.id, case_id);
  if (!row) return refuse("record.none", {std::string(case_id)});
  const auto record = record_of(*row);
  if (!record) return record.error();
  const auto* type = catalogue.record(report::kMinutedType);
  if (record->type != report::kMinutedType || type == nullptr || !record->is_live())
    return refuse("minutes.no-decision", {std::string(case_id)});
  const auto items = items_of(reader, unit.id, *record);
  if (!items) return items.error();
  if (auto reasons = undecided(*items, *type); !reasons.empty()) return reasons;
  const auto organisation = OrganisationCache(unit.id, catalogue).of(reader);
  auto document = report::compose_minutes({&catalogue, organisation.get(), unit.name, dated, &*items});
  if (const auto added = add_receipts(document, reader, unit.id); !added) return added.error();
  return document;
}

}  // namespace jishi::app
