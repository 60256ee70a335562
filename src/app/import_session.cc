#include "app/import_session.h"

#include <algorithm>
#include <functional>
#include <stdexcept>

#include "app/import_state.h"
#include "ledger/entry.h"

namespace jishi::app {

namespace {

// A file whose rows are mostly unknown is another file of the same name, not a corrected one: then place
// means nothing.
bool is_the_file_again(const ImportRegister& of) {
  return of.found * 2 >= of.rows;
}

std::size_t hash_of(const std::string& name) {
  return std::hash<std::string>()(name);
}

}  // namespace

void ImportRegister::take(int sequence) {
  const auto at = static_cast<std::size_t>(sequence);
  if (taken.size() <= at) taken.resize(std::max(at + 1, taken.size() * 2));
  taken[at] = true;
}

ImportSession::State::State(DeskParts& desk_in, const std::string& actor_in, ErasedRows erased_rows,
                            JudgeStanding judge_in)
    : desk(desk_in),
      tx(desk.store.begin()),
      log(desk.log, *tx),
      actor(desk.actors.id_of(actor_in, *tx)),
      at(Instant::now()),
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

// A case that was run here keeps its trail, and that a register changed it from outside stands in it.
void ImportSession::State::keep_trail(const store::HeadRow& head, Record& record) const {
  const auto entry = tx->entry(desk.unit, head.entry);
  const auto json =
      entry && entry->body ? parse_json(*entry->body) : Result<Json>(refuse("record.erased", {head.id}));
  const auto before = json && json->is_object() ? Record::from_body(json->get_object())
                                                : Result<Record>(refuse("record.erased", {head.id}));
  if (!before || before->trail.empty()) return;
  record.trail = before->trail;
  // It counts when a step makes it count.
  if (before->status == RecordStatus::open) record.status = RecordStatus::open;
  record.trail.push_back({std::string(kImportStep),
                          "",
                          "",
                          at.day(),
                          record.reason,
                          {refuse("case.changed-outside", {head.id, record.origin.file})},
                          ""});
}

bool ImportSession::State::was_erased(const ImportRegister& of, const Record& draft) const {
  if (!marks) return false;
  const auto all = marks->of(of.type, draft);
  return std::any_of(all.begin(), all.end(),
                     [&](const Hash& mark) { return tx->was_imported(desk.unit, mark); });
}

void ImportSession::State::leave_out(const Record& draft) {
  constexpr std::size_t most_named = 1'000;
  if (left_out.size() < most_named) left_out.push_back(draft.origin);
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
  const auto entry = tx->entry(desk.unit, head.entry);
  const auto json =
      entry && entry->body ? parse_json(*entry->body) : Result<Json>(refuse("record.erased", {head.id}));
  auto standing = json && json->is_object() ? Record::from_body(json->get_object())
                                            : Result<Record>(refuse("record.erased", {head.id}));
  std::optional<Refusal> reason;
  if (standing) {
    standing->id = head.id;
    reason = judge(*of.type, *standing, entered_by(head));
  } else {
    reason = standing.error().front();
  }
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
  keep_trail(head, record);
  writer.write(kRecordAmended, record, content, SealedBody(body_text(record, content)), head.first_entry);
  of.take(head.sequence);
  ++counts.amended;
}

const std::vector<store::HeadRow>& ImportSession::State::same_key(const ImportRegister& of,
                                                                  std::int64_t key) {
  if (looked_up != std::pair(&of, key) || looked_up.first == nullptr) {
    heads = tx->heads_by_key(desk.unit, of.type->id, of.year, key);
    std::erase_if(heads, [](const store::HeadRow& head) { return head.status > RecordStatus::filed; });
    // From the end: those that are taken are dropped there.
    std::reverse(heads.begin(), heads.end());
    looked_up = {&of, key};
  }
  while (!heads.empty() && of.is_taken(heads.back().sequence)) heads.pop_back();
  return heads;
}

bool ImportSession::State::take_equal(ImportRegister& of, const Record& draft, const RecordContent& content) {
  const auto& same = same_key(of, content.key);
  const auto found = std::find_if(same.rbegin(), same.rend(), [&](const store::HeadRow& head) {
    return head.content == content.digest && !of.is_taken(head.sequence);
  });
  if (found == same.rend()) return false;
  ++of.found;
  const store::HeadRow& head = *found;
  if (is_refused(of, head, draft)) return true;
  if (brings_evidence(draft, head)) {
    amend(of, head, draft, content);
  } else {
    of.take(head.sequence);
    ++counts.unchanged;
  }
  return true;
}

bool ImportSession::State::brings_evidence(const Record& draft, const store::HeadRow& head) const {
  if (std::none_of(draft.evidence.begin(), draft.evidence.end(),
                   [](const Evidence& file) { return file.digest; }))
    return false;
  const auto entry = tx->entry(desk.unit, head.entry);
  const auto json =
      entry && entry->body ? parse_json(*entry->body) : Result<Json>(refuse("record.erased", {head.id}));
  const auto record = json ? Record::from_body(json->get_object()) : Result<Record>(json.error());
  return record && record->evidence != draft.evidence;
}

bool ImportSession::State::take_same_key(ImportRegister& of, const Record& draft,
                                         const RecordContent& content) {
  if (!content.has_key) return false;
  const auto& same = same_key(of, content.key);
  if (same.empty()) return false;
  const store::HeadRow head = same.back();
  ++of.found;
  if (is_refused(of, head, draft)) return true;
  amend(of, head, draft, content);
  return true;
}

void ImportSession::State::read_places(ImportRegister& of) {
  of.has_places = true;
  store::RecordFilter filter;
  filter.type = of.type->id;
  filter.year = of.year;
  tx->each_record(desk.unit, filter, [&](const store::HeadWithBody& row) {
    if (!of.is_taken(row.head.sequence) && !row.head.origin_file.empty())
      of.places.push_back({hash_of(row.head.origin_file), row.head.origin_row, row.head.sequence});
    return true;
  });
  std::sort(of.places.begin(), of.places.end());
}

namespace {

// A row at the same place is the same fact only when something that names it is the same: another person's
// row is not.
bool shares_a_key_field(const RecordType& type, const Record& draft, const store::HeadWithBody& row) {
  if (type.key.empty()) return true;
  const auto json =
      row.entry.body ? parse_json(*row.entry.body) : Result<Json>(refuse("record.erased", {row.head.id}));
  if (!json || !json->is_object()) return false;
  const auto before = Record::from_body(json->get_object());
  if (!before) return false;
  return std::any_of(type.key.begin(), type.key.end(), [&](const std::string& field) {
    const auto* now = draft.fields.if_contains(field);
    const auto* then = before->fields.if_contains(field);
    return now != nullptr && then != nullptr && *now == *then;
  });
}

}  // namespace

bool ImportSession::State::take_same_place(ImportRegister& of, const Record& draft,
                                           const RecordContent& content) {
  if (!is_the_file_again(of) || draft.origin.file.empty()) return false;
  if (!of.has_places) read_places(of);
  const auto file = hash_of(draft.origin.file);
  auto place =
      std::lower_bound(of.places.begin(), of.places.end(), ImportRegister::Place{file, draft.origin.row, 0});
  for (; place != of.places.end() && place->file == file && place->row == draft.origin.row; ++place) {
    if (of.is_taken(place->sequence)) continue;
    const auto found = tx->record(desk.unit, Record::make_id(of.type->id, of.year, place->sequence));
    if (!found || !shares_a_key_field(*of.type, draft, *found)) continue;
    if (!is_refused(of, found->head, draft)) amend(of, found->head, draft, content);
    return true;
  }
  return false;
}

// Steps 2 to 4 of the rows that found no equal record; each step is taken by all of them before the next.
void ImportSession::State::match_waiting() {
  RowSpool unmatched;
  waiting.rewind();
  while (const auto draft = waiting.next()) {
    auto& of = register_of(*draft);
    const auto content = content_of(*of.type, *draft);
    if (!take_same_key(of, *draft, content)) unmatched.add(*draft, content);
  }
  unmatched.rewind();
  while (const auto draft = unmatched.next()) {
    auto& of = register_of(*draft);
    const auto content = content_of(*of.type, *draft);
    if (take_same_place(of, *draft, content)) continue;
    if (was_erased(of, *draft))
      leave_out(*draft);
    else
      add_new(of, *draft, content);
  }
  waiting.clear();
}

void ImportSession::State::end_file(const std::string& name, const Hash& digest) {
  match_waiting();
  for (auto& [key, of] : registers) {
    of.is_seen = of.has_places = false;
    of.rows = of.found = 0;
    of.taken.clear();
    of.places.clear();
  }
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
const ImportCounts& ImportSession::counts() const {
  return state_->counts;
}

std::vector<Origin> ImportSession::take_left_out() {
  return std::exchange(state_->left_out, {});
}

std::vector<RefusedRow> ImportSession::take_refused() {
  return std::exchange(state_->refused, {});
}

ImportCounts ImportSession::commit() {
  state_->commit();
  return state_->counts;
}

}  // namespace jishi::app
