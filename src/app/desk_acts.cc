// The acts of the desk: what is decided on the caller's thread, and what within the batch.

#include <set>

#include "app/desk.h"
#include "app/desk_state.h"
#include "app/erased_marks.h"
#include "app/queries/unit_year.h"
#include "domain/case.h"

namespace jishi::app {

namespace {

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

// Evidence that is said to be kept must be there before anything is decided.
std::optional<Refusal> why_not_file(const RecordType* type, const EvidenceFolder& folder,
                                    const Record& draft) {
  if (type == nullptr) return refuse("record.unknown-type", {draft.type});
  for (const auto& file : draft.evidence)
    if (file.digest && !std::filesystem::exists(folder.path_of(*file.digest)))
      return refuse("evidence.absent", {file.name});
  return std::nullopt;
}

// Exceptions stand in a case: who could take it away could take them away.
Refusals why_not_withdraw(const Record& record, std::string_view actor, const OrganisationWords& words,
                          const DeskBatch& batch) {
  if (record.trail.empty()) return {};
  const auto posts = load_register(batch.tx, batch.unit, "post", std::nullopt, false);
  if (!posts) return posts.error();
  if (may_withdraw(record, actor, batch.at.day(), Organisation(words, *posts))) return {};
  return {refuse("case.right", {std::string(actor), "撤回办理件", std::string(kWithdrawersZh)})};
}

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

void Desk::file(Record draft, std::string_view actor, WhenDone when_done) {
  const auto* type = state_->types.find(draft.type);
  if (auto reason = why_not_file(type, state_->evidence, draft))
    return state_->refuse_at_once(std::move(*reason), std::move(when_done));
  draft.version = 1;
  draft.status = RecordStatus::filed;
  draft.reason.clear();
  // Made here, on the caller's thread: the writer's time is everybody's.
  auto content = content_of(*type, draft);
  SealedBody body(body_text(draft, content));
  auto act = [draft = std::move(draft), content = std::move(content), body = std::move(body),
              actor = std::string(actor)](DeskBatch& batch) mutable -> Result<Receipt> {
    auto writer = batch.writer(actor);
    draft.sequence = batch.numbers.next(draft.type + "-" + std::to_string(draft.year));
    draft.id = Record::make_id(draft.type, draft.year, draft.sequence);
    return receipt_of(draft, writer.write(kRecordFiled, draft, content, std::move(body), std::nullopt));
  };
  state_->submit(std::move(act), std::move(when_done));
}

void Desk::amend(std::string_view id, int version, Record draft, std::string_view reason,
                 std::string_view actor, WhenDone when_done) {
  const auto* type = state_->types.find(draft.type);
  auto reason_against = why_not_file(type, state_->evidence, draft);
  if (!reason_against && reason.empty()) reason_against = refuse("record.no-reason");
  if (reason_against) return state_->refuse_at_once(std::move(*reason_against), std::move(when_done));
  draft.status = RecordStatus::filed;
  draft.reason = reason;
  auto content = content_of(*type, draft);
  SealedBody body(body_text(draft, content));
  auto act = [id = std::string(id), version, draft = std::move(draft), content = std::move(content),
              body = std::move(body),
              actor = std::string(actor)](DeskBatch& batch) mutable -> Result<Receipt> {
    const auto found = find_version(batch.tx, batch.unit, id, version);
    if (!found) return found.error();
    const auto& head = found->head;
    if (head.type != draft.type || head.year != draft.year)
      return refuse("record.other-register",
                    {head.id, head.type, std::to_string(head.year), draft.type, std::to_string(draft.year)});
    const Record record = next_version_of(head, std::move(draft));
    return receipt_of(record, batch.writer(actor).write(kRecordAmended, record, content, std::move(body),
                                                        head.first_entry));
  };
  state_->submit(std::move(act), std::move(when_done));
}

void Desk::withdraw(std::string_view id, int version, std::string_view reason, std::string_view actor,
                    WhenDone when_done) {
  if (reason.empty()) return state_->refuse_at_once(refuse("record.no-reason"), std::move(when_done));
  auto act = [&types = state_->types, &words = state_->words, id = std::string(id), version,
              reason = std::string(reason), actor = std::string(actor)](DeskBatch& batch) -> Result<Receipt> {
    const auto found = find_version(batch.tx, batch.unit, id, version);
    if (!found) return found.error();
    const auto json = parse_json(*found->entry.body);
    if (!json) return json.error();
    auto latest = Record::from_body(json->get_object());
    if (!latest) return latest.error();
    if (auto reasons = why_not_withdraw(*latest, actor, words, batch); !reasons.empty()) return reasons;
    const auto* type = types.find(found->head.type);
    if (type == nullptr) return refuse("record.unknown-type", {found->head.type});
    Record record = next_version_of(found->head, std::move(*latest));
    record.status = RecordStatus::withdrawn;
    record.reason = reason;
    const auto content = content_of(*type, record);
    return receipt_of(
        record, batch.writer(actor).write(kRecordWithdrawn, record, content,
                                          SealedBody(body_text(record, content)), found->head.first_entry));
  };
  state_->submit(std::move(act), std::move(when_done));
}

void Desk::erase(std::string_view id, std::string_view reason, std::string_view actor, WhenDone when_done,
                 std::optional<int> version) {
  if (reason.empty()) return state_->refuse_at_once(refuse("record.no-reason"), std::move(when_done));
  auto act = [&types = state_->types, &signer = *state_->log.signer, id = std::string(id), version,
              reason = std::string(reason), actor = std::string(actor)](DeskBatch& batch) -> Result<Receipt> {
    const auto found = find_version(batch.tx, batch.unit, id, std::nullopt);
    if (!found) return found.error();
    auto head = found->head;
    // Not by find_version(): what was withdrawn is erased too.
    if (version && head.version != *version)
      return refuse("record.version", {head.id, std::to_string(head.version), std::to_string(*version)});
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
    const auto marks = marks_of(ErasedMarks(signer), types, batch, versions);
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
    Receipt receipt{head.id, head.version, *index, {}, {}};
    receipt.may_linger = true;  // unless the commit says otherwise
    return receipt;
  };
  state_->submit(std::move(act), std::move(when_done));
}

void Desk::take_step(CaseStep step, std::string_view actor, WhenDone when_done) {
  const auto* type = state_->types.find(step.next.type);
  if (auto reason = why_not_file(type, state_->evidence, step.next))
    return state_->refuse_at_once(std::move(*reason), std::move(when_done));
  step.next.origin.is_corrected = !step.next.origin.file.empty();
  auto content = content_of(*type, step.next);
  SealedBody body(body_text(step.next, content));
  auto act = [step = std::move(step), content = std::move(content), body = std::move(body),
              actor = std::string(actor)](DeskBatch& batch) mutable -> Result<Receipt> {
    auto& record = step.next;
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
  };
  state_->submit(std::move(act), std::move(when_done));
}

void Desk::note(std::string_view kind, std::string_view id, JsonObject body, std::string_view actor,
                WhenDone when_done) {
  auto act = [kind = std::string(kind), id = std::string(id), sealed = SealedBody(canonical(std::move(body))),
              actor = std::string(actor)](DeskBatch& batch) mutable -> Result<Receipt> {
    // Judged by the form of the entry before anything is written for it.
    const ledger::Entry trial{kind, id, 1, batch.at, "a1", {}, batch.log.origin()};
    if (const auto form = ledger::format_entry(trial); !form) return form.error();
    const int version = batch.numbers.next(kind + " " + id);
    const auto index = batch.writer(actor).note(kind, id, version, std::move(sealed));
    if (!index) return index.error();
    return Receipt{id, version, *index, {}, {}};
  };
  state_->submit(std::move(act), std::move(when_done));
}

}  // namespace jishi::app
