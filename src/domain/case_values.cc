// What follows from a case as it stands: by when it should move on, what is computed from its lists, the seal
// on what was approved.

#include <algorithm>

#include "base/digest.h"
#include "domain/case.h"

namespace jishi {

std::optional<Day> limit_of(const ProcedureState& state, const Record& record, const WorkCalendar& calendar) {
  if (!state.limit) return std::nullopt;
  const auto& limit = *state.limit;
  std::optional<Day> from;
  if (!limit.field.empty()) {
    if (const auto span = record.span(limit.field)) from = span->to();
  } else {
    // The first of the last steps that all stand in this state.
    for (auto taken = record.trail.rbegin(); taken != record.trail.rend() && taken->to == state.id; ++taken)
      from = taken->day;
  }
  if (!from) return std::nullopt;
  const Day day = from->plus_months(limit.months).plus_days(limit.days);
  if (limit.working_days == 0) return day;
  const auto after = calendar.after(day, limit.working_days);
  return after ? std::optional(*after) : std::nullopt;
}

namespace {

std::size_t count_of(const Derivation& derivation, const Record& record) {
  if (derivation.where_column.empty()) {
    const auto* value = record.fields.if_contains(derivation.from);
    return value != nullptr && value->is_array() ? value->get_array().size() : 0;
  }
  std::size_t out = 0;
  for (const auto& row : record.rows(derivation.from)) {
    const auto word = text_of(row, derivation.where_column);
    out += static_cast<std::size_t>(
        std::count(derivation.words.begin(), derivation.words.end(), std::string(word)));
  }
  return out;
}

void put_list(Record& record, const std::string& field, JsonArray list) {
  if (list.empty())
    record.fields.erase(field);
  else
    record.fields[field] = std::move(list);
}

}  // namespace

void derive(const RecordType& type, Record& record, bool over) {
  for (const auto& derivation : type.derived) {
    if (!record.has(derivation.from) || (!over && record.has(derivation.field))) continue;
    if (derivation.list_column.empty()) {
      record.fields[derivation.field] = static_cast<std::int64_t>(count_of(derivation, record));
      continue;
    }
    JsonArray list;
    for (const auto& row : record.rows(derivation.from))
      if (const auto word = text_of(row, derivation.list_column); !word.empty()) list.emplace_back(word);
    put_list(record, derivation.field, std::move(list));
  }
  // A register's column of files holds their names, whichever way the record came.
  for (const auto& field : type.fields) {
    if (field.kind != FieldKind::evidence) continue;
    JsonArray names;
    for (const auto& file : record.evidence) names.emplace_back(file.name);
    put_list(record, field.id, std::move(names));
  }
}

std::string seal_of(const Record& record, const std::vector<std::string>& fields) {
  JsonObject sealed;
  for (const auto& name : fields) {
    if (name != "evidence") {
      if (const auto* value = record.fields.if_contains(name); value != nullptr) sealed[name] = *value;
      continue;
    }
    JsonArray files;
    for (const auto& file : record.evidence)
      files.push_back(JsonObject{{"name", file.name}, {"sha256", file.digest ? to_hex(*file.digest) : ""}});
    sealed["evidence"] = std::move(files);
  }
  return to_hex(sha256(canonical(sealed)));
}

}  // namespace jishi
