#pragma once
// Tables on pages: ruled, the head repeated on every page, a row broken only when it is longer than a page.

#include "report/layout/page_writer.h"
#include "report/layout/paginate.h"

namespace jishi::report {

void set_table(const Table& table, const TypeMeters& meters, PageWriter& out);

}  // namespace jishi::report
