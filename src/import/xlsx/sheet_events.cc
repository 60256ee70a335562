#include "import/xlsx/sheet_events.h"

#include <array>
#include <charconv>
#include <cstring>

#include "base/text.h"
#include "import/cell_text.h"
#include "import/limits.h"

namespace jishi::importing {

namespace {

template <class Number>
bool read_number(std::string_view text, Number& out) {
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), out);
  return parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size();
}

}  // namespace

SheetEvents::SheetEvents(const WorkbookParts& parts, SharedStrings& strings, MergedFill merged)
    : parts_(&parts), strings_(&strings), merged_(std::move(merged)) {}

void SheetEvents::fail(std::string_view code, std::vector<std::string> args) {
  stream->fail(refuse(code, std::move(args)));
}

void SheetEvents::start(std::string_view name, const char** attributes) {
  if (name == "sheetData") in_rows_ = true;
  if (!in_rows_) return;
  if (name == "row")
    start_row(attributes);
  else if (name == "c")
    start_cell(attributes);
  else if (name == "f")
    has_formula_ = true;
  else if (name == "rPh")
    ++aside_;
  else if (name == "v" || (name == "t" && aside_ == 0))
    in_value_ = has_value_ = true;
}

void SheetEvents::end(std::string_view name) {
  if (!in_rows_) return;
  if (name == "v" || name == "t")
    in_value_ = false;
  else if (name == "rPh")
    --aside_;
  else if (name == "c")
    end_cell();
  else if (name == "row")
    end_row();
  else if (name == "sheetData")
    in_rows_ = false;
}

void SheetEvents::text(std::string_view piece) {
  if (!in_value_) return;
  text_ += piece;
  if (is_too_long(text_)) fail("import.cell-too-long", {std::to_string(limits::cell_characters)});
}

void SheetEvents::start_row(const char** attributes) {
  std::int64_t number = row_number_ + 1;
  const char* stated = attribute(attributes, "r");
  if (stated != nullptr && (!read_number(std::string_view(stated), number) || number <= row_number_))
    return fail("import.xml", {"row"});
  if (number > limits::rows) return fail("import.rows", {std::to_string(limits::rows)});
  row_number_ = row.number = number;
  row.cells.clear();
  row_bytes_ = 0;
  next_column_ = 0;
}

void SheetEvents::start_cell(const char** attributes) {
  constexpr std::array<std::pair<std::string_view, Type>, 7> types = {{{"s", Type::shared},
                                                                       {"n", Type::number},
                                                                       {"inlineStr", Type::inline_text},
                                                                       {"str", Type::text},
                                                                       {"b", Type::boolean},
                                                                       {"e", Type::error},
                                                                       {"d", Type::day}}};
  column_ = next_column_;
  type_ = Type::number;
  style_ = 0;
  for (; *attributes != nullptr; attributes += 2) {
    const std::string_view name = attributes[0];
    const std::string_view value = attributes[1];
    if (name == "r") {
      const auto place = cell_place(value);
      if (!place || place->row != row_number_) return fail("import.xml", {"cell"});
      column_ = place->column;
    } else if (name == "s") {
      if (!read_number(value, style_)) style_ = 0;
    } else if (name == "t") {
      for (const auto& [word, type] : types)
        if (word == value) type_ = type;
    }
  }
  next_column_ = column_ + 1;
  text_.clear();
  in_value_ = has_value_ = has_formula_ = false;
}

Cell SheetEvents::value() {
  switch (type_) {
    case Type::shared: {
      std::uint64_t index = 0;
      if (!read_number(trim(text_), index) || index >= strings_->count()) {
        fail("import.xml", {"shared string"});
        return {};
      }
      return {CellKind::text, strings_->at(index)};
    }
    case Type::boolean:
      return {CellKind::boolean, text_ == "1" || text_ == "true" ? "是" : "否"};
    case Type::error:
      return {CellKind::error, text_};
    case Type::day:
      return {CellKind::date, text_.substr(0, 10)};
    case Type::number:
      return numeric_cell(trim(text_), parts_->shape(style_), parts_->from_1904);
    default:
      return {CellKind::text, text_};
  }
}

void SheetEvents::end_cell() {
  if (!has_value_) {
    // A formula that nobody computed shows nothing we could know.
    if (has_formula_) put({CellKind::error, "#公式"});
    return;
  }
  if (text_.empty() && type_ != Type::error) return;
  put(value());
}

void SheetEvents::put(Cell cell) {
  if (cell.text.find("_x000D_") != std::string::npos) cell.text = replace_all(cell.text, "_x000D_", "");
  if (is_blank_text(cell.text)) return;
  if (column_ >= limits::columns) return fail("import.columns", {std::to_string(limits::columns)});
  row_bytes_ += cell.text.size();
  if (row_bytes_ > limits::row_bytes) return fail("import.row-too-long", {std::to_string(limits::row_bytes)});
  if (row.cells.size() <= column_) row.cells.resize(column_ + 1);
  row.cells[column_] = std::move(cell);
}

void SheetEvents::end_row() {
  // A row that only holds parts of areas begun above it says nothing of its own.
  const bool holds_something = !row.is_blank();
  merged_.fill(row);
  if (holds_something) stream->pause();
}

}  // namespace jishi::importing
