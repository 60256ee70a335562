#include "import/register_kind.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "import/cell_text.h"
#include "import/near_match.h"

namespace jishi::importing {

namespace {

// Words around a register's name that say nothing of its kind; the longer ones first.
constexpr std::array<std::string_view, 18> around = {
    "登记台账", "统计台账", "工作台账", "情况登记表", "情况统计表", "登记表", "登记簿", "记录表", "记录簿",
    "汇总表",   "一览表",   "明细表",   "统计表",     "情况表",     "台账",   "记录",   "年度",   "表"};

bool is_removed(unsigned char c) {
  return (c >= '0' && c <= '9') || c == '(' || c == ')' || c == '-' || c == '_' || c == '.' || c == '[' ||
         c == ']' || c == ',';
}

}  // namespace

RegisterKinds::RegisterKinds(const std::vector<RecordType>& types, const std::string& unit)
    : unit_(comparable(unit)) {
  names_.reserve(types.size());
  for (const auto& type : types) {
    for (const auto& sheet : type.sheets) words_.push_back({comparable(sheet), names_.size()});
    words_.push_back({comparable(type.zh), names_.size()});
    names_.emplace_back(type);
  }
  std::stable_sort(words_.begin(), words_.end(),
                   [](const SheetWord& a, const SheetWord& b) { return a.word.size() > b.word.size(); });
}

std::string RegisterKinds::stripped(std::string_view name) const {
  auto out = comparable(name);
  if (!unit_.empty()) out = replace_all(std::move(out), unit_, "");
  std::erase_if(out, [](char c) { return is_removed(static_cast<unsigned char>(c)); });
  for (const auto word : {"年度", "年", "附件", "附表"})
    if (out.size() > std::string_view(word).size()) out = replace_all(std::move(out), word, "");
  for (const auto word : around)
    if (out.ends_with(word) && out.size() > word.size()) out.resize(out.size() - word.size());
  return out;
}

const HeaderNames* RegisterKinds::by_exact_name(std::string_view name) const {
  for (const auto& wanted : {comparable(name), stripped(name)})
    for (const auto& row : words_)
      if (row.word == wanted) return &names_[row.type];
  return nullptr;
}

const HeaderNames* RegisterKinds::by_part_of_name(std::string_view name) const {
  constexpr std::size_t two_characters = 6;
  const auto wanted = stripped(name);
  for (const auto& row : words_)
    if (row.word.size() >= two_characters && wanted.find(row.word) != std::string::npos)
      return &names_[row.type];
  return nullptr;
}

RegisterKinds::Found RegisterKinds::by_title(const std::vector<Row>& rows) const {
  for (const auto& row : rows)
    for (const auto& cell : row.cells) {
      if (cell.kind != CellKind::text) continue;
      const auto* names = by_exact_name(cell.text);
      if (names == nullptr) names = by_part_of_name(cell.text);
      if (names == nullptr) break;
      if (const auto header = find_header(rows, *names); header.matched > 0) return {names, header};
      break;
    }
  return {};
}

// An exported register may have any name: 会议〔2023〕3号 of its first row says what it is.
RegisterKinds::Found RegisterKinds::by_number(const std::vector<Row>& rows) const {
  const auto number = first_record_number(rows);
  const auto word = number.substr(0, number.find("〔"));
  if (word.empty()) return {};
  Found best;
  for (const auto& names : names_) {
    const auto& type = names.type();
    if ((type.number_word.empty() ? type.zh : type.number_word) != word) continue;
    const auto header = find_header(rows, names);
    if (header.matched > best.header.matched) best = {&names, header};
  }
  return best;
}

RegisterKinds::Found RegisterKinds::by_headers(const std::vector<Row>& rows) const {
  Found best;
  bool tied = false;
  for (const auto& names : names_) {
    const auto header = find_header(rows, names);
    if (header.matched < 3 || header.matched * 5 < header.filled * 3) continue;
    const auto columns = read_columns(rows[header.index], names);
    const bool lacks_one = std::any_of(columns.faults.begin(), columns.faults.end(),
                                       [](const HeaderFault& fault) { return fault.column.empty(); });
    if (lacks_one) continue;
    tied = best.names != nullptr && header.matched == best.header.matched;
    if (best.names == nullptr || header.matched > best.header.matched) best = {&names, header};
  }
  return tied ? Found{} : best;
}

RegisterKinds::Found RegisterKinds::find(std::string_view sheet_name, const std::vector<Row>& rows) const {
  if (const auto* names = by_exact_name(sheet_name)) return {names, find_header(rows, *names)};
  if (const auto* names = by_part_of_name(sheet_name))
    if (const auto header = find_header(rows, *names); header.matched > 0) return {names, header};
  if (const auto found = by_title(rows); found.names != nullptr) return found;
  if (const auto found = by_number(rows); found.names != nullptr) return found;
  return by_headers(rows);
}

bool RegisterKinds::is_notes(std::string_view sheet_name) const {
  constexpr std::array<std::string_view, 5> words = {"说明", "封面", "目录", "字典", "填表须知"};
  if (by_exact_name(sheet_name) != nullptr) return false;
  const auto name = comparable(sheet_name);
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return name.find(word) != std::string::npos; });
}

Refusal RegisterKinds::unknown(std::string_view sheet_name) const {
  std::vector<std::string> known;
  std::vector<std::string> candidates;
  for (const auto& names : names_) {
    known.push_back(names.type().zh);
    candidates.push_back(names.type().zh);
    candidates.insert(candidates.end(), names.type().sheets.begin(), names.type().sheets.end());
  }
  const auto near = near_match(stripped(sheet_name), candidates);
  const auto list = join(known, "、");
  if (near.empty()) return refuse("import.unknown-sheet", {std::string(sheet_name), list});
  return refuse("import.unknown-sheet-near", {std::string(sheet_name), near, list});
}

}  // namespace jishi::importing
