#pragma once
// The organisation an import is judged by: people in the store and those of the import's own 机构人员 sheets.

#include <set>
#include <string>
#include <vector>

#include "domain/organisation.h"
#include "domain/record.h"
#include "import/problem_list.h"
#include "store/store.h"

namespace jishi::importing {

// A row of a 机构人员 sheet with its place.
struct PostRow {
  Record record;
  std::string file;
  std::string sheet;
};

// Posts of the store, all years.
std::vector<Record> stored_posts(store::Store& store, store::UnitId unit);

// Rows that stand in two files alike (a CSV and the workbook made of it) are one.
std::vector<PostRow> without_repeats(std::vector<PostRow> rows);

Organisation organisation_of(const OrganisationWords& words, const std::vector<Record>& stored,
                             const std::vector<PostRow>& rows);

// People twice in the list and chiefs at the same time, each at the later row; judged within a register year,
// with the stored posts that these rows leave as they are.
void judge_people(const RecordType& post_type, const std::vector<Record>& stored,
                  const std::vector<PostRow>& rows, ProblemList& problems);

}  // namespace jishi::importing
