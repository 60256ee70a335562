#pragma once
// The small parts of a workbook: which sheets there are and where, the epoch of dates, what each style does
// to a number.

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "import/xlsx/number_format.h"
#include "import/xlsx/zip_archive.h"

namespace jishi::importing {

struct SheetPart {
  std::string name;
  bool hidden = false;
  std::string part;  // xl/worksheets/sheet1.xml
};

struct WorkbookParts {
  std::vector<SheetPart> sheets;    // worksheets only; charts and macros' sheets left out
  std::vector<NumberShape> styles;  // by a cell's style index
  std::string strings;              // the part, empty when there is none
  bool from_1904 = false;

  NumberShape shape(std::uint64_t style) const {
    return style < styles.size() ? styles[style] : NumberShape::number;
  }
};

// Refused: no workbook, one with macros, an .xlsb, more than limits::sheets.
Result<WorkbookParts> read_workbook_parts(ZipArchive& archive);

}  // namespace jishi::importing
