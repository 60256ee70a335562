// Any bytes may be handed in as a CSV register: reading ends, every row lies within the limits and is UTF-8.

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "base/text.h"
#include "import/book.h"
#include "import/limits.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  namespace importing = jishi::importing;
  auto book = importing::open_book("fuzz.csv", std::string_view(reinterpret_cast<const char*>(bytes), size));
  if (!book || (*book)->is_workbook() || !(*book)->open_sheet(0)) return 0;
  importing::Row row;
  std::int64_t last = 0;
  for (auto more = (*book)->next(row); more && *more; more = (*book)->next(row)) {
    if (row.number <= last || row.is_blank()) std::abort();
    last = row.number;
    if (row.cells.size() > importing::limits::columns + 1) std::abort();
    for (const auto& cell : row.cells)
      if (!jishi::is_utf8(cell.text)) std::abort();
  }
  return 0;
}
