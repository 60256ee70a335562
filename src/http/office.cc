#include "http/office.h"

#include "http/sight.h"
#include "ledger/entry.h"

namespace jishi::http {

namespace {

constexpr std::size_t kMostReturned = 50;
constexpr std::size_t kMostFresh = 5'000;

// Of a confidential record only the number is told where obligations are.
void hide_subjects(const catalogue::Catalogue& catalogue, app::UnitYear& year) {
  for (auto& obligation : year.obligations) {
    const auto key = store::parse_record_id(obligation.subject);
    const auto* type = key ? catalogue.record(key->type) : nullptr;
    if (type == nullptr || !is_title_confidential(*type)) continue;
    Record named;
    named.year = key->year;
    named.sequence = key->sequence;
    obligation.holder = record_number(*type, named);
  }
}

}  // namespace

Result<LongWork::Place> LongWork::take(const std::string& account) {
  std::unique_lock lock(mutex_);
  auto& own = accounts_[account];
  const auto is_own_full = [&] { return own.running >= per_account_; };
  const auto is_free = [&] { return running_ < places_ && !is_own_full(); };
  // Who waits holds a thread of the server: few may.
  if (!is_free() && own.waiting < per_account_ && waiting_ < 2 * places_) {
    ++own.waiting;
    ++waiting_;
    freed_.wait_for(lock, patience_, is_free);
    --own.waiting;
    --waiting_;
  }
  if (!is_free()) {
    const auto* code = is_own_full() ? "request.busy-yours" : "request.busy";
    if (own.running == 0 && own.waiting == 0) accounts_.erase(account);
    return refuse(code);
  }
  ++running_;
  ++own.running;
  return Place(this, account);
}

void LongWork::give_back(const std::string& account) {
  {
    const std::lock_guard lock(mutex_);
    --running_;
    const auto own = accounts_.find(account);
    if (--own->second.running == 0 && own->second.waiting == 0) accounts_.erase(own);
  }
  freed_.notify_all();
}

void ReturnedBooks::put(const std::string& id, const std::string& account, std::filesystem::path path) {
  const std::lock_guard lock(mutex_);
  items_.push_back({id, account, std::move(path)});
  if (items_.size() <= kMostReturned) return;
  std::error_code ignored;
  std::filesystem::remove(items_.front().path, ignored);
  items_.pop_front();
}

std::optional<std::filesystem::path> ReturnedBooks::find(const std::string& id, const std::string& account) {
  const std::lock_guard lock(mutex_);
  for (const auto& item : items_)
    if (item.id == id && item.account == account) return item.path;
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
    hide_subjects(catalogue, *loaded);
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

void Office::remember_upload(const std::string& account, const Hash& digest, const std::string& name) {
  const std::lock_guard lock(fresh_mutex_);
  fresh_.push_front({account, digest, name});
  if (fresh_.size() > kMostFresh) fresh_.pop_back();
}

std::optional<std::string> Office::uploads_of(const std::string& account, const Hash& digest) {
  const std::lock_guard lock(fresh_mutex_);
  for (const auto& upload : fresh_)
    if (upload.account == account && upload.digest == digest) return upload.name;
  return std::nullopt;
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
