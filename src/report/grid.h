#pragma once
// Grid: a register as rows and columns, written for a terminal, as CSV and as a workbook ready for print.

#include <string>
#include <vector>

namespace jishi::report {

// number: 12, 0.5, -3; date: 2023-04-05. A cell that is not of its column's kind is written as text.
enum class GridKind { text, number, date };

struct GridColumn {
  std::string header;
  GridKind kind = GridKind::text;
  int width = 12;  // columns of a terminal; a wide character takes two
};

struct Grid {
  std::string title;
  std::vector<GridColumn> columns;
  std::vector<std::vector<std::string>> rows;  // a short row is filled with empty cells
  std::vector<std::string> notes;              // below the table
};

// Title, header, rule, rows; long cells wrap inside their column, between words: ids, numbers and days
// stay whole where the column has the room for one. "\n" line ends, no trailing blanks. `room`: columns of
// the terminal (0: as many as it takes). Wide columns give way first; where even that does not fit, each row
// is told as lines "header  value".
std::string grid_text(const Grid& grid, std::size_t room = 0);
// UTF-8 with a BOM, RFC 4180, CRLF; header and rows only. A text a spreadsheet would take for a formula gets
// a ' before it.
std::string grid_csv(const Grid& grid);
// Title row, frozen header, numbers and dates as such, A4 landscape fitted to the width, header repeated on
// each page. The same grid gives the same bytes. Thrown: a failure of the workbook library.
std::string grid_xlsx(const Grid& grid);

}  // namespace jishi::report
