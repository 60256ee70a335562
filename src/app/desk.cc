#include "app/desk.h"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "app/data_directory.h"
#include "app/desk_state.h"
#include "app/erased_marks.h"
#include "app/import_state.h"

namespace jishi::app {

namespace {

const store::UnitRow find_unit(store::Store& store, store::UnitId id) {
  for (auto& unit : store.read()->units())
    if (unit.id == id) return unit;
  throw std::logic_error("the desk's unit is not in the store");
}

// A live record at the version the writer saw, or why not.
Result<store::HeadWithBody> find_version(const store::Reader& reader, store::UnitId unit, std::string_view id,
                                         std::optional<int> version) {
  auto found = reader.record(unit, id);
  const std::string name(id);
  if (!found) return refuse("record.none", {name});
  if (found->head.status == RecordStatus::erased || !found->entry.body)
    return refuse("record.erased", {name});
  if (!version) return std::move(*found);
  if (found->head.status == RecordStatus::withdrawn) return refuse("record.withdrawn", {name});
  if (found->head.version != *version)
    return refuse("record.version", {name, std::to_string(found->head.version), std::to_string(*version)});
  return std::move(*found);
}

Record next_version_of(const store::HeadRow& head, Record record) {
  record.id = head.id;
  record.type = head.type;
  record.year = head.year;
  record.sequence = head.sequence;
  record.version = head.version + 1;
  return record;
}

Result<Receipt> receipt_of(const Record& record, std::uint64_t index) {
  return Receipt{record.id, record.version, index, {}, {}};
}

}  // namespace

Desk::Desk(store::Store& store, store::UnitId unit, const ledger::Signer& signer,
           std::filesystem::path evidence_folder, const std::vector<RecordType>& types)
    : state_(
          std::make_unique<State>(store, find_unit(store, unit), signer, std::move(evidence_folder), types)) {
  state_->writer = std::thread([state = state_.get()] { state->run(); });
}

Desk::Desk(DataDirectory& data)
    : Desk(data.store(), data.unit().id, data.signer(), data.evidence_folder(), data.catalogue().records()) {}

Desk::~Desk() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->is_stopping = true;
  }
  state_->has_work.notify_one();
  state_->writer.join();
}

namespace {

// Evidence that is said to be kept must be there before anything is decided.
std::optional<Refusal> why_not_evidence(const EvidenceFolder& folder, const Record& draft) {
  for (const auto& file : draft.evidence)
    if (file.digest && !std::filesystem::exists(folder.path_of(*file.digest)))
      return refuse("evidence.absent", {file.name});
  return std::nullopt;
}

}  // namespace

Result<Receipt> Desk::file(Record draft, std::string_view actor) {
  const auto* type = state_->types.find(draft.type);
  if (type == nullptr) return refuse("record.unknown-type", {draft.type});
  if (auto reason = why_not_evidence(state_->evidence, draft)) return *reason;
  draft.version = 1;
  draft.status = RecordStatus::filed;
  draft.reason.clear();
  // Made here, on the caller's thread: the writer's time is everybody's.
  const auto content = content_of(*type, draft);
  SealedBody body(body_text(draft, content));
  return state_->submit([&](DeskBatch& batch) -> Result<Receipt> {
    auto writer = batch.writer(actor);
    draft.sequence = batch.numbers.next(draft.type + "-" + std::to_string(draft.year));
    draft.id = Record::make_id(draft.type, draft.year, draft.sequence);
    return receipt_of(draft, writer.write(kRecordFiled, draft, content, std::move(body), std::nullopt));
  });
}

Result<Receipt> Desk::amend(std::string_view id, int version, Record draft, std::string_view reason,
                            std::string_view actor) {
  const auto* type = state_->types.find(draft.type);
  if (type == nullptr) return refuse("record.unknown-type", {draft.type});
  if (reason.empty()) return refuse("record.no-reason");
  if (auto absent = why_not_evidence(state_->evidence, draft)) return *absent;
  draft.status = RecordStatus::filed;
  draft.reason = reason;
  const auto content = content_of(*type, draft);
  SealedBody body(body_text(draft, content));
  return state_->submit([&](DeskBatch& batch) -> Result<Receipt> {
    const auto found = find_version(batch.tx, batch.unit, id, version);
    if (!found) return found.error();
    const auto& head = found->head;
    if (head.type != draft.type || head.year != draft.year)
      return refuse("record.other-register",
                    {head.id, head.type, std::to_string(head.year), draft.type, std::to_string(draft.year)});
    const Record record = next_version_of(head, std::move(draft));
    return receipt_of(record, batch.writer(actor).write(kRecordAmended, record, content, std::move(body),
                                                        head.first_entry));
  });
}

Result<Receipt> Desk::withdraw(std::string_view id, int version, std::string_view reason,
                               std::string_view actor) {
  if (reason.empty()) return refuse("record.no-reason");
  return state_->submit([&](DeskBatch& batch) -> Result<Receipt> {
    const auto found = find_version(batch.tx, batch.unit, id, version);
    if (!found) return found.error();
    const auto json = parse_json(*found->entry.body);
    if (!json) return json.error();
    auto latest = Record::from_body(json->get_object());
    if (!latest) return latest.error();
    const auto* type = state_->types.find(found->head.type);
    if (type == nullptr) return refuse("record.unknown-type", {found->head.type});
    Record record = next_version_of(found->head, std::move(*latest));
    record.status = RecordStatus::withdrawn;
    record.reason = reason;
    const auto content = content_of(*type, record);
    return receipt_of(
        record, batch.writer(actor).write(kRecordWithdrawn, record, content,
                                          SealedBody(body_text(record, content)), found->head.first_entry));
  });
}

namespace {

// What an import would recognise any version by.
std::vector<Hash> marks_of(const ErasedMarks& marks, const RecordTypes& types, const DeskBatch& batch,
                           const std::vector<std::uint64_t>& versions) {
  std::set<Hash> out;
  for (const auto index : versions) {
    const auto row = batch.tx.entry(batch.unit, index);
    const auto json = row && row->body ? parse_json(*row->body) : Result<Json>(refuse("record.malformed"));
    if (!json || !json->is_object()) continue;
    const auto record = Record::from_body(json->get_object());
    if (!record) continue;
    for (const auto& mark : marks.of(types.find(record->type), *record)) out.insert(mark);
  }
  return {out.begin(), out.end()};
}

}  // namespace

Result<Receipt> Desk::erase(std::string_view id, std::string_view reason, std::string_view actor) {
  if (reason.empty()) return refuse("record.no-reason");
  return state_->submit([&](DeskBatch& batch) -> Result<Receipt> {
    const auto found = find_version(batch.tx, batch.unit, id, std::nullopt);
    if (!found) return found.error();
    auto head = found->head;
    const auto versions = batch.tx.versions(batch.unit, id);
    // A damaged chain must not lead to the bodies of another record.
    if (versions.size() != static_cast<std::size_t>(head.version))
      return refuse("verify.head", {head.id, "versions"});
    for (const auto index : versions) {
      const auto row = batch.tx.entry(batch.unit, index);
      const auto entry = row ? ledger::parse_entry(row->bytes)
                             : Result<ledger::Entry>(refuse("verify.head", {head.id, "entry"}));
      if (!entry || entry->id != head.id) return refuse("verify.head", {head.id, "entry"});
    }
    const auto marks = marks_of(ErasedMarks(*state_->log.signer), state_->types, batch, versions);
    JsonArray listed;
    for (const auto& mark : marks) listed.emplace_back(to_hex(mark));
    const JsonObject body{
        {"record", head.id}, {"versions", head.version}, {"reason", reason}, {"marks", std::move(listed)}};
    const auto index =
        batch.writer(actor).note(kContentErased, head.id, head.version, SealedBody(canonical(body)));
    if (!index) return index.error();
    (void)batch.numbers.next(std::string(ErasedMarks::kSeries));
    for (const auto& mark : marks)
      batch.tx.put_import(batch.unit, {mark, "", batch.at, batch.actors.id_of(actor, batch.tx)});
    for (const auto entry : versions) batch.tx.erase_body(batch.unit, entry);
    // The head tells nothing of the content either.
    const auto year = Span::of_year(head.year);
    head.status = RecordStatus::erased;
    head.happened_from = year.from();
    head.happened_to = year.to();
    head.content = {};
    head.key = 0;
    head.origin_file.clear();
    head.origin_row = 0;
    batch.tx.put_head(batch.unit, head);
    return Receipt{head.id, head.version, *index, {}, {}};
  });
}

Result<Receipt> Desk::take_step(CaseStep step, std::string_view actor) {
  auto& record = step.next;
  const auto* type = state_->types.find(record.type);
  if (type == nullptr) return refuse("record.unknown-type", {record.type});
  if (auto reason = why_not_evidence(state_->evidence, record)) return *reason;
  const auto content = content_of(*type, record);
  SealedBody body(body_text(record, content));
  return state_->submit([&](DeskBatch& batch) -> Result<Receipt> {
    std::optional<std::uint64_t> first_entry;
    if (step.version > 0) {
      const auto found = find_version(batch.tx, batch.unit, record.id, step.version);
      if (!found) return found.error();
      first_entry = found->head.first_entry;
      record = next_version_of(found->head, std::move(record));
    }
    if (step.recheck && batch.log.size() != step.seen_size)
      if (auto reasons = step.recheck(batch.tx); !reasons.empty()) return reasons;
    auto writer = batch.writer(actor);
    if (step.version == 0) {
      record.version = 1;
      record.sequence = batch.numbers.next(record.type + "-" + std::to_string(record.year));
      record.id = Record::make_id(record.type, record.year, record.sequence);
    }
    return receipt_of(record, writer.write(kStepTaken, record, content, std::move(body), first_entry));
  });
}

Result<Receipt> Desk::note(std::string_view kind, std::string_view id, JsonObject body,
                           std::string_view actor) {
  SealedBody sealed(canonical(std::move(body)));
  return state_->submit([&](DeskBatch& batch) -> Result<Receipt> {
    // Judged by the form of the entry before anything is written for it.
    const ledger::Entry trial{std::string(kind), std::string(id), 1, batch.at, "a1", {}, batch.log.origin()};
    if (const auto form = ledger::format_entry(trial); !form) return form.error();
    const int version = batch.numbers.next(std::string(kind) + " " + std::string(id));
    const auto index = batch.writer(actor).note(kind, id, version, std::move(sealed));
    if (!index) return index.error();
    return Receipt{std::string(id), version, *index, {}, {}};
  });
}

Result<Evidence> Desk::keep_evidence(const std::filesystem::path& file) {
  return state_->evidence.keep(file);
}

std::unique_ptr<ImportSession> Desk::import(std::string_view actor, ErasedRows erased) {
  return std::unique_ptr<ImportSession>(
      new ImportSession(std::make_unique<ImportSession::State>(*state_, std::string(actor), erased)));
}

}  // namespace jishi::app
