#include "app/import_session.h"

#include <algorithm>
#include <stdexcept>

#include "app/import_state.h"
#include "app/queries/unit_year.h"
#include "ledger/entry.h"

namespace jishi::app {

namespace {

constexpr std::size_t kMostNamed = 1'000;

std::vector<std::string> changed_in(const RecordType& type, const Record& before, const Record& after) {
  std::vector<std::string> out;
  for (const auto& field : type.fields)
    if (!has_same(before, after, field.id)) out.push_back(field.zh);
  if (out.empty() && before.evidence != after.evidence) out.emplace_back("佐证材料");
  if (out.empty() && before.happened != after.happened) out.emplace_back("发生时间");
  if (out.empty()) out.emplace_back("其他内容");
  return out;
}

}  // namespace

void ImportRegister::take(int sequence) {
  const auto at = static_cast<std::size_t>(sequence);
  if (taken.size() <= at) taken.resize(std::max(at + 1, taken.size() * 2));
  taken[at] = true;
}

void ImportRegister::end_file() {
  if (taken_before.size() < taken.size()) taken_before.resize(taken.size());
  for (std::size_t at = 0; at < taken.size(); ++at) taken_before[at] = taken_before[at] || taken[at];
  is_seen = false;
  rows = found = 0;
  taken.clear();
  places_of.reset();
  places.clear();
}

ImportSession::State::State(DeskParts& desk_in, const std::string& actor_in, ErasedRows erased_rows,
                            JudgeStanding judge_in)
    : desk(desk_in),
      tx(desk.store.begin()),
      log(desk.log, *tx),
      actor(desk.actors.id_of(actor_in, *tx)),
      at(Instant::now()),
      first_entry(tx->log_size(desk.unit)),
      writer(*tx, log, desk.unit, desk.evidence, actor, at),
      judge(std::move(judge_in)) {
  const bool was_any_erased = tx->next_numbers(desk.unit, ErasedMarks::kSeries, 0) > 1;
  if (was_any_erased && erased_rows == ErasedRows::leave_out) marks.emplace(*desk.log.signer);
}

ImportSession::State::~State() {
  // While the transaction still keeps other writers out.
  if (!is_committed) desk.actors.forget();
}

ImportRegister& ImportSession::State::register_of(const Record& draft) {
  auto* of = last_register;
  if (of == nullptr || of->year != draft.year || of->type->id != draft.type) {
    const auto [found, is_new] = registers.try_emplace({draft.type, draft.year});
    of = last_register = &found->second;
    if (is_new) {
      of->type = desk.types.find(draft.type);
      if (of->type == nullptr) throw std::logic_error("an imported row of an unknown type: " + draft.type);
      of->year = draft.year;
      of->series = draft.type + "-" + std::to_string(draft.year);
      of->first_number = of->next_number = tx->next_numbers(desk.unit, of->series, 0);
    }
  }
  if (!of->is_seen) {
    of->is_seen = true;
    // Numbers are never given back: if none was given, there is no record.
    of->is_empty = of->next_number == 1;
  }
  return *of;
}

void ImportSession::State::add(const Record& draft) {
  auto& of = register_of(draft);
  const auto content = content_of(*of.type, draft);
  ++of.rows;
  if (of.is_empty) return was_erased(of, draft) ? leave_out(draft) : add_new(of, draft, content);
  if (!take_equal(of, draft, content)) waiting.add(draft, content);
}

void ImportSession::State::add_new(ImportRegister& of, const Record& draft, const RecordContent& content) {
  Record record = draft;
  record.sequence = of.next_number++;
  record.id = Record::make_id(record.type, record.year, record.sequence);
  record.version = 1;
  record.status = RecordStatus::filed;
  record.reason.clear();
  writer.write(kRecordFiled, record, content, SealedBody(body_text(record, content)), std::nullopt);
  if (!of.is_empty) of.take(record.sequence);
  ++counts.added;
}

Result<Record> ImportSession::State::standing(const store::HeadRow& head) const {
  auto entry = tx->entry(desk.unit, head.entry);
  if (!entry) return refuse("record.erased", {head.id});
  return record_of({head, std::move(*entry)});
}

// A case that was run here keeps its trail, and that a register changed it from outside stands in it.
void ImportSession::State::keep_trail(const Record& before, Record& record) const {
  if (before.trail.empty()) return;
  record.trail = before.trail;
  // It counts when a step makes it count.
  if (before.status == RecordStatus::open) record.status = RecordStatus::open;
  record.trail.push_back({std::string(kImportStep),
                          "",
                          "",
                          at.day(),
                          record.reason,
                          {refuse("case.changed-outside", {record.id, record.origin.file})},
                          ""});
}

// The record was amended here, or taken further by a step, since this row was read, and the row is as it was
// then.
bool ImportSession::State::is_old_row(const RecordType& type, const store::HeadRow& head,
                                      const Record& before, const RecordContent& content) const {
  if (!before.origin.is_corrected) return false;
  const auto versions = tx->versions(desk.unit, head.id);
  for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
    auto entry = tx->entry(desk.unit, *version);
    const auto record = entry ? record_of({head, std::move(*entry)}) : Result<Record>(refuse("record.none"));
    if (!record) return false;
    if (!record->origin.is_corrected) return content_of(type, *record).digest == content.digest;
  }
  return false;
}

void ImportSession::State::tell_amended(const RecordType& type, const Result<Record>& before,
                                        const Record& record, bool was_kept) {
  if (amended.size() >= kMostNamed) return;
  AmendedRow told{record.origin, record_number(type, record), {}, was_kept, !before};
  if (before) told.changed = changed_in(type, *before, record);
  amended.push_back(std::move(told));
}

bool ImportSession::State::was_erased(const ImportRegister& of, const Record& draft) const {
  if (!marks) return false;
  const auto all = marks->of(of.type, draft);
  return std::any_of(all.begin(), all.end(),
                     [&](const Hash& mark) { return tx->was_imported(desk.unit, mark); });
}

void ImportSession::State::leave_out(const Record& draft) {
  if (left_out.size() < kMostNamed) left_out.push_back(draft.origin);
  file_is_whole = false;
  ++counts.left_out;
}

std::string ImportSession::State::entered_by(const store::HeadRow& head) {
  const auto row = tx->entry(desk.unit, head.first_entry);
  const auto entry =
      row ? ledger::parse_entry(row->bytes) : Result<ledger::Entry>(refuse("record.malformed"));
  if (!entry) return {};
  if (names.empty())
    for (auto& known : tx->actors(desk.unit)) names[known.id] = std::move(known.name);
  const auto found = names.find(entry->actor);
  return found == names.end() ? entry->actor : found->second;
}

// The record is not taken by the row, so that every row that is found to be it is refused alike: neither
// which of them nor at which step tells what stands there.
bool ImportSession::State::is_refused(const ImportRegister& of, const store::HeadRow& head,
                                      const Record& draft) {
  if (!judge) return false;
  const auto record = standing(head);
  auto reason = record ? judge(*of.type, *record, entered_by(head)) : std::optional(record.error().front());
  if (!reason) return false;
  refused.push_back({draft.origin, std::move(*reason)});
  return true;
}

void ImportSession::State::amend(ImportRegister& of, const store::HeadRow& head, const Record& draft,
                                 const RecordContent& content) {
  Record record = draft;
  record.id = head.id;
  record.sequence = head.sequence;
  record.version = head.version + 1;
  record.status = RecordStatus::filed;
  record.reason = "重新导入：" + draft.origin.file;
  const auto before = standing(head);
  const bool is_kept = before && is_old_row(*of.type, head, *before, content);
  tell_amended(*of.type, before, record, is_kept);
  of.take(head.sequence);
  if (is_kept) {
    ++counts.unchanged;
    return;
  }
  if (before) keep_trail(*before, record);
  writer.write(kRecordAmended, record, content, SealedBody(body_text(record, content)), head.first_entry);
  ++counts.amended;
}

void ImportSession::State::end_file(const std::string& name, const Hash& digest) {
  match_waiting();
  note_ended(name);
  for (auto& [key, of] : registers) of.end_file();
  looked_up.first = nullptr;
  // A file that was not taken whole is looked at again when it comes again.
  if (file_is_whole) {
    tx->put_import(desk.unit, {digest, name, at, actor});
    has_changes = true;
  }
  file_is_whole = true;
}

void ImportSession::State::commit() {
  match_waiting();
  for (const auto& [key, of] : registers)
    if (of.next_number > of.first_number)
      tx->next_numbers(desk.unit, of.series, of.next_number - of.first_number);
  if (!has_changes && log.is_empty()) return;
  desk.actors.enter_names(log, at);
  if (!log.is_empty()) log.seal();
  log.commit();
  is_committed = true;
}

ImportSession::ImportSession(std::unique_ptr<State> state) : state_(std::move(state)) {}
ImportSession::~ImportSession() = default;

void ImportSession::add(const Record& draft) {
  state_->add(draft);
}
void ImportSession::end_file(const std::string& name, const Hash& digest) {
  state_->end_file(name, digest);
}

std::vector<LeftRecords> ImportSession::left() const {
  return state_->left();
}
const ImportCounts& ImportSession::counts() const {
  return state_->counts;
}

std::vector<Origin> ImportSession::take_left_out() {
  return std::exchange(state_->left_out, {});
}

std::vector<AmendedRow> ImportSession::take_amended() {
  return std::exchange(state_->amended, {});
}

std::vector<RefusedRow> ImportSession::take_refused() {
  return std::exchange(state_->refused, {});
}

ImportCounts ImportSession::commit() {
  state_->commit();
  return state_->counts;
}

}  // namespace jishi::app
