#include "import/headers.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/text.h"
#include "domain/record.h"
#include "import/cell_text.h"
#include "import/near_match.h"

namespace jishi::importing {

HeaderNames::HeaderNames(const RecordType& type) : type_(&type) {
  for (const auto& field : type.fields) by_name_.emplace(comparable(field.zh), &field);
  for (const auto& field : type.fields)
    for (const auto& synonym : field.synonyms) by_name_.emplace(comparable(synonym), &field);
}

const Field* HeaderNames::field(std::string_view header) const {
  const auto at = by_name_.find(comparable(header));
  return at == by_name_.end() ? nullptr : at->second;
}

bool is_error_header(std::string_view header) {
  const auto name = comparable(shortened(header, 8));
  return name == "错误" || name.starts_with("错误:");
}

bool is_ignored_header(std::string_view header) {
  constexpr std::array<std::string_view, 7> ignored = {"序号", "行号",        "no",           "no.",
                                                       "编号", kNumberHeader, kRecordedHeader};
  return is_error_header(header) ||
         std::find(ignored.begin(), ignored.end(), comparable(header)) != ignored.end();
}

HeaderRow find_header(const std::vector<Row>& rows, const HeaderNames& names) {
  HeaderRow best;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::set<const Field*> fields;
    std::set<std::string_view> filled;
    for (const auto& cell : rows[i].cells) {
      if (cell.is_blank()) continue;
      filled.insert(cell.text);
      if (const auto* field = names.field(cell.text)) fields.insert(field);
    }
    // One word alone may be a title (会议) that happens to be a column's name too.
    const bool enough = fields.size() >= 2 || (fields.size() == 1 && filled.size() == 2);
    if (enough && fields.size() > best.matched) best = {i, fields.size(), filled.size()};
  }
  return best;
}

namespace {

std::vector<std::string> column_names(const RecordType& type) {
  std::vector<std::string> out;
  for (const auto& field : type.fields) out.push_back(field.zh);
  return out;
}

Refusal unknown_header(const std::string& header, const RecordType& type) {
  auto candidates = column_names(type);
  const auto known = join(candidates, "、");
  for (const auto& field : type.fields)
    candidates.insert(candidates.end(), field.synonyms.begin(), field.synonyms.end());
  auto near = near_match(header, candidates);
  for (const auto& field : type.fields)
    if (std::find(field.synonyms.begin(), field.synonyms.end(), near) != field.synonyms.end())
      near = field.zh;
  if (near.empty()) return refuse("import.unknown-header", {shortened(header), type.zh, known});
  return refuse("import.unknown-header-near", {shortened(header), type.zh, near, known});
}

}  // namespace

Columns read_columns(const Row& header, const HeaderNames& names) {
  Columns out;
  std::map<const Field*, std::string> seen;
  for (const auto& cell : header.cells) {
    auto& column = out.columns.emplace_back();
    if (cell.is_blank()) continue;
    column.header = std::string(trim(cell.text));
    column.field = names.field(column.header);
    if (column.field == nullptr) {
      if (!is_ignored_header(column.header))
        out.faults.push_back({column.header, unknown_header(column.header, names.type())});
    } else if (const auto [at, fresh] = seen.emplace(column.field, column.header); !fresh) {
      out.faults.push_back({column.header, refuse("import.header-twice", {at->second, column.header})});
      column.field = nullptr;
    }
  }
  for (const auto& field : names.type().fields)
    if (field.required && !seen.contains(&field))
      out.faults.push_back({"", refuse("import.missing-header", {field.zh})});
  return out;
}

std::string first_record_number(const std::vector<Row>& rows) {
  for (std::size_t i = 0; i + 1 < rows.size(); ++i)
    for (std::size_t k = 0; k < std::min(rows[i].cells.size(), rows[i + 1].cells.size()); ++k)
      if (trim(rows[i].cells[k].text) == kNumberHeader) return std::string(trim(rows[i + 1].cells[k].text));
  return {};
}

std::string column_letters(std::size_t column) {
  std::string out;
  for (auto n = column + 1; n > 0; n = (n - 1) / 26)
    out.insert(out.begin(), static_cast<char>('A' + (n - 1) % 26));
  return out;
}

}  // namespace jishi::importing
