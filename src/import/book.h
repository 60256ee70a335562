#pragma once
// A register file, whatever its format, read row by row with flat memory. One thread at a time.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/result.h"

namespace jishi::importing {

enum class CellKind { blank, text, number, date, boolean, error };

struct Cell {
  CellKind kind = CellKind::blank;
  // As a person sees it: a date cell is 2023-04-05, or 2023-04 where its format shows no day; numbers are
  // plain decimals.
  std::string text;
  // A date cell whose format hides the year: text holds the year that is really there.
  bool hides_year = false;

  bool is_blank() const { return kind == CellKind::blank; }
};

struct Row {
  std::int64_t number = 0;  // as a spreadsheet program counts, from 1
  std::vector<Cell> cells;  // by column; may be shorter than other rows

  bool is_blank() const;
};

struct Sheet {
  std::string name;  // of CSV: the file's name without its ending
  bool hidden = false;
};

class Book {
 public:
  virtual ~Book() = default;
  virtual const std::string& name() const = 0;  // the file's name without folders
  virtual const Hash& digest() const = 0;       // of the file's bytes
  virtual std::uint64_t size_bytes() const = 0;
  virtual bool is_workbook() const = 0;  // sheets have names of their own
  virtual const std::vector<Sheet>& sheets() const = 0;
  // Begins a sheet from its first row; also again.
  virtual Outcome open_sheet(std::size_t index) = 0;
  // The next row that holds anything; false at the end. Refused: the sheet is damaged or beyond a limit
  // (limits.h); then it cannot be read on.
  virtual Result<bool> next(Row& row) = 0;
  // How much of the file's bytes the rows given so far stand for.
  virtual std::uint64_t bytes_done() const = 0;
};

// Told apart by content, not by the name's ending. Refused with a remedy: no such file, encrypted, an old
// binary workbook (.xls), with macros, another kind of zip, damaged, not text, UTF-16, a zip bomb.
Result<std::unique_ptr<Book>> open_book(const std::filesystem::path& path);
// The bytes must outlive the book.
Result<std::unique_ptr<Book>> open_book(std::string name, std::string_view bytes);

}  // namespace jishi::importing
