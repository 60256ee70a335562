#pragma once
// Which register a sheet is: by its name, else its title row, the numbers of its records, its headers.

#include <string>
#include <string_view>
#include <vector>

#include "domain/record_type.h"
#include "import/book.h"
#include "import/headers.h"

namespace jishi::importing {

class RegisterKinds {
 public:
  // The types must outlive it.
  RegisterKinds(const std::vector<RecordType>& types, const std::string& unit);

  struct Found {
    const HeaderNames* names = nullptr;  // null: unknown
    HeaderRow header;                    // matched is 0 when no row is one
  };
  // `rows` are the sheet's first ones. The name may carry unit, year and words like 台账 around it.
  Found find(std::string_view sheet_name, const std::vector<Row>& rows) const;
  // 填表说明, 封面, 目录 …: and no register's name.
  bool is_notes(std::string_view sheet_name) const;
  Refusal unknown(std::string_view sheet_name) const;

 private:
  const HeaderNames* by_exact_name(std::string_view name) const;
  const HeaderNames* by_part_of_name(std::string_view name) const;
  Found by_title(const std::vector<Row>& rows) const;
  Found by_number(const std::vector<Row>& rows) const;
  Found by_headers(const std::vector<Row>& rows) const;
  std::string stripped(std::string_view name) const;

  std::vector<HeaderNames> names_;
  std::string unit_;
  struct SheetWord {
    std::string word;  // comparable
    std::size_t type;  // of names_
  };
  std::vector<SheetWord> words_;  // the longest first
};

}  // namespace jishi::importing
