#pragma once
// Merged cells: a sheet's part lists them after all its rows, so they are looked up before the rows are read.

#include <map>
#include <vector>

#include "base/result.h"
#include "import/book.h"
#include "import/xlsx/cell_place.h"
#include "import/xlsx/zip_archive.h"

namespace jishi::importing {

// Inflates the whole part without parsing it.
Result<std::vector<Area>> find_merged_areas(ZipPart part);

// Repeats the value of a merged area in each of its cells. Rows must be given in order.
class MergedFill {
 public:
  MergedFill() = default;
  explicit MergedFill(std::vector<Area> areas);
  void fill(Row& row);

 private:
  struct Open {
    Area area;
    Cell value;
  };
  std::vector<Area> areas_;  // by first row
  std::size_t next_ = 0;
  std::vector<Open> open_;
};

}  // namespace jishi::importing
