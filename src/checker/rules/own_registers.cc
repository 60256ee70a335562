#include "checker/rules/own_registers.h"

#include <algorithm>

#include "base/text.h"

namespace jishi::checker {

namespace {

constexpr std::size_t kShortestName = 3;

bool is_of_words(const Field& field) {
  return field.kind != FieldKind::integer && field.kind != FieldKind::money &&
         field.kind != FieldKind::span && field.kind != FieldKind::flag && field.kind != FieldKind::evidence;
}

template <typename Test>
bool any_value(const CheckInput& input, const Test& test) {
  if (!input.data || input.data->records == nullptr || input.data->types == nullptr) return false;
  for (const auto& record : *input.data->records) {
    if (!record.is_live()) continue;
    const auto type = std::find_if(input.data->types->begin(), input.data->types->end(),
                                   [&](const RecordType& one) { return one.id == record.type; });
    if (type == input.data->types->end()) continue;
    for (const auto& field : type->fields) {
      if (!is_of_words(field)) continue;
      if (field.kind == FieldKind::table && test(field_text(field, record))) return true;
      for (const auto& value : record.texts(field.id))
        if (test(value)) return true;
    }
  }
  return false;
}

}  // namespace

bool is_in_registers(const CheckInput& input, std::string_view word) {
  return any_value(input, [&](const std::string& value) { return value.find(word) != std::string::npos; });
}

bool begins_with_a_value(const CheckInput& input, std::u32string_view text) {
  const auto start = to_utf8(text);
  return any_value(input, [&](const std::string& value) {
    return start.starts_with(value) && count_code_points(value) >= kShortestName;
  });
}

}  // namespace jishi::checker
