#include "http/resources/record_input.h"

#include <algorithm>

#include "app/evidence_kind.h"
#include "app/record_draft.h"
#include "base/text.h"
#include "domain/field_input.h"
#include "http/resources/evidence_reach.h"

namespace jishi::http {

namespace {

// A plain value as the text people would write.
std::optional<std::string> plain_text(const Json& value) {
  if (value.is_string()) return std::string(value.get_string());
  if (value.is_int64()) return std::to_string(value.get_int64());
  if (value.is_bool()) return std::string(value.get_bool() ? "是" : "");
  if (value.is_null()) return std::string();
  return std::nullopt;
}

std::optional<Refusal> put(const Field& field, const Json& value, std::optional<int> year, JsonObject& into);

std::optional<Refusal> put_rows(const Field& field, const JsonArray& rows, std::optional<int> year,
                                JsonObject& into) {
  JsonArray out;
  for (const auto& row : rows) {
    if (!row.is_object()) return refuse("record.kind", {field.zh});
    JsonObject cells;
    for (const auto& [name, value] : row.get_object()) {
      const auto* column = field.column(name);
      if (column == nullptr) return refuse("record.unknown-field", {std::string(name), field.zh});
      if (auto refused = put(*column, value, year, cells)) return refused;
    }
    if (!cells.empty()) out.push_back(std::move(cells));
  }
  if (!out.empty()) into[field.id] = std::move(out);
  return std::nullopt;
}

std::optional<Refusal> put_list(const Field& field, const JsonArray& list, std::optional<int> year,
                                JsonObject& into) {
  std::vector<std::string> names;
  for (const auto& item : list) {
    if (!item.is_string()) return refuse("record.kind", {field.zh});
    names.emplace_back(item.get_string());
  }
  return put_text(field, join(names, "、"), year, into);
}

std::optional<Refusal> put(const Field& field, const Json& value, std::optional<int> year, JsonObject& into) {
  if (const auto text = plain_text(value)) return put_text(field, *text, year, into);
  if (value.is_array() && field.kind == FieldKind::table)
    return put_rows(field, value.get_array(), year, into);
  const bool is_list = field.kind == FieldKind::persons || field.kind == FieldKind::sections;
  if (value.is_array() && is_list) return put_list(field, value.get_array(), year, into);
  return refuse("record.kind", {field.zh});
}

// The other version's confidential fields that this one does not see: an amendment leaves them as they are.
void keep_unseen(Call& call, const RecordType& type, const Record& before, Record& draft) {
  const auto by = call.office.entered_by(call.reader(), before.id);
  if (call.sight().sees_confidential(type, before, by)) return;
  for (const auto& field : type.fields)
    if (field.confidential && before.has(field.id)) draft.fields[field.id] = before.fields.at(field.id);
  for (const auto& file : before.evidence) draft.evidence.push_back(file);
}

// The version before names such a file and has it not: an old register did.
bool is_only_named(const Record* before, const std::string& name) {
  return before != nullptr &&
         std::any_of(before->evidence.begin(), before->evidence.end(),
                     [&](const Evidence& file) { return !file.digest && file.name == name; });
}

}  // namespace

Result<JsonObject> read_fields(const RecordType& type, const JsonObject& given, std::optional<int> year) {
  JsonObject out;
  Refusals reasons;
  for (const auto& [name, value] : given) {
    const auto* field = type.field(name);
    if (field == nullptr || field->kind == FieldKind::evidence) {
      reasons.push_back(refuse("record.unknown-field", {std::string(name), type.zh}));
      continue;
    }
    if (auto refused = put(*field, value, year, out)) {
      refused->where = field->zh;
      reasons.push_back(std::move(*refused));
    }
  }
  if (!reasons.empty()) return reasons;
  return out;
}

Result<std::vector<Evidence>> read_evidence(Call& call, const Record* before) {
  std::vector<Evidence> out;
  const auto* given = call.body.if_contains("evidence");
  if (given == nullptr) return out;
  Refusals reasons;
  for (const auto& item : given->as_array()) {
    const auto& file = item.as_object();
    if (!file.contains("sha256")) {
      const std::string named(text_of(file, "name"));
      if (is_only_named(before, named))
        out.push_back({named, std::nullopt, 0});
      else
        reasons.push_back(refuse("evidence.absent", {named}));
      continue;
    }
    const auto name = app::safe_file_name(text_of(file, "name"));
    const auto bytes = from_hex(text_of(file, "sha256"));
    const auto digest = bytes ? hash_from_bytes(*bytes) : std::nullopt;
    // A digest alone opens no file: it must be one that this one uploaded, or may read.
    const bool may = digest && readable_evidence(call, *digest);
    const auto kept = may ? call.office.evidence.describe(*digest, name) : std::nullopt;
    if (!kept) {
      reasons.push_back(refuse("evidence.absent", {name}));
      continue;
    }
    out.push_back({name, digest, kept->size_bytes});
  }
  if (!reasons.empty()) return reasons;
  return out;
}

Result<Record> read_draft(Call& call, const RecordType& type, const Record* before) {
  Record draft;
  draft.type = type.id;
  std::optional<int> year;
  if (const auto* given = call.body.if_contains("year")) year = static_cast<int>(given->as_int64());
  if (before != nullptr) {
    year = before->year;
    draft.id = before->id;
  }
  auto fields = read_fields(type, call.body.at("fields").as_object(), year.value_or(call.today().year()));
  auto evidence = read_evidence(call, before);
  Refusals reasons;
  if (!fields) reasons = fields.error();
  if (!evidence) reasons.insert(reasons.end(), evidence.error().begin(), evidence.error().end());
  if (!reasons.empty()) return reasons;
  draft.fields = std::move(*fields);
  draft.evidence = std::move(*evidence);
  if (before != nullptr) keep_unseen(call, type, *before, draft);
  return app::judge_draft(type, std::move(draft), year, call.today(), call.sight().organisation());
}

}  // namespace jishi::http
