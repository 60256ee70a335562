#include <unistd.h>
#include <xlsxwriter.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "base/day.h"
#include "base/text.h"
#include "report/cell_number.h"
#include "report/grid.h"

namespace jishi::report {

namespace {

constexpr std::size_t kRowsPerSheet = 1'000'000;
constexpr std::size_t kCellCharacters = 32'767;
constexpr std::size_t kNameCharacters = 28;  // of 31, room for a number
constexpr time_t kCreated =
    315'532'800;  // 1980-01-01: a fixed moment, so that the bytes depend on the grid alone
constexpr double kPointsPerLine = 15;

// The library writes to a path only.
class TemporaryPath {
 public:
  TemporaryPath() : path_((std::filesystem::temp_directory_path() / "jishi-XXXXXX").string()) {
    const int file = ::mkstemp(path_.data());
    if (file < 0) throw std::runtime_error("no temporary file in " + path_ + ": " + std::strerror(errno));
    ::close(file);
  }
  ~TemporaryPath() { ::unlink(path_.c_str()); }
  TemporaryPath(const TemporaryPath&) = delete;
  TemporaryPath& operator=(const TemporaryPath&) = delete;
  const char* c_str() const { return path_.c_str(); }

 private:
  std::string path_;
};

struct Formats {
  lxw_format* title;
  lxw_format* header;
  lxw_format* text;
  lxw_format* number;
  lxw_format* date;
  lxw_format* note;
};

lxw_format* bordered(lxw_workbook* book, lxw_format_alignments align) {
  auto* format = workbook_add_format(book);
  format_set_border(format, LXW_BORDER_THIN);
  format_set_align(format, static_cast<std::uint8_t>(align));
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  format_set_text_wrap(format);
  return format;
}

Formats make_formats(lxw_workbook* book) {
  Formats out{};
  out.title = workbook_add_format(book);
  format_set_bold(out.title);
  format_set_font_size(out.title, 16);
  format_set_align(out.title, LXW_ALIGN_CENTER);
  format_set_align(out.title, LXW_ALIGN_VERTICAL_CENTER);
  out.header = bordered(book, LXW_ALIGN_CENTER);
  format_set_bold(out.header);
  format_set_bg_color(out.header, 0xF2F0ED);
  out.text = bordered(book, LXW_ALIGN_LEFT);
  out.number = bordered(book, LXW_ALIGN_RIGHT);
  out.date = bordered(book, LXW_ALIGN_CENTER);
  format_set_num_format(out.date, "yyyy-mm-dd");
  out.note = workbook_add_format(book);
  return out;
}

std::string cut(const std::string& text, std::size_t characters) {
  if (text.size() <= characters || count_code_points(text) <= characters) return text;
  return to_utf8(std::u32string_view(to_u32(text)).substr(0, characters - 1)) + "…";
}

std::string sheet_name(const std::string& title, std::size_t number) {
  std::u32string name;
  for (const char32_t c : to_u32(title))
    if (c >= 0x20 && std::u32string_view(U"[]:*?/\\'").find(c) == std::u32string_view::npos &&
        name.size() < kNameCharacters)
      name += c;
  auto out = name.empty() ? std::string("Sheet") : to_utf8(name);
  return number == 0 ? out : out + std::to_string(number + 1);
}

class SheetWriter {
 public:
  SheetWriter(lxw_worksheet* sheet, const Formats& formats, const Grid& grid)
      : sheet_(sheet), formats_(formats), grid_(grid) {}

  void write(std::size_t from, std::size_t to) {
    set_page();
    write_title();
    write_header();
    for (std::size_t i = from; i < to; ++i) write_row(grid_.rows[i]);
    worksheet_autofilter(sheet_, head_, 0, row_ - 1, last_column());
    ++row_;
    for (const auto& note : grid_.notes)
      worksheet_write_string(sheet_, row_++, 0, cut(note, kCellCharacters).c_str(), formats_.note);
  }

 private:
  lxw_col_t last_column() const {
    return static_cast<lxw_col_t>(std::max<std::size_t>(grid_.columns.size(), 1) - 1);
  }

  void set_page() {
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, 9);  // A4
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_center_horizontally(sheet_);
    worksheet_set_margins(sheet_, 0.5, 0.5, 0.6, 0.6);
    worksheet_set_footer(sheet_, "&C第 &P 页　共 &N 页");
    for (std::size_t i = 0; i < grid_.columns.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      worksheet_set_column(sheet_, column, column, std::min(grid_.columns[i].width, 80) + 2, nullptr);
    }
  }

  void write_title() {
    if (grid_.title.empty()) return;
    worksheet_set_row(sheet_, row_, 2 * kPointsPerLine, nullptr);
    if (last_column() > 0)
      worksheet_merge_range(sheet_, row_, 0, row_, last_column(), cut(grid_.title, kCellCharacters).c_str(),
                            formats_.title);
    else
      worksheet_write_string(sheet_, row_, 0, cut(grid_.title, kCellCharacters).c_str(), formats_.title);
    ++row_;
  }

  void write_header() {
    head_ = row_;
    for (std::size_t i = 0; i < grid_.columns.size(); ++i)
      worksheet_write_string(sheet_, row_, static_cast<lxw_col_t>(i),
                             cut(grid_.columns[i].header, kCellCharacters).c_str(), formats_.header);
    ++row_;
    worksheet_repeat_rows(sheet_, head_, head_);
    worksheet_freeze_panes(sheet_, row_, 0);
  }

  void write_row(const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < grid_.columns.size(); ++i)
      write_cell(static_cast<lxw_col_t>(i), i < cells.size() ? cells[i] : std::string(),
                 grid_.columns[i].kind);
    ++row_;
  }

  // Always written as a string, a number or a date, never as a formula.
  void write_cell(lxw_col_t column, const std::string& text, GridKind kind) {
    if (text.empty()) {
      worksheet_write_blank(sheet_, row_, column, formats_.text);
      return;
    }
    if (const auto number = kind == GridKind::number ? plain_number(text) : std::nullopt) {
      worksheet_write_number(sheet_, row_, column, *number, formats_.number);
      return;
    }
    if (const auto day = kind == GridKind::date ? Day::from_iso(text) : std::nullopt) {
      lxw_datetime date{day->year(), day->month(), day->day_of_month(), 0, 0, 0};
      worksheet_write_datetime(sheet_, row_, column, &date, formats_.date);
      return;
    }
    worksheet_write_string(sheet_, row_, column, cut(text, kCellCharacters).c_str(), formats_.text);
  }

  lxw_worksheet* sheet_;
  const Formats& formats_;
  const Grid& grid_;
  lxw_row_t row_ = 0;
  lxw_row_t head_ = 0;
};

void add_sheets(lxw_workbook* book, const Grid& grid) {
  lxw_doc_properties properties{};
  properties.created = kCreated;
  workbook_set_properties(book, &properties);
  const auto formats = make_formats(book);
  std::size_t from = 0;
  for (std::size_t number = 0; number == 0 || from < grid.rows.size(); ++number) {
    const auto to = std::min(from + kRowsPerSheet, grid.rows.size());
    auto* sheet = workbook_add_worksheet(book, sheet_name(grid.title, number).c_str());
    if (sheet == nullptr) throw std::runtime_error("xlsxwriter: the sheet was not made");
    SheetWriter(sheet, formats, grid).write(from, to);
    from = to;
  }
}

}  // namespace

std::string grid_xlsx(const Grid& grid) {
  const TemporaryPath path;
  auto* book = workbook_new(path.c_str());
  if (book == nullptr) throw std::runtime_error("xlsxwriter: no workbook");
  try {
    add_sheets(book, grid);
  } catch (...) {
    workbook_close(book);
    throw;
  }
  if (const auto error = workbook_close(book); error != LXW_NO_ERROR)
    throw std::runtime_error(std::string("xlsxwriter: ") + lxw_strerror(error));
  std::ifstream in(path.c_str(), std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  if (!in) throw std::runtime_error("the workbook cannot be read back");
  return std::move(out).str();
}

}  // namespace jishi::report
