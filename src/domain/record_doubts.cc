#include "domain/record_doubts.h"

#include <algorithm>

#include "base/is_in.h"
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

bool is_word_of_state(const std::vector<Procedure>& procedures, const RecordType& type,
                      const std::string& field, const std::string& word) {
  return std::any_of(procedures.begin(), procedures.end(), [&](const Procedure& procedure) {
    return procedure.of.type == type.id && procedure.state_field == field &&
           std::any_of(procedure.states.begin(), procedure.states.end(), [&](const ProcedureState& state) {
             return state.zh == word || is_in(state.words, word);
           });
  });
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

Faults unusual_words(const RecordType& type, const Record& record, const std::vector<Procedure>& procedures) {
  Faults out;
  for (const auto& field : type.fields) {
    if (field.kind != FieldKind::choice || !field.open) continue;
    for (const auto& word : record.texts(field.id))
      if (!is_in(field.choices, word) && !is_word_of_state(procedures, type, field.id, word))
        out.push_back(
            {field.id, refuse("record.unusual", {field.zh, word, join(field.choices, "、")}, field.zh)});
  }
  return out;
}

}  // namespace jishi
