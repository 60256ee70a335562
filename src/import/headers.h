#pragma once
// Which row of a sheet names its columns, and which field each column is.

#include <string>
#include <unordered_map>
#include <vector>

#include "domain/record_type.h"
#include "import/book.h"

namespace jishi::importing {

// Header texts of one type: its Chinese names and synonyms as comparable() makes them.
class HeaderNames {
 public:
  explicit HeaderNames(const RecordType& type);
  // Null for another word.
  const Field* field(std::string_view header) const;
  const RecordType& type() const { return *type_; }

 private:
  const RecordType* type_;
  std::unordered_map<std::string, const Field*> by_name_;
};

// The first column of a returned workbook: 错误, or 错误：… with what is wrong with the headers.
bool is_error_header(std::string_view header);
// Columns every register may have and none needs: 序号, that one, and those a register is written with
// (记录编号, 登记日).
bool is_ignored_header(std::string_view header);

struct Column {
  std::string header;            // as it stands in the sheet; empty: none
  const Field* field = nullptr;  // null: not read
};

struct HeaderRow {
  std::size_t index = 0;    // in the rows looked at
  std::size_t matched = 0;  // columns that are fields of the type
  std::size_t filled = 0;   // columns that hold anything
};

// The row of these that names most columns of the type; matched is 0 when none does.
HeaderRow find_header(const std::vector<Row>& rows, const HeaderNames& names);

// 会议〔2023〕3号 of the first row below the header 记录编号; empty when no row is such a header.
std::string first_record_number(const std::vector<Row>& rows);

struct HeaderFault {
  std::string column;  // the header it concerns; empty: the whole row
  Refusal reason;
};
struct Columns {
  std::vector<Column> columns;
  std::vector<HeaderFault> faults;
};
Columns read_columns(const Row& header, const HeaderNames& names);

// 0 is A, 26 is AA.
std::string column_letters(std::size_t column);

}  // namespace jishi::importing
