#pragma once
// The rows of one worksheet part, one at a time (ECMA-376 part 1, 18.3).

#include <string>

#include "import/book.h"
#include "import/xlsx/merged_areas.h"
#include "import/xlsx/shared_strings.h"
#include "import/xlsx/workbook_parts.h"
#include "import/xlsx/xml_stream.h"

namespace jishi::importing {

// Pauses its stream after each row that holds anything; the row is then in `row`.
class SheetEvents : public XmlEvents {
 public:
  SheetEvents(const WorkbookParts& parts, SharedStrings& strings, MergedFill merged);

  XmlStream* stream = nullptr;
  Row row;

  void start(std::string_view name, const char** attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view piece) override;

 private:
  enum class Type { number, shared, inline_text, text, boolean, error, day };
  void start_row(const char** attributes);
  void start_cell(const char** attributes);
  void end_cell();
  void end_row();
  Cell value();
  void put(Cell cell);
  void fail(std::string_view code, std::vector<std::string> args = {});

  const WorkbookParts* parts_;
  SharedStrings* strings_;
  MergedFill merged_;
  std::int64_t row_number_ = 0;
  std::size_t column_ = 0;       // of the cell being read
  std::size_t next_column_ = 0;  // of a cell that does not say where it stands
  std::size_t row_bytes_ = 0;
  Type type_ = Type::number;
  std::uint64_t style_ = 0;
  std::string text_;
  bool in_rows_ = false;
  bool in_value_ = false;
  bool has_value_ = false;
  bool has_formula_ = false;
  int aside_ = 0;
};

}  // namespace jishi::importing
