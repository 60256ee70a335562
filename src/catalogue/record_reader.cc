#include <algorithm>
#include <map>

#include "base/text.h"
#include "catalogue/readers.h"
#include "domain/record_checks.h"

namespace jishi::catalogue {

namespace {

constexpr std::array<std::pair<std::string_view, FieldKind>, 13> kFieldKinds = {
    {{"text", FieldKind::text},
     {"integer", FieldKind::integer},
     {"money", FieldKind::money},
     {"span", FieldKind::span},
     {"flag", FieldKind::flag},
     {"choice", FieldKind::choice},
     {"person", FieldKind::person},
     {"persons", FieldKind::persons},
     {"section", FieldKind::section},
     {"sections", FieldKind::sections},
     {"holder", FieldKind::holder},
     {"evidence", FieldKind::evidence},
     {"table", FieldKind::table}}};

// The kinds of claims that `check` prints (docs/formats/catalogue.md).
enum class ClaimKind { known };
constexpr std::array<std::pair<std::string_view, ClaimKind>, 19> kClaimKinds = {
    {{"date", ClaimKind::known},
     {"period", ClaimKind::known},
     {"duration", ClaimKind::known},
     {"count", ClaimKind::known},
     {"frequency", ClaimKind::known},
     {"meeting", ClaimKind::known},
     {"talk", ClaimKind::known},
     {"study", ClaimKind::known},
     {"activity", ClaimKind::known},
     {"decision", ClaimKind::known},
     {"appointment", ClaimKind::known},
     {"rank-promotion", ClaimKind::known},
     {"inspection", ClaimKind::known},
     {"finding", ClaimKind::known},
     {"education", ClaimKind::known},
     {"filing", ClaimKind::known},
     {"publication", ClaimKind::known},
     {"absence", ClaimKind::known},
     {"other", ClaimKind::known}}};

void read_columns(const Node& node, Field& out, Reading& reading);

constexpr std::array<KeyRow<Field>, 14> kFieldKeys = {{
    {"id", Need::required, read_text<&Field::id>},
    {"zh", Need::required, read_text<&Field::zh>},
    {"en", Need::required, read_text<&Field::en>},
    {"kind", Need::required, read_word<&Field::kind, kFieldKinds>},
    {"synonyms", Need::optional, read_texts<&Field::synonyms>},
    {"choices", Need::optional, read_texts<&Field::choices>},
    {"open", Need::optional, read_flag<&Field::open>},
    {"required", Need::optional, read_flag<&Field::required>},
    {"confidential", Need::optional, read_flag<&Field::confidential>},
    {"ahead", Need::optional, read_flag<&Field::may_lie_ahead>},
    {"planned", Need::optional, read_flag<&Field::is_planned>},
    {"hint", Need::optional, read_text<&Field::hint>},
    {"example", Need::optional, read_text<&Field::example>},
    {"columns", Need::optional, read_columns},
}};

bool is_list_kind(FieldKind kind) {
  return kind == FieldKind::table || kind == FieldKind::persons || kind == FieldKind::sections ||
         kind == FieldKind::evidence;
}

void judge_marks(const Node& node, const Field& field, Reading& reading) {
  if (field.may_lie_ahead && field.kind != FieldKind::span)
    reading.fault("catalogue.field-kind", {field.id, "span"}, node);
  if (field.is_planned && field.kind != FieldKind::text)
    reading.fault("catalogue.field-kind", {field.id, "text"}, node);
}

void read_columns(const Node& node, Field& out, Reading& reading) {
  if (!reading.is_list(node)) return;
  for (const auto& item : node.items) {
    Field column;
    read_map(item, kFieldKeys, column, reading);
    if (out.column(column.id) != nullptr) reading.fault("catalogue.duplicate-id", {column.id, out.id}, item);
    judge_marks(item, column, reading);
    if (is_list_kind(column.kind))
      reading.fault("catalogue.field-kind", {out.id + "." + column.id, "text, choice, person, span …"}, item);
    out.columns.push_back(std::move(column));
  }
}

// Two fields under one header would leave an imported column without an owner.
void judge_headers(const Node& node, const RecordType& type, Reading& reading) {
  std::map<std::string, std::string> owner;
  const auto claim = [&](const std::string& header, const Field& field, const Node& at) {
    const auto [it, is_new] = owner.emplace(squeeze(header), field.id);
    if (!is_new) reading.fault("catalogue.same-header", {header, it->second, field.id}, at);
  };
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    claim(type.fields[i].zh, type.fields[i], node.items[i]);
    for (const auto& synonym : type.fields[i].synonyms) claim(synonym, type.fields[i], node.items[i]);
  }
}

void read_fields(const Node& node, RecordType& out, Reading& reading) {
  if (!reading.is_list(node)) return;
  for (const auto& item : node.items) {
    Field field;
    read_map(item, kFieldKeys, field, reading);
    if (out.field(field.id) != nullptr) reading.fault("catalogue.duplicate-id", {field.id, out.id}, item);
    judge_marks(item, field, reading);
    if (field.kind == FieldKind::choice && field.choices.empty())
      reading.fault("catalogue.missing-key", {"choices"}, item);
    if (field.kind == FieldKind::table && field.columns.empty())
      reading.fault("catalogue.missing-key", {"columns"}, item);
    out.fields.push_back(std::move(field));
  }
  judge_headers(node, out, reading);
}

bool is_field_of_kind(const Node& at, const RecordType& type, const std::string& id,
                      std::initializer_list<FieldKind> kinds, Reading& reading) {
  if (!is_field(at, type, id, reading)) return false;
  std::string wanted;
  for (const auto kind : kinds) {
    if (type.field(id)->kind == kind) return true;
    wanted += (wanted.empty() ? "" : ", ") + std::string(field_kind_name(kind));
  }
  reading.fault("catalogue.field-kind", {type.id + "." + id, wanted}, at);
  return false;
}

void read_happened(const Node& node, RecordType& out, Reading& reading) {
  const auto rules = reading.texts(node);
  if (!rules) return;
  for (const auto& rule : *rules) {
    if (rule == "year") continue;
    const auto parts = split(rule, "..");
    for (const auto& part : parts) is_field_of_kind(node, out, part, {FieldKind::span}, reading);
    if (parts.size() == 2) out.periods.emplace_back(parts[0], parts[1]);
  }
  out.happened = *rules;
}

void read_periods(const Node& node, RecordType& out, Reading& reading) {
  const auto periods = reading.texts(node);
  if (!periods) return;
  for (const auto& period : *periods) {
    const auto ends = split(period, "..");
    if (ends.size() != 2) {
      reading.fault("catalogue.period", {period}, node);
      continue;
    }
    for (const auto& end : ends) is_field_of_kind(node, out, end, {FieldKind::span}, reading);
    out.periods.emplace_back(ends[0], ends[1]);
  }
}

void read_key(const Node& node, RecordType& out, Reading& reading) {
  const auto fields = reading.texts(node);
  if (!fields) return;
  for (const auto& field : *fields) is_field(node, out, field, reading);
  out.key = *fields;
}

void read_title(const Node& node, RecordType& out, Reading& reading) {
  const auto pattern = reading.text(node);
  if (!pattern) return;
  out.title = *pattern;
  for (std::size_t open = pattern->find('{'); open != std::string::npos;
       open = pattern->find('{', open + 1)) {
    const auto close = pattern->find('}', open);
    if (close == std::string::npos)
      return reading.fault("catalogue.placeholder", {pattern->substr(open)}, node);
    is_field(node, out, pattern->substr(open + 1, close - open - 1), reading);
  }
}

struct CheckKinds {
  std::string_view name;
  std::size_t least, most;
  std::initializer_list<FieldKind> kinds;
};

void judge_check(const Node& node, const RecordType& type, const FieldCheck& check, Reading& reading) {
  static const std::array<CheckKinds, 4> kKinds = {
      {{"in-order", 2, 99, {FieldKind::span}},
       {"at-most", 2, 2, {FieldKind::integer}},
       {"different", 1, 99, {FieldKind::person, FieldKind::persons}},
       {"sum-at-most", 2, 99, {FieldKind::integer}}}};
  for (const auto& row : kKinds) {
    if (row.name != check.name) continue;
    if (check.fields.size() < row.least || check.fields.size() > row.most)
      reading.fault("catalogue.check-fields", {check.name, std::to_string(row.least)}, node);
    for (const auto& field : check.fields) is_field_of_kind(node, type, field, row.kinds, reading);
  }
}

// - in-order: [drafted, published]
void read_checks_as(bool is_doubt, const Node& node, RecordType& out, Reading& reading) {
  if (!reading.is_list(node)) return;
  for (const auto& item : node.items) {
    if (!reading.is_map(item)) continue;
    for (const auto& row : item.items) {
      const auto fields = reading.texts(row);
      if (!fields) continue;
      FieldCheck check{row.key, *fields, is_doubt};
      if (is_check_name(check.name)) {
        judge_check(row, out, check, reading);
      } else {
        reading.fault("catalogue.check", {check.name}, row);
      }
      out.checks.push_back(std::move(check));
    }
  }
}

void read_checks(const Node& node, RecordType& out, Reading& reading) {
  read_checks_as(false, node, out, reading);
}
void read_doubts(const Node& node, RecordType& out, Reading& reading) {
  read_checks_as(true, node, out, reading);
}

// - {field: agree, from: views, where: {view: [同意]}} · {field: speakers, from: views, list: member}
struct DerivationDraft {
  Derivation derivation;
  const RecordType* type;
};
void read_derived_field(const Node& node, DerivationDraft& out, Reading& reading) {
  if (const auto field = reading.text(node);
      field && is_field_of_kind(node, *out.type, *field, {FieldKind::integer, FieldKind::persons}, reading))
    out.derivation.field = *field;
}
void read_derived_from(const Node& node, DerivationDraft& out, Reading& reading) {
  if (const auto field = reading.text(node);
      field && is_field_of_kind(node, *out.type, *field,
                                {FieldKind::persons, FieldKind::sections, FieldKind::table}, reading))
    out.derivation.from = *field;
}
bool is_column(const Node& node, const DerivationDraft& out, const std::string& column, Reading& reading) {
  const auto* table = out.type->field(out.derivation.from);
  if (table != nullptr && table->column(column) != nullptr) return true;
  reading.fault("catalogue.no-field", {out.type->id + "." + out.derivation.from, column}, node);
  return false;
}
void read_derived_where(const Node& node, DerivationDraft& out, Reading& reading) {
  if (!reading.is_map(node)) return;
  for (const auto& item : node.items)
    if (const auto words = reading.texts(item); words && is_column(item, out, item.key, reading)) {
      out.derivation.where_column = item.key;
      out.derivation.words = *words;
    }
}
void read_derived_list(const Node& node, DerivationDraft& out, Reading& reading) {
  if (const auto column = reading.text(node); column && is_column(node, out, *column, reading))
    out.derivation.list_column = *column;
}
constexpr std::array<KeyRow<DerivationDraft>, 4> kDerivationKeys = {{
    {"field", Need::required, read_derived_field},
    {"from", Need::required, read_derived_from},
    {"where", Need::optional, read_derived_where},
    {"list", Need::optional, read_derived_list},
}};

void read_derived(const Node& node, RecordType& out, Reading& reading) {
  if (!reading.is_list(node)) return;
  for (const auto& item : node.items) {
    DerivationDraft draft{{}, &out};
    read_map(item, kDerivationKeys, draft, reading);
    out.derived.push_back(std::move(draft.derivation));
  }
}

// A topic's fields are those of the type it stands in.
struct TopicDraft {
  Topic topic;
  const RecordType* type;
};
void read_words(const Node& node, TopicDraft& out, Reading& reading) {
  read_texts<&Topic::words>(node, out.topic, reading);
}
void read_classifiers(const Node& node, TopicDraft& out, Reading& reading) {
  read_texts<&Topic::classifiers>(node, out.topic, reading);
}
void read_claim_kind(const Node& node, TopicDraft& out, Reading& reading) {
  if (reading.word(node, kClaimKinds)) out.topic.kind = node.text;
}
// A list: one of them must hold.
void read_where(const Node& node, TopicDraft& out, Reading& reading) {
  if (node.kind != Node::Kind::list) return read_conditions(node, *out.type, out.topic.of.where, reading);
  for (const auto& item : node.items) {
    const bool is_first = &item == &node.items.front();
    auto& selection = is_first ? out.topic.of : out.topic.also.emplace_back();
    selection.type = out.type->id;
    read_conditions(item, *out.type, selection.where, reading);
  }
}
void read_count_field(const Node& node, TopicDraft& out, Reading& reading) {
  if (const auto field = reading.text(node);
      field && is_field_of_kind(node, *out.type, *field, {FieldKind::integer}, reading))
    out.topic.count_field = *field;
}
void read_topic_date(const Node& node, TopicDraft& out, Reading& reading) {
  if (const auto field = reading.text(node);
      field && is_field_of_kind(node, *out.type, *field, {FieldKind::span}, reading))
    out.topic.date = *field;
}
constexpr std::array<KeyRow<TopicDraft>, 6> kTopicKeys = {{
    {"words", Need::required, read_words},
    {"kind", Need::required, read_claim_kind},
    {"classifiers", Need::optional, read_classifiers},
    {"where", Need::optional, read_where},
    {"count_field", Need::optional, read_count_field},
    {"date", Need::optional, read_topic_date},
}};

void read_topics(const Node& node, RecordType& out, Reading& reading) {
  if (!reading.is_list(node)) return;
  for (const auto& item : node.items) {
    TopicDraft draft{{}, &out};
    draft.topic.of.type = out.id;
    read_map(item, kTopicKeys, draft, reading);
    out.topics.push_back(std::move(draft.topic));
  }
}

constexpr std::array<KeyRow<RecordType>, 19> kRecordKeys = {{
    {"id", Need::required, read_id<&RecordType::id>},
    {"zh", Need::required, read_text<&RecordType::zh>},
    {"en", Need::required, read_text<&RecordType::en>},
    {"area", Need::required, read_area_of<&RecordType::area>},
    {"basis", Need::required, read_basis_of<&RecordType::basis>, "catalogue.no-basis"},
    {"sheets", Need::optional, read_texts<&RecordType::sheets>},
    {"number_word", Need::optional, read_text<&RecordType::number_word>},
    {"rows", Need::required, read_rows<&RecordType::rows>},
    {"confidential", Need::optional, read_flag<&RecordType::confidential>},
    {"fields", Need::required, read_fields},
    {"happened", Need::required, read_happened},
    {"periods", Need::optional, read_periods},
    {"key", Need::required, read_key},
    {"key_unique", Need::optional, read_flag<&RecordType::key_unique>},
    {"title", Need::required, read_title},
    {"checks", Need::optional, read_checks},
    {"doubts", Need::optional, read_doubts},
    {"derived", Need::optional, read_derived},
    {"topics", Need::optional, read_topics},
}};

}  // namespace

void read_record_type(const Node& node, RecordType& out, Reading& reading) {
  read_map(node, kRecordKeys, out, reading);
  if (std::find(out.sheets.begin(), out.sheets.end(), out.zh) == out.sheets.end())
    out.sheets.insert(out.sheets.begin(), out.zh);
}

}  // namespace jishi::catalogue
