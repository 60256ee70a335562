#include "domain/record_doubts.h"

#include <algorithm>

#include "base/text.h"

namespace jishi {

namespace {

using Faults = std::vector<FieldRefusal>;

void judge_day(const Field& field, const std::string& owner, const Json& value, Day today, Faults& out) {
  if (field.kind != FieldKind::span || field.may_lie_ahead || !value.is_string()) return;
  const auto span = Span::from_iso(value.get_string());
  if (span && span->from() > today)
    out.push_back({owner, refuse("record.ahead", {field.zh, span->zh()}, field.zh)});
}

void judge_rows(const Field& field, const Json& value, Day today, Faults& out) {
  if (!value.is_array()) return;
  for (const auto& row : value.get_array()) {
    if (!row.is_object()) continue;
    for (const auto& column : field.columns)
      if (const auto* cell = row.get_object().if_contains(column.id))
        judge_day(column, field.id, *cell, today, out);
  }
}

}  // namespace

Faults days_ahead(const RecordType& type, const Record& record, Day today) {
  Faults out;
  for (const auto& field : type.fields) {
    const auto* value = record.fields.if_contains(field.id);
    if (value == nullptr) continue;
    judge_day(field, field.id, *value, today, out);
    if (field.kind == FieldKind::table) judge_rows(field, *value, today, out);
  }
  return out;
}

Faults unusual_words(const RecordType& type, const Record& record) {
  Faults out;
  for (const auto& field : type.fields) {
    if (field.kind != FieldKind::choice || !field.open) continue;
    for (const auto& word : record.texts(field.id))
      if (std::find(field.choices.begin(), field.choices.end(), word) == field.choices.end())
        out.push_back(
            {field.id, refuse("record.unusual", {field.zh, word, join(field.choices, "、")}, field.zh)});
  }
  return out;
}

}  // namespace jishi
