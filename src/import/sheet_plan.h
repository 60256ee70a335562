#pragma once
// What the sheets of one file are, found out before any row is read as a record.

#include <filesystem>
#include <optional>
#include <vector>

#include "import/book.h"
#include "import/problem_list.h"
#include "import/register_kind.h"
#include "import/row_reader.h"

namespace jishi::importing {

struct SheetPlan {
  std::size_t index = 0;  // in the book
  RegisterSheet sheet;
};

struct FilePlan {
  std::filesystem::path path;
  std::string name;
  Hash digest{};
  Hash remembered{};  // taken_as.h
  std::uint64_t size_bytes = 0;
  bool was_imported = false;
  // Taken before, and read all the same: who may not import such rows is not told that they are there.
  bool is_judged_first = false;
  // Notes of its past, told when nothing was refused and records of the chosen year were added.
  std::vector<Problem> untold;
  bool added_of_chosen_year = false;
  std::vector<SheetPlan> sheets;
};

// Looks at the first rows of every sheet. Sheets that are no register, and headers that cannot be, go to the
// problems; sheets left out to the notes. `year` is the one given for dates without a year.
std::vector<SheetPlan> plan_sheets(Book& book, const std::filesystem::path& path, const RegisterKinds& kinds,
                                   std::optional<int> year, ProblemList& problems, ProblemList& notes);

}  // namespace jishi::importing
