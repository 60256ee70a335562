#pragma once
// Workbooks as Excel 2007 and later, WPS and LibreOffice write them.

#include <memory>

#include "import/book.h"
#include "import/input.h"

namespace jishi::importing {

Result<std::unique_ptr<Book>> open_xlsx(Input input, const Survey& survey);

}  // namespace jishi::importing
