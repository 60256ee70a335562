#include "domain/record_checks.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

#include "base/text.h"

namespace jishi {

namespace {

std::string label_of(const RecordType& type, const std::string& field_id) {
  const auto* field = type.field(field_id);
  return field == nullptr ? field_id : field->zh;
}

std::string labels(const RecordType& type, const FieldCheck& check) {
  std::vector<std::string> names;
  for (const auto& field : check.fields) names.push_back(label_of(type, field));
  return join(names, "、");
}

using Faults = std::vector<FieldRefusal>;

// The dates of the fields do not go backwards; absent ones are passed over, and imprecise ones judged
// generously.
void in_order(const RecordType& type, const Record& record, const FieldCheck& check, Faults& out) {
  std::optional<Span> before;
  std::string before_field;
  for (const auto& field : check.fields) {
    const auto span = record.span(field);
    if (!span) continue;
    if (before && span->to() < before->from())
      out.push_back(
          {field, refuse("record.order",
                         {label_of(type, field), span->zh(), label_of(type, before_field), before->zh()},
                         label_of(type, field))});
    before = span;
    before_field = field;
  }
}

void at_most(const RecordType& type, const Record& record, const FieldCheck& check, Faults& out) {
  const auto& small = check.fields[0];
  const auto& large = check.fields[1];
  if (!record.has(small) || !record.has(large) || record.integer(small) <= record.integer(large)) return;
  out.push_back({small, refuse("record.at-most",
                               {label_of(type, small), std::to_string(record.integer(small)),
                                label_of(type, large), std::to_string(record.integer(large))},
                               label_of(type, small))});
}

void different(const RecordType& type, const Record& record, const FieldCheck& check, Faults& out) {
  std::set<std::string> seen;
  for (const auto& field : check.fields)
    for (const auto& name : record.texts(field))
      if (!seen.insert(name).second)
        out.push_back(
            {field, refuse("record.same-person", {name, labels(type, check)}, label_of(type, field))});
}

void sum_at_most(const RecordType& type, const Record& record, const FieldCheck& check, Faults& out) {
  const auto& whole = check.fields.back();
  if (!record.has(whole)) return;
  std::int64_t sum = 0;
  for (std::size_t i = 0; i + 1 < check.fields.size(); ++i) sum += record.integer(check.fields[i]);
  if (sum <= record.integer(whole)) return;
  out.push_back({check.fields[0], refuse("record.sum",
                                         {labels(type, check), std::to_string(sum), label_of(type, whole),
                                          std::to_string(record.integer(whole))},
                                         label_of(type, check.fields[0]))});
}

struct CheckRow {
  std::string_view name;
  void (*run)(const RecordType&, const Record&, const FieldCheck&, Faults&);
};
constexpr std::array<CheckRow, 4> kChecks = {
    {{"in-order", in_order}, {"at-most", at_most}, {"different", different}, {"sum-at-most", sum_at_most}}};

bool is_listed(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

void judge_person(const Field& field, const std::string& name, const Organisation& organisation,
                  Faults& out) {
  if (organisation.knows(name) || is_outsider(name)) return;
  out.push_back({field.id, refuse("record.unknown-person", {name}, field.zh)});
}

void judge_section(const Field& field, const std::string& name, const Organisation& organisation,
                   Faults& out) {
  const auto& leadership = organisation.words().leadership_sections;
  if (is_listed(organisation.sections(), name) || is_listed(leadership, name) || is_outsider(name)) return;
  out.push_back(
      {field.id, refuse("record.unknown-section", {name, join(organisation.sections(), "、")}, field.zh)});
}

void judge_holder(const Field& field, const std::string& name, const Organisation& organisation,
                  Faults& out) {
  if (organisation.knows(name) || organisation.is_body(name) || organisation.is_branch(name) ||
      is_listed(organisation.sections(), name) || is_listed(organisation.party_groups(), name) ||
      is_outsider(name))
    return;
  out.push_back({field.id, refuse("record.unknown-holder", {name}, field.zh)});
}

void judge_names(const Field& field, const Record& record, const Organisation& organisation, Faults& out) {
  for (const auto& name : record.texts(field.id)) switch (field.kind) {
      case FieldKind::person:
      case FieldKind::persons:
        judge_person(field, name, organisation, out);
        break;
      case FieldKind::section:
      case FieldKind::sections:
        judge_section(field, name, organisation, out);
        break;
      case FieldKind::holder:
        judge_holder(field, name, organisation, out);
        break;
      default:
        break;
    }
}

bool is_of_kind(const Field& field, const Record& record) {
  const auto& value = record.fields.at(field.id);
  switch (field.kind) {
    case FieldKind::integer:
      return value.is_int64() && value.get_int64() >= 0;
    case FieldKind::flag:
      return value.is_bool();
    case FieldKind::span:
      return value.is_string() && record.span(field.id).has_value();
    case FieldKind::persons:
    case FieldKind::sections:
    case FieldKind::evidence:
    case FieldKind::table:
      return value.is_array();
    default:
      return value.is_string();
  }
}

void judge_value(const Field& field, const Record& record, const Organisation* organisation, Faults& out);

// Each row as a small record of the columns, each reason under the table's name.
void judge_rows(const Field& field, const Record& record, const Organisation* organisation, Faults& out) {
  for (const auto& row : record.rows(field.id)) {
    Record one;
    one.fields = row;
    Faults found;
    for (const auto& column : field.columns) judge_value(column, one, organisation, found);
    for (const auto& [name, value] : row)
      if (field.column(name) == nullptr)
        found.push_back({field.id, refuse("record.unknown-field", {std::string(name), field.zh})});
    for (auto& fault : found) {
      fault.field = field.id;
      fault.reason.where = fault.reason.where.empty() ? field.zh : field.zh + "·" + fault.reason.where;
      out.push_back(std::move(fault));
    }
  }
}

void judge_value(const Field& field, const Record& record, const Organisation* organisation, Faults& out) {
  if (!record.has(field.id)) {
    if (field.required) out.push_back({field.id, refuse("record.required", {field.zh}, field.zh)});
    return;
  }
  if (!is_of_kind(field, record)) {
    out.push_back({field.id, refuse("record.kind", {field.zh}, field.zh)});
    return;
  }
  if (field.kind == FieldKind::choice && !field.open && !is_listed(field.choices, record.text(field.id)))
    out.push_back(
        {field.id,
         refuse("record.choice", {std::string(record.text(field.id)), join(field.choices, "、")}, field.zh)});
  if (field.kind == FieldKind::table) judge_rows(field, record, organisation, out);
  if (organisation != nullptr) judge_names(field, record, *organisation, out);
}

void run_checks(const RecordType& type, const Record& record, bool doubts, Faults& out) {
  for (const auto& check : type.checks)
    for (const auto& row : kChecks)
      if (check.is_doubt == doubts && row.name == check.name) row.run(type, record, check, out);
}

}  // namespace

std::vector<FieldRefusal> why_not(const RecordType& type, const Record& record,
                                  const Organisation* organisation) {
  Faults out;
  // A person's first post makes the person known, so posts are not judged against the list they make.
  const auto* known = record.type == "post" ? nullptr : organisation;
  for (const auto& field : type.fields) judge_value(field, record, known, out);
  for (const auto& [name, value] : record.fields)
    if (type.field(name) == nullptr)
      out.push_back({std::string(name), refuse("record.unknown-field", {std::string(name), type.zh})});
  run_checks(type, record, false, out);
  return out;
}

std::vector<FieldRefusal> doubts_of(const RecordType& type, const Record& record) {
  Faults out;
  run_checks(type, record, true, out);
  return out;
}

bool is_check_name(std::string_view name) {
  return std::any_of(kChecks.begin(), kChecks.end(), [&](const CheckRow& row) { return row.name == name; });
}

bool is_outsider(std::string_view name) {
  constexpr std::string_view open = "（";
  constexpr std::string_view close = "）";
  const auto at = name.find(open);
  return at != std::string_view::npos && at > 0 && name.ends_with(close) &&
         name.size() > at + open.size() + close.size();
}

}  // namespace jishi
