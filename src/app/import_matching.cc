// How rows find the records they were: the steps of app/import_session.h.

#include <algorithm>
#include <functional>

#include "app/import_state.h"
#include "app/queries/unit_year.h"

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

// A row at the same place is the same fact only when something that names it is the same: another person's
// row is not.
bool shares_a_key_field(const RecordType& type, const Record& draft, const Record& before) {
  if (type.key.empty()) return true;
  return std::any_of(type.key.begin(), type.key.end(), [&](const std::string& field) {
    const auto* now = draft.fields.if_contains(field);
    const auto* then = before.fields.if_contains(field);
    return now != nullptr && then != nullptr && *now == *then;
  });
}

// One value was corrected, and it was not the day: another fact would differ in more.
bool differs_in_one_value(const Record& draft, const Record& before) {
  constexpr std::size_t enough_alike = 3;
  if (draft.happened != before.happened) return false;
  std::size_t alike = 0;
  std::size_t differing = 0;
  for (const auto& [field, value] : draft.fields) {
    const auto* then = before.fields.if_contains(field);
    ++(then != nullptr && *then == value ? alike : differing);
  }
  for (const auto& item : before.fields)
    if (!draft.fields.contains(item.key())) ++differing;
  return differing == 1 && alike >= enough_alike;
}

}  // namespace

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
  const auto record = standing(head);
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

bool ImportSession::State::take_same_place(ImportRegister& of, const Record& draft,
                                           const RecordContent& content) {
  if (draft.origin.file.empty()) return false;
  if (!of.has_places) read_places(of);
  const auto file = hash_of(draft.origin.file);
  auto place =
      std::lower_bound(of.places.begin(), of.places.end(), ImportRegister::Place{file, draft.origin.row, 0});
  for (; place != of.places.end() && place->file == file && place->row == draft.origin.row; ++place) {
    if (of.is_taken(place->sequence)) continue;
    const auto found = tx->record(desk.unit, Record::make_id(of.type->id, of.year, place->sequence));
    const auto before = found ? record_of(*found) : Result<Record>(refuse("record.none"));
    if (!before || !shares_a_key_field(*of.type, draft, *before)) continue;
    if (!is_the_file_again(of) && !differs_in_one_value(draft, *before)) continue;
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

LeftRecords ImportSession::State::left_of(const std::string& name) {
  constexpr std::size_t most_named = 5;
  LeftRecords out;
  if (first_entry == 0) return out;
  tx->each_record_from(desk.unit, name, [&](const store::HeadWithBody& row) {
    const auto& head = row.head;
    const auto of = registers.find({head.type, head.year});
    if (head.entry >= first_entry || (of != registers.end() && of->second.is_taken(head.sequence)))
      return true;
    const auto* type = desk.types.find(head.type);
    const auto record = record_of(row);
    if (type == nullptr || !record || (judge && judge(*type, *record, entered_by(head)))) return true;
    if (out.ids.size() < most_named) out.ids.push_back(record_number(*type, *record));
    ++out.count;
    return true;
  });
  return out;
}

}  // namespace jishi::app
