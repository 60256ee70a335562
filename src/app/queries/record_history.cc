#include "app/queries/record_history.h"

#include "ledger/entry.h"

namespace jishi::app {

namespace {

std::string name_of(const std::vector<store::ActorRow>& actors, const std::string& id) {
  for (const auto& actor : actors)
    if (actor.id == id) return actor.name;
  return id;
}

Result<std::optional<Record>> body_of(const store::EntryRow& row) {
  if (!row.body) return std::optional<Record>();
  const auto json = parse_json(*row.body);
  if (!json) return json.error();
  if (!json->is_object()) return refuse("record.malformed", {"body"});
  auto record = Record::from_body(json->get_object());
  if (!record) return record.error();
  return std::optional<Record>(std::move(*record));
}

}  // namespace

Result<std::vector<RecordVersion>> record_history(const store::Reader& reader, store::UnitId unit,
                                                  std::string_view id) {
  if (!reader.record(unit, id)) return refuse("record.none", {std::string(id)});
  const auto actors = reader.actors(unit);
  std::vector<RecordVersion> out;
  for (const auto index : reader.versions(unit, id)) {
    const auto row = reader.entry(unit, index);
    if (!row) return refuse("record.malformed", {std::string(id)});
    const auto entry = ledger::parse_entry(row->bytes);
    if (!entry) return entry.error();
    auto record = body_of(*row);
    if (!record) return record.error();
    out.push_back({index, entry->kind, entry->at, name_of(actors, entry->actor), std::move(*record)});
  }
  return out;
}

}  // namespace jishi::app
