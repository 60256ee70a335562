#include "domain/rules/values.h"

namespace jishi::rules_detail {

Names names_of(const Record& record, std::string_view field) {
  const auto dot = field.find('.');
  if (dot == std::string_view::npos) return record.texts(field);
  Names out;
  for (const auto& row : record.rows(field.substr(0, dot)))
    if (const auto text = text_of(row, field.substr(dot + 1)); !text.empty()) out.emplace_back(text);
  return out;
}

std::optional<std::int64_t> number_of(const Record& record, const Names& fields) {
  for (const auto& field : fields) {
    const auto* value = record.fields.if_contains(field);
    if (value == nullptr) continue;
    if (value->is_int64()) return value->get_int64();
    if (value->is_array()) return static_cast<std::int64_t>(value->get_array().size());
  }
  return std::nullopt;
}

std::string label_of(const RecordType& type, std::string_view field) {
  const auto dot = field.find('.');
  const auto* known = type.field(field.substr(0, dot));
  return known == nullptr ? std::string(field) : known->zh;
}

std::string labels_of(const RecordType& type, const Names& fields) {
  Names out;
  for (const auto& field : fields) out.push_back(label_of(type, field));
  return join(out, "、");
}

}  // namespace jishi::rules_detail
