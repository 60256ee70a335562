#pragma once
// Problems and notes of an import as rows for people and as JSON for programs.

#include "import/import.h"
#include "report/grid.h"

namespace jishi::importing {

report::Grid problem_grid(const std::vector<Problem>& problems, Lang lang);

// [{"file","sheet","row","column","value","code","what","what_en","remedy","remedy_en"}]; row 0: the file or
// sheet as a whole.
JsonArray problems_json(const std::vector<Problem>& problems);

}  // namespace jishi::importing
