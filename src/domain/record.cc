#include "domain/record.h"

#include <algorithm>

#include "base/text.h"

namespace jishi {

std::string Record::make_id(std::string_view type, int year, int sequence) {
  return std::string(type) + "-" + std::to_string(year) + "-" + std::to_string(sequence);
}

JsonObject Record::body() const {
  JsonObject body;
  body["type"] = type;
  body["year"] = year;
  body["happened"] = happened.iso();
  body["fields"] = fields;
  if (!evidence.empty()) {
    JsonArray files;
    for (const auto& file : evidence) {
      JsonObject item;
      item["name"] = file.name;
      if (file.digest) {
        item["sha256"] = to_hex(*file.digest);
        item["size"] = static_cast<std::int64_t>(file.size_bytes);
      }
      files.push_back(std::move(item));
    }
    body["evidence"] = std::move(files);
  }
  if (!origin.file.empty()) body["source"] = JsonObject{{"file", origin.file}, {"row", origin.row}};
  if (!reason.empty()) body["reason"] = reason;
  if (status == RecordStatus::withdrawn) body["withdrawn"] = true;
  return body;
}

namespace {

Refusal malformed(std::string_view what) {
  return refuse("record.malformed", {std::string(what)});
}

Result<std::vector<Evidence>> read_evidence(const JsonArray& files) {
  std::vector<Evidence> out;
  for (const auto& file : files) {
    if (!file.is_object()) return malformed("evidence");
    const auto& item = file.get_object();
    Evidence evidence;
    evidence.name = std::string(text_of(item, "name"));
    if (const auto hex = text_of(item, "sha256"); !hex.empty()) {
      const auto bytes = from_hex(hex);
      evidence.digest = bytes ? hash_from_bytes(*bytes) : std::nullopt;
      if (!evidence.digest) return malformed("evidence.sha256");
    }
    if (const auto* size = item.if_contains("size");
        size != nullptr && size->is_int64() && size->get_int64() >= 0)
      evidence.size_bytes = static_cast<std::uint64_t>(size->get_int64());
    out.push_back(std::move(evidence));
  }
  return out;
}

}  // namespace

Result<Record> Record::from_body(const JsonObject& body) {
  Record record;
  record.type = std::string(text_of(body, "type"));
  if (record.type.empty()) return malformed("type");
  const auto* year = body.if_contains("year");
  if (year == nullptr || !year->is_int64()) return malformed("year");
  record.year = static_cast<int>(year->get_int64());
  const auto happened = Span::from_iso(text_of(body, "happened"));
  if (!happened) return malformed("happened");
  record.happened = *happened;
  const auto* fields = body.if_contains("fields");
  if (fields == nullptr || !fields->is_object()) return malformed("fields");
  record.fields = fields->get_object();
  if (const auto* files = body.if_contains("evidence"); files != nullptr) {
    if (!files->is_array()) return malformed("evidence");
    auto evidence = read_evidence(files->get_array());
    if (!evidence) return evidence.error();
    record.evidence = std::move(*evidence);
  }
  if (const auto* source = body.if_contains("source"); source != nullptr && source->is_object()) {
    record.origin.file = std::string(text_of(source->get_object(), "file"));
    if (const auto* row = source->get_object().if_contains("row"); row != nullptr && row->is_int64())
      record.origin.row = row->get_int64();
  }
  record.reason = std::string(text_of(body, "reason"));
  if (const auto* gone = body.if_contains("withdrawn");
      gone != nullptr && gone->is_bool() && gone->get_bool())
    record.status = RecordStatus::withdrawn;
  return record;
}

std::string_view Record::text(std::string_view field) const {
  return text_of(fields, field);
}

std::int64_t Record::integer(std::string_view field) const {
  const auto* value = fields.if_contains(field);
  return value != nullptr && value->is_int64() ? value->get_int64() : 0;
}

bool Record::flag(std::string_view field) const {
  const auto* value = fields.if_contains(field);
  return value != nullptr && value->is_bool() && value->get_bool();
}

bool Record::has(std::string_view field) const {
  return fields.contains(field);
}

std::vector<std::string> Record::texts(std::string_view field) const {
  std::vector<std::string> out;
  const auto* value = fields.if_contains(field);
  if (value == nullptr) return out;
  if (value->is_string()) out.emplace_back(value->get_string());
  if (value->is_array())
    for (const auto& item : value->get_array())
      if (item.is_string()) out.emplace_back(item.get_string());
  return out;
}

std::optional<Span> Record::span(std::string_view field) const {
  return Span::from_iso(text(field));
}

std::string record_number(const RecordType& type, const Record& record) {
  return (type.number_word.empty() ? type.zh : type.number_word) + "〔" + std::to_string(record.year) + "〕" +
         std::to_string(record.sequence) + "号";
}

std::string record_title(const RecordType& type, const Record& record) {
  std::string out;
  const std::string& pattern = type.title;
  for (std::size_t i = 0; i < pattern.size();) {
    const auto close = pattern[i] == '{' ? pattern.find('}', i) : std::string::npos;
    if (close == std::string::npos) {
      out += pattern[i++];
      continue;
    }
    const auto name = std::string_view(pattern).substr(i + 1, close - i - 1);
    if (const auto* field = type.field(name); field != nullptr) out += field_text(*field, record);
    i = close + 1;
  }
  return out;
}

std::string field_text(const Field& field, const Record& record) {
  const auto* value = record.fields.if_contains(field.id);
  if (value == nullptr) return {};
  switch (field.kind) {
    case FieldKind::span: {
      const auto span = record.span(field.id);
      return span ? span->zh() : std::string(record.text(field.id));
    }
    case FieldKind::integer:
      return std::to_string(record.integer(field.id));
    case FieldKind::flag:
      return record.flag(field.id) ? "是" : "";
    default:
      return join(record.texts(field.id), "、");
  }
}

namespace {

bool any_equal(const std::vector<std::string>& values, const std::vector<std::string>& wanted) {
  return std::any_of(values.begin(), values.end(), [&](const std::string& value) {
    return std::find(wanted.begin(), wanted.end(), value) != wanted.end();
  });
}

bool any_contains(const std::vector<std::string>& values, const std::vector<std::string>& wanted) {
  for (const auto& value : values)
    for (const auto& word : wanted)
      if (value.find(word) != std::string::npos) return true;
  return false;
}

}  // namespace

bool matches(const Condition& condition, const Record& record) {
  using Op = Condition::Op;
  if (condition.op == Op::present) return record.has(condition.field);
  if (condition.op == Op::absent) return !record.has(condition.field);
  auto values = record.texts(condition.field);
  if (values.empty() && record.has(condition.field)) {
    const auto& value = record.fields.at(condition.field);
    if (value.is_int64()) values.push_back(std::to_string(value.get_int64()));
    if (value.is_bool()) values.push_back("是");
  }
  switch (condition.op) {
    case Op::in:
      return any_equal(values, condition.values);
    case Op::not_in:
      return !any_equal(values, condition.values);
    default:
      return any_contains(values, condition.values);
  }
}

bool matches(const Selection& selection, const Record& record) {
  return record.status == RecordStatus::filed && record.type == selection.type &&
         std::all_of(selection.where.begin(), selection.where.end(),
                     [&](const Condition& condition) { return matches(condition, record); });
}

Hash content_digest(const Record& record) {
  // Written by hand in canonical order: this runs once per imported row.
  std::string text = R"({"fields":)";
  text += canonical(record.fields);
  text += R"(,"happened":")" + record.happened.iso() + R"(","type":")" + record.type + "\"";
  for (const auto& file : record.evidence) text += "," + file.name;
  text += "}";
  return sha256(text);
}

Hash key_digest(const RecordType& type, const Record& record) {
  std::string text = record.type + "\n" + std::to_string(record.year);
  for (const auto& name : type.key) {
    text += '\n';
    if (const auto* value = record.fields.if_contains(name); value != nullptr) append_canonical(text, *value);
  }
  return sha256(text);
}

}  // namespace jishi
