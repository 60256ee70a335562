#include "http/shelf.h"

#include <string.h>

#include <algorithm>
#include <mutex>

#include "app/queries/unit_year.h"
#include "base/text.h"
#include "http/sight.h"
#include "ledger/entry.h"

namespace jishi::http {

namespace {

constexpr std::size_t kMostWords = 4'096;  // bytes of a record that search looks at

void add_once(std::vector<std::string>& list, std::string name) {
  if (std::find(list.begin(), list.end(), name) == list.end()) list.push_back(std::move(name));
}

void add_names(const Field& field, const Record& record, ShelfRow& row) {
  switch (field.kind) {
    case FieldKind::person:
    case FieldKind::persons:
    case FieldKind::holder:
      for (auto& name : record.texts(field.id)) add_once(row.people, std::move(name));
      return;
    case FieldKind::section:
    case FieldKind::sections:
      for (auto& name : record.texts(field.id)) add_once(row.sections, std::move(name));
      return;
    case FieldKind::table:
      for (const auto& cells : record.rows(field.id)) {
        Record one;
        one.fields = cells;
        for (const auto& column : field.columns)
          if (!column.confidential) add_names(column, one, row);
      }
      return;
    default:
      return;
  }
}

void add_content(const Record& record, ShelfRow& row) {
  const auto& type = *row.type;
  std::string words = record_number(type, record) + " " + record.id + " " + row.title;
  if (!type.confidential)
    for (const auto& field : type.fields) {
      if (field.confidential) continue;
      add_names(field, record, row);
      if (record.has(field.id) && words.size() < kMostWords) words += "\n" + field_text(field, record);
    }
  row.words = folded(words);
}

ShelfCase case_of(const Procedure& procedure, Record record, const WorkCalendar& calendar) {
  ShelfCase out;
  out.procedure = &procedure;
  out.state = state_of(procedure, record);
  out.has_ended = has_ended(procedure, record);
  if (out.state != nullptr) out.limit = limit_of(*out.state, record, calendar);
  out.arrived = record.happened.from();
  for (const auto& taken : record.trail) {
    if (out.started_by.empty()) out.started_by = taken.by;
    out.arrived = taken.day;
    add_once(out.takers, taken.by);
  }
  if (!out.has_ended) out.record = std::make_shared<const Record>(std::move(record));
  return out;
}

bool is_before(const ShelfRowPtr& row, const store::RecordKey& key) {
  return row->key < key;
}

}  // namespace

// std::string::find stops at every first byte, and Chinese words share a few of them: memmem is ten times as
// fast.
bool ShelfRow::has_word(std::string_view folded_word) const {
  return memmem(words.data(), words.size(), folded_word.data(), folded_word.size()) != nullptr;
}

std::string folded(std::string_view text) {
  auto out = to_half_width(trim(text));
  for (auto& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

Shelf::Shelf(store::Store& store, store::UnitId unit, const catalogue::Catalogue& catalogue)
    : store_(store), unit_(unit), catalogue_(catalogue), calendar_(catalogue.work_calendar()) {}

ShelfRowPtr Shelf::row_of(const store::HeadWithBody& both) const {
  const auto& head = both.head;
  auto out = std::make_shared<ShelfRow>();
  out->key = {head.type, head.year, head.sequence};
  out->type = catalogue_.record(head.type);
  out->id = head.id;
  out->version = head.version;
  out->status = head.status;
  out->from = head.happened_from;
  out->to = head.happened_to;
  out->entry = head.entry;
  if (const auto entry = ledger::parse_entry(both.entry.bytes)) {
    out->recorded_at = entry->at;
    out->actor = entry->actor;
  }
  // A type that the catalogue no longer has is not shown.
  if (out->type == nullptr) return nullptr;
  out->title = out->type->zh;
  if (!both.entry.body) return out;
  auto record = app::record_of(both);
  if (!record) return out;  // damaged: its reader is told, not everybody's list
  out->title = open_title(*out->type, *record);
  add_content(*record, *out);
  for (const auto& file : record->evidence)
    if (file.digest) out->files.push_back(*file.digest);
  if (const auto* procedure = procedure_of(catalogue_.procedures(), *record);
      procedure != nullptr && record->is_live())
    out->of_case = case_of(*procedure, std::move(*record), calendar_);
  return out;
}

void Shelf::put(ShelfRowPtr row) {
  const auto at = std::lower_bound(rows_.begin(), rows_.end(), row->key, is_before);
  if (at != rows_.end() && (*at)->key == row->key)
    *at = std::move(row);
  else
    rows_.insert(at, std::move(row));
}

void Shelf::fill(const store::Reader& reader) {
  std::vector<ShelfRowPtr> rows;
  store::RecordFilter all;
  all.with_withdrawn = true;
  reader.each_record(unit_, all, [&](const store::HeadWithBody& both) {
    if (auto row = row_of(both)) rows.push_back(std::move(row));
    return true;
  });
  std::sort(rows.begin(), rows.end(),
            [](const ShelfRowPtr& a, const ShelfRowPtr& b) { return a->key < b->key; });
  const std::unique_lock lock(mutex_);
  rows_ = std::move(rows);
  size_ = reader.log_size(unit_);
  is_filled_ = true;
}

std::uint64_t Shelf::refresh() {
  const std::lock_guard one(refreshing_);
  const auto reader = store_.read();
  if (!is_filled_) fill(*reader);
  const auto size = reader->log_size(unit_);
  if (size == size_) return size;
  std::vector<ShelfRowPtr> changed;
  std::vector<std::string> seen;
  reader->each_entry(unit_, size_, size, [&](const store::EntryRow& entry) {
    const auto parsed = ledger::parse_entry(entry.bytes);
    if (parsed && store::parse_record_id(parsed->id)) seen.push_back(parsed->id);
    return true;
  });
  std::sort(seen.begin(), seen.end());
  seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
  for (const auto& id : seen)
    if (const auto both = reader->record(unit_, id))
      if (auto row = row_of(*both)) changed.push_back(std::move(row));
  {
    const std::unique_lock lock(mutex_);
    for (const auto& row : changed) put(row);
    size_ = size;
  }
  if (on_change && !changed.empty()) on_change(changed);
  return size;
}

void Shelf::each(const std::function<bool(const ShelfRowPtr&)>& visit) const {
  const std::shared_lock lock(mutex_);
  for (const auto& row : rows_)
    if (!visit(row)) return;
}

void Shelf::each_of(std::string_view type, const std::function<bool(const ShelfRowPtr&)>& visit) const {
  const std::shared_lock lock(mutex_);
  auto at =
      std::lower_bound(rows_.begin(), rows_.end(), store::RecordKey{std::string(type), 0, 0}, is_before);
  for (; at != rows_.end() && (*at)->key.type == type; ++at)
    if (!visit(*at)) return;
}

ShelfRowPtr Shelf::find(std::string_view id) const {
  const auto key = store::parse_record_id(id);
  if (!key) return nullptr;
  const std::shared_lock lock(mutex_);
  const auto at = std::lower_bound(rows_.begin(), rows_.end(), *key, is_before);
  return at != rows_.end() && (*at)->key == *key ? *at : nullptr;
}

}  // namespace jishi::http
