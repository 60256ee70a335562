#include "import/sheet_plan.h"

#include <set>

#include "base/text.h"
#include "import/cell_text.h"
#include "import/register_files.h"
#include "import/register_year.h"

namespace jishi::importing {

namespace {

constexpr std::size_t rows_looked_at = 10;

Result<std::vector<Row>> first_rows(Book& book, std::size_t index) {
  if (auto opened = book.open_sheet(index); !opened) return opened.error();
  std::vector<Row> rows;
  while (rows.size() < rows_looked_at) {
    Row row;
    auto more = book.next(row);
    if (!more) return more.error();
    if (!*more) break;
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string folder_name(const std::filesystem::path& path) {
  std::error_code error;
  const auto whole = std::filesystem::absolute(path, error).lexically_normal();
  return error ? "" : name_on_disk(whole.parent_path());
}

// Its name without .csv or .xlsx.
std::string stem_on_disk(const std::filesystem::path& path) {
  return std::filesystem::path(name_on_disk(path)).stem().string();
}

// Title rows first, then the record's number (an exported register without a title says its year there), the
// sheet's, the file's and the folder's name.
std::optional<int> register_year(const std::vector<Row>& rows, std::size_t header, const std::string& sheet,
                                 const std::filesystem::path& path) {
  std::string titles;
  for (std::size_t i = 0; i < header; ++i)
    for (const auto& cell : rows[i].cells)
      if (cell.kind == CellKind::text) titles += cell.text + "\n";
  for (const auto& text : {titles, first_record_number(rows), sheet, stem_on_disk(path), folder_name(path)})
    if (const auto year = year_in(text)) return year;
  return std::nullopt;
}

Refusal no_header(const RecordType& type) {
  std::vector<std::string> names;
  for (const auto& field : type.fields) names.push_back(field.zh);
  return refuse("import.no-header", {std::to_string(rows_looked_at), type.zh, join(names, "、"), type.id});
}

class Planner {
 public:
  Planner(Book& book, const std::filesystem::path& path, const RegisterKinds& kinds, std::optional<int> year,
          ProblemList& problems, ProblemList& notes)
      : book_(book), path_(path), kinds_(kinds), year_(year), problems_(problems), notes_(notes) {}

  std::vector<SheetPlan> plan() {
    for (std::size_t i = 0; i < book_.sheets().size(); ++i) plan_sheet(i);
    return std::move(plans_);
  }

 private:
  Problem at(std::size_t index, Refusal reason, std::string column = "", std::int64_t row = 0) const {
    return {book_.name(), book_.is_workbook() ? book_.sheets()[index].name : "",
            row,          std::move(column),
            "",           std::move(reason)};
  }

  void plan_sheet(std::size_t index) {
    const auto& sheet = book_.sheets()[index];
    if (sheet.hidden) return notes_.add(at(index, refuse("import.note-hidden-sheet")));
    if (kinds_.is_notes(sheet.name)) return notes_.add(at(index, refuse("import.note-notes-sheet")));
    auto rows = first_rows(book_, index);
    if (!rows) {
      for (const auto& reason : rows.error()) problems_.add(at(index, reason));
      return;
    }
    if (rows->empty()) return notes_.add(at(index, refuse("import.note-empty-sheet")));
    plan_rows(index, *rows);
  }

  void plan_rows(std::size_t index, const std::vector<Row>& rows) {
    const auto& name = book_.sheets()[index].name;
    auto found = kinds_.find(name, rows);
    // A lone sheet that kept the program's own name (Sheet1) is called like its file.
    if (found.names == nullptr && book_.sheets().size() == 1) found = kinds_.find(stem_on_disk(path_), rows);
    if (found.names == nullptr) return problems_.add(at(index, kinds_.unknown(name)));
    const auto& type = found.names->type();
    if (found.header.matched == 0) return problems_.add(at(index, no_header(type)));
    const auto& header = rows[found.header.index];
    auto columns = read_columns(header, *found.names);
    for (auto& fault : columns.faults)
      problems_.add(at(index, std::move(fault.reason), fault.column, header.number));
    SheetPlan plan;
    plan.index = index;
    plan.sheet.file = book_.name();
    plan.sheet.sheet = book_.is_workbook() ? name : "";
    plan.sheet.type = &type;
    plan.sheet.columns = std::move(columns.columns);
    plan.sheet.year = register_year(rows, found.header.index, name, path_);
    plan.sheet.is_year_chosen = !plan.sheet.year && year_;
    if (plan.sheet.year && year_ && plan.sheet.year != year_)
      notes_.add(at(index, refuse("import.note-title-year",
                                  {std::to_string(*plan.sheet.year), std::to_string(*year_)})));
    if (plan.sheet.is_year_chosen) plan.sheet.year = year_;
    plan.sheet.header_row = header.number;
    plans_.push_back(std::move(plan));
  }

  Book& book_;
  const std::filesystem::path& path_;
  const RegisterKinds& kinds_;
  std::optional<int> year_;
  ProblemList& problems_;
  ProblemList& notes_;
  std::vector<SheetPlan> plans_;
};

}  // namespace

std::vector<SheetPlan> plan_sheets(Book& book, const std::filesystem::path& path, const RegisterKinds& kinds,
                                   std::optional<int> year, ProblemList& problems, ProblemList& notes) {
  return Planner(book, path, kinds, year, problems, notes).plan();
}

}  // namespace jishi::importing
