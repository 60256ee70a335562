#include "domain/record_type.h"

#include <array>

namespace jishi {

std::string Basis::zh() const {
  std::string out = text;
  if (!version.empty()) out += "（" + version + "）";
  out += article;
  if (!confirmed) out += "（待核）";
  return out;
}

std::string_view field_kind_name(FieldKind kind) {
  constexpr std::array<std::string_view, 13> names = {"text",   "integer",  "money",   "span",    "flag",
                                                      "choice", "person",   "persons", "section", "sections",
                                                      "holder", "evidence", "table"};
  return names[static_cast<std::size_t>(kind)];
}

const Field* Field::column(std::string_view column_id) const {
  for (const auto& candidate : columns)
    if (candidate.id == column_id) return &candidate;
  return nullptr;
}

const Field* RecordType::field(std::string_view field_id) const {
  for (const auto& candidate : fields)
    if (candidate.id == field_id) return &candidate;
  return nullptr;
}

}  // namespace jishi
