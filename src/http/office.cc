#include "http/office.h"

#include "ledger/entry.h"

namespace jishi::http {

std::optional<LongWork::Place> LongWork::take() {
  int seen = free_.load();
  while (seen > 0)
    if (free_.compare_exchange_weak(seen, seen - 1)) return Place(this);
  return std::nullopt;
}

Office::Office(app::DataDirectory& data_in, app::Desk& desk_in, accounts::Accounts& accounts_in,
               accounts::AuditTrail& audit_in, std::filesystem::path uploads_in)
    : data(data_in),
      desk(desk_in),
      accounts(accounts_in),
      audit(audit_in),
      uploads(std::move(uploads_in)),
      unit(data.unit()),
      catalogue(data.catalogue()),
      evidence(data.evidence_folder()),
      cases(desk, data.store(), unit.id, catalogue),
      organisations(unit.id, catalogue),
      shelf(data.store(), unit.id, catalogue) {
  shelf.on_change = [this](const std::vector<ShelfRowPtr>& changed) { listeners.tell(changed); };
}

std::shared_ptr<const app::UnitYear> Office::year(int year_of, Day as_of) {
  const auto reader = data.store().read();
  const auto key = std::to_string(year_of) + " " + as_of.iso() + " " + today().iso();
  return years_.of(key, reader->log_size(unit.id), [&] {
    auto loaded = app::load_unit_year(*reader, unit.id, catalogue, year_of, as_of, today());
    if (!loaded) throw store::StoreFailure(loaded.error()[0].line(Lang::zh));
    return std::move(*loaded);
  });
}

std::shared_ptr<const Json> Office::answer(const std::string& key,
                                           const std::function<Json(const store::Reader&)>& make) {
  const auto reader = data.store().read();
  return answers.of(key, reader->log_size(unit.id), [&] { return make(*reader); });
}

std::string Office::actor_name(const store::Reader& reader, const std::string& id) {
  const std::lock_guard lock(names_mutex_);
  const auto found = names_.find(id);
  if (found != names_.end()) return found->second;
  for (auto& actor : reader.actors(unit.id)) names_[actor.id] = std::move(actor.name);
  const auto again = names_.find(id);
  return again == names_.end() ? id : again->second;
}

std::string Office::entered_by(const store::Reader& reader, std::string_view id) {
  const auto both = reader.record(unit.id, id);
  if (!both) return {};
  const auto row = reader.entry(unit.id, both->head.first_entry);
  if (!row) return {};
  const auto entry = ledger::parse_entry(row->bytes);
  return entry ? actor_name(reader, entry->actor) : std::string();
}

}  // namespace jishi::http
