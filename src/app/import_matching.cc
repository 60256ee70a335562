// How rows find the records they were: the steps of app/import_session.h.

#include <algorithm>

#include "app/import_state.h"
#include "app/queries/unit_year.h"
#include "base/is_in.h"

namespace jishi::app {

namespace {

// A file whose rows are mostly unknown is another file of the same name, not a corrected one: then place
// means nothing.
bool is_the_file_again(const ImportRegister& of) {
  return of.found * 2 >= of.rows;
}

bool names_somebody(FieldKind kind) {
  return kind == FieldKind::person || kind == FieldKind::persons || kind == FieldKind::section ||
         kind == FieldKind::sections || kind == FieldKind::holder;
}

// A row at the same place is the same fact when all but one of what names it is the same, and the one does
// not name somebody: another person's row is another fact.
bool is_same_fact(const RecordType& type, const Record& draft, const Record& before) {
  if (type.key.empty()) return true;
  const std::string* other = nullptr;
  std::size_t alike = 0;
  for (const auto& field : type.key) {
    if (has_same(draft, before, field)) {
      alike += draft.has(field) ? 1U : 0U;
    } else {
      if (other != nullptr) return false;
      other = &field;
    }
  }
  const auto* field = other == nullptr ? nullptr : type.field(*other);
  return alike > 0 && (field == nullptr || !names_somebody(field->kind));
}

// All that differs is one word of a choice, which was none of the usual words and is one now.
bool is_word_corrected(const RecordType& type, const Record& draft, const Record& before) {
  if (draft.happened != before.happened) return false;
  const Field* other = nullptr;
  for (const auto& field : type.fields) {
    if (has_same(draft, before, field.id)) continue;
    if (other != nullptr || field.kind != FieldKind::choice) return false;
    other = &field;
  }
  return other != nullptr && !is_in(other->choices, before.text(other->id)) &&
         is_in(other->choices, draft.text(other->id));
}

}  // namespace

bool has_same(const Record& a, const Record& b, const std::string& field) {
  const auto* of_a = a.fields.if_contains(field);
  const auto* of_b = b.fields.if_contains(field);
  return of_a == nullptr || of_b == nullptr ? of_a == of_b : *of_a == *of_b;
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

void ImportSession::State::read_places(ImportRegister& of, const std::string& file) {
  of.places_of = file;
  of.places.clear();
  tx->each_head_from(desk.unit, file, [&](const store::HeadRow& head) {
    if (head.type == of.type->id && head.year == of.year && head.origin_file == file &&
        head.entry < first_entry && !of.is_taken(head.sequence) && !of.was_taken(head.sequence))
      of.places.push_back({head.origin_row, head.sequence});
    return true;
  });
  std::sort(of.places.begin(), of.places.end());
}

bool ImportSession::State::take_same_place(ImportRegister& of, const Record& draft,
                                           const RecordContent& content) {
  if (draft.origin.file.empty()) return false;
  if (of.places_of != draft.origin.file) read_places(of, draft.origin.file);
  auto place =
      std::lower_bound(of.places.begin(), of.places.end(), ImportRegister::Place{draft.origin.row, 0});
  for (; place != of.places.end() && place->row == draft.origin.row; ++place) {
    if (of.is_taken(place->sequence)) continue;
    const auto found = tx->record(desk.unit, Record::make_id(of.type->id, of.year, place->sequence));
    const auto before = found ? record_of(*found) : Result<Record>(refuse("record.none"));
    if (!before) continue;
    const bool is_it = is_same_fact(*of.type, draft, *before) &&
                       (is_the_file_again(of) || is_word_corrected(*of.type, draft, *before));
    if (!is_it && !is_old_row(*of.type, found->head, *before, content)) continue;
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

void ImportSession::State::note_ended(const std::string& name) {
  for (const auto& [key, of] : registers) {
    if (!of.is_seen || of.is_empty) continue;
    auto& is_again = ended[name][key];
    is_again = is_again || is_the_file_again(of);
  }
}

std::vector<LeftRecords> ImportSession::State::left() {
  constexpr std::size_t most_named = 5;
  // Of a file that was not found again so few may be rows whose day was corrected; more are another file's.
  constexpr std::size_t few = 3;
  std::vector<LeftRecords> out;
  for (const auto& [name, of_file] : ended) {
    std::map<RegisterKey, std::vector<std::string>> found;
    tx->each_head_from(desk.unit, name, [&](const store::HeadRow& head) {
      const auto key = RegisterKey(head.type, head.year);
      if (head.entry >= first_entry || !of_file.contains(key)) return true;
      const auto& of = registers.at(key);
      if (of.was_taken(head.sequence)) return true;
      const auto record = standing(head);
      if (record && !(judge && judge(*of.type, *record, entered_by(head))))
        found[key].push_back(record_number(*of.type, *record));
      return true;
    });
    LeftRecords told{name, 0, {}};
    for (const auto& [key, numbers] : found) {
      if (!of_file.at(key) && numbers.size() > few) continue;
      told.count += numbers.size();
      for (const auto& number : numbers)
        if (told.numbers.size() < most_named) told.numbers.push_back(number);
    }
    if (told.count > 0) out.push_back(std::move(told));
  }
  return out;
}

}  // namespace jishi::app
