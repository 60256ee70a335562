#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <tuple>

#include "base/text.h"
#include "import/book.h"
#include "import/cell_text.h"
#include "import/headers.h"
#include "import/import.h"
#include "import/register_files.h"
#include "import/workbook_out.h"

namespace jishi::importing {

namespace {

// file, sheet, row
using Place = std::tuple<std::string, std::string, std::int64_t>;
using Marked = std::map<Place, std::vector<const Problem*>>;

std::optional<double> fraction_of(const Cell& cell) {
  double value = 0;
  if (cell.kind != CellKind::number || cell.text.find('.') == std::string::npos) return std::nullopt;
  const auto read = std::from_chars(cell.text.data(), cell.text.data() + cell.text.size(), value);
  return read.ec == std::errc() ? std::optional(value) : std::nullopt;
}

class ErrorBook {
 public:
  ErrorBook(const ImportReport& report, Lang lang) : lang_(lang) {
    for (const auto& problem : report.problems)
      problems_[{problem.file, problem.sheet, problem.row}].push_back(&problem);
    fault_ = workbook_add_format(book_.get());
    format_set_font_color(fault_, 0xC62828);
    format_set_text_wrap(fault_);
    bad_ = workbook_add_format(book_.get());
    format_set_bg_color(bad_, 0xFFCDD2);
    format_set_border(bad_, LXW_BORDER_THIN);
    retype_ = workbook_add_format(book_.get());
    format_set_bg_color(retype_, 0xFFCDD2);
    format_set_border(retype_, LXW_BORDER_THIN);
    format_set_num_format(retype_, "@");
  }

  void add(const std::filesystem::path& path) {
    const auto name = name_on_disk(path);
    auto book = open_book(path);
    if (!book) return add_unreadable(name, "");
    if ((*book)->sheets().empty()) return add_unreadable(name, "");
    for (std::size_t i = 0; i < (*book)->sheets().size(); ++i)
      if (!(*book)->sheets()[i].hidden) add_sheet(**book, i);
  }

  void move_to(const std::filesystem::path& out) { book_.move_to(out); }

 private:
  std::string words(const std::vector<const Problem*>& problems) const {
    std::string out;
    for (const auto* problem : problems) {
      if (!out.empty()) out += "\n";
      if (!problem->column.empty()) out += problem->column + (lang_ == Lang::zh ? "：" : ": ");
      out += problem->reason.line(lang_);
    }
    return shortened(out, 30'000);
  }

  const std::vector<const Problem*>& at(const std::string& file, const std::string& sheet,
                                        std::int64_t row) const {
    static const std::vector<const Problem*> none;
    const auto found = problems_.find({file, sheet, row});
    return found == problems_.end() ? none : found->second;
  }

  // Sheets of several files may share a name.
  lxw_worksheet* new_sheet(const std::string& name) {
    auto wanted = sheet_name(name);
    for (int n = 2; !names_.insert(comparable(wanted)).second; ++n)
      wanted = sheet_name(shortened(name, 24)) + "(" + std::to_string(n) + ")";
    auto* sheet = workbook_add_worksheet(book_.get(), wanted.c_str());
    if (sheet == nullptr) throw std::runtime_error("cannot add a sheet: " + wanted);
    worksheet_set_column(sheet, 0, 0, 60, nullptr);
    worksheet_set_column(sheet, 1, 30, 14, nullptr);
    return sheet;
  }

  void add_unreadable(const std::string& file, const std::string& sheet) {
    auto* out = new_sheet(file);
    worksheet_write_string(out, 0, 0, words(at(file, sheet, 0)).c_str(), fault_);
  }

  void add_sheet(Book& book, std::size_t index) {
    const auto& name = book.sheets()[index].name;
    const auto sheet = book.is_workbook() ? name : std::string();
    auto* out = new_sheet(name);
    header_.clear();
    header_found_ = false;
    old_errors_ = SIZE_MAX;
    faulty_columns_.clear();
    for (const auto& [place, problems] : problems_)
      if (std::get<0>(place) == book.name() && std::get<1>(place) == sheet)
        for (const auto* problem : problems)
          if (!problem->column.empty()) faulty_columns_.insert(problem->column);
    const auto& of_sheet = at(book.name(), sheet, 0);
    if (!book.open_sheet(index)) {
      worksheet_write_string(out, 0, 0, words(of_sheet).c_str(), fault_);
      return;
    }
    Row row;
    auto more = book.next(row);
    for (bool first = true; more && *more; more = book.next(row), first = false) {
      const auto& here = at(book.name(), sheet, row.number);
      auto all = first ? of_sheet : std::vector<const Problem*>{};
      all.insert(all.end(), here.begin(), here.end());
      write_row(out, row, all);
    }
  }

  void write_row(lxw_worksheet* out, const Row& row, const std::vector<const Problem*>& problems) {
    const auto line = static_cast<lxw_row_t>(row.number - 1);
    const bool is_header = !header_found_ && looks_like_header(row);
    if (is_header) take_header(row);
    // A returned workbook that comes back has this column already; it is written anew.
    const auto said = problems.empty() ? std::string() : words(problems);
    const auto text = !is_header ? said : said.empty() ? "错误" : "错误：" + said;
    if (!text.empty()) worksheet_write_string(out, line, 0, text.c_str(), fault_);
    lxw_col_t column = 1;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i == old_errors_) continue;
      write_cell(out, line, column++, row.cells[i], i, problems);
    }
  }

  void write_cell(lxw_worksheet* out, lxw_row_t line, lxw_col_t column, const Cell& cell, std::size_t index,
                  const std::vector<const Problem*>& problems) {
    const Problem* bad = nullptr;
    for (const auto* problem : problems)
      if (index < header_.size() && !problem->column.empty() && problem->column == header_[index])
        bad = problem;
    if (bad != nullptr) {
      worksheet_write_comment(out, line, column, bad->reason.line(lang_).c_str());
      if (cell.is_blank()) worksheet_write_blank(out, line, column, bad_);
    }
    if (cell.is_blank()) return;
    // Still the number it was, so that 7.1 is not taken for a text that somebody wrote; what is typed over it
    // is one.
    if (const auto number = fraction_of(cell)) {
      const bool is_date_wanted = bad != nullptr && bad->reason.code == "import.number-day";
      worksheet_write_number(out, line, column, *number,
                             is_date_wanted   ? retype_
                             : bad == nullptr ? nullptr
                                              : bad_);
      return;
    }
    worksheet_write_string(out, line, column, cell.text.c_str(), bad == nullptr ? nullptr : bad_);
  }

  // The first row that holds a column some problem names; without such columns the first with several cells.
  bool looks_like_header(const Row& row) const {
    std::set<std::string, std::less<>> texts;
    for (const auto& cell : row.cells)
      if (!cell.is_blank()) texts.emplace(trim(cell.text));
    if (faulty_columns_.empty()) return texts.size() >= 2;
    return std::any_of(faulty_columns_.begin(), faulty_columns_.end(),
                       [&](const std::string& column) { return texts.contains(column); });
  }

  void take_header(const Row& row) {
    header_found_ = true;
    for (const auto& cell : row.cells) {
      if (is_error_header(cell.text)) old_errors_ = header_.size();
      header_.emplace_back(trim(cell.text));
    }
  }

  Lang lang_;
  WorkbookOut book_{WorkbookOut::Memory::by_row};
  Marked problems_;
  std::set<std::string> names_;
  std::set<std::string> faulty_columns_;
  std::vector<std::string> header_;
  bool header_found_ = false;
  std::size_t old_errors_ = SIZE_MAX;
  lxw_format* fault_ = nullptr;
  lxw_format* bad_ = nullptr;
  lxw_format* retype_ = nullptr;  // a bad cell that becomes a text when somebody types into it
};

}  // namespace

Outcome write_error_book(const std::vector<std::filesystem::path>& paths, const ImportReport& report,
                         const std::filesystem::path& out, Lang lang) {
  auto files = register_files(paths);
  if (!files) return files.error();
  ErrorBook book(report, lang);
  for (const auto& file : *files) book.add(file);
  try {
    book.move_to(out);
  } catch (const std::exception& failure) {
    return refuse_because("file.not-written", {out.string()}, refuse("system.other", {failure.what()}));
  }
  return Done{};
}

}  // namespace jishi::importing
