#pragma once
// CSV as RFC 4180 has it and as spreadsheet programs of Chinese offices write it: UTF-8 with or without BOM,
// or GB18030; LF, CRLF or CR; separated by comma, semicolon or tab, whichever the first line uses.

#include <memory>

#include "import/book.h"
#include "import/input.h"

namespace jishi::importing {

Result<std::unique_ptr<Book>> open_csv(Input input, const Survey& survey);

}  // namespace jishi::importing
