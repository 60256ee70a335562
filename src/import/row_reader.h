#pragma once
// Rows of one sheet as drafts of records.

#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "domain/organisation.h"
#include "domain/procedure.h"
#include "domain/record.h"
#include "import/evidence_files.h"
#include "import/headers.h"
#include "import/problem_list.h"

namespace jishi::importing {

// The sheet rows come from. The type must outlive it.
struct RegisterSheet {
  std::string file;   // its name
  std::string sheet;  // empty for CSV
  const RecordType* type = nullptr;
  std::vector<Column> columns;
  std::optional<int> year;      // of the register, when it is known
  bool is_year_chosen = false;  // the register says none: `year` is what was given for dates without one
  std::int64_t header_row = 0;  // rows up to it are not data

  std::string origin_file() const { return sheet.empty() ? file : file + "!" + sheet; }
};

// What tells a likely slip: days after today, and words that neither a column nor a state of these procedures
// knows; of such a word the first row of a sheet is noted.
struct SlipFinder {
  Day today;
  const std::vector<Procedure>& procedures;
};

class RowReader {
 public:
  // Everything given must outlive it; the organisation may be null (people are not judged then), and so may
  // the evidence files (evidence is left out then). Likely slips are noted by what `slips` knows; null: none.
  RowReader(const RegisterSheet& sheet, const Organisation* organisation, EvidenceFiles* evidence,
            const SlipFinder* slips, ProblemList& problems, ProblemList& notes);

  // True when the row gave a draft that may be filed. Otherwise it is no record (totals, sample, notes below
  // the table), or every reason was added to the problems. Leaves the row changed.
  bool read(Row& row, Record& draft);

 private:
  bool is_left_out(const Row& row);
  bool is_unread(const Row& row) const;
  bool is_sample(const Row& row) const;
  bool fill_ditto(Row& row);
  void read_cells(const Row& row, Record& draft);
  std::optional<Span> own_day(const Row& row) const;
  std::optional<int> year_for(const Row& row, std::size_t column) const;
  void put_evidence(Record& draft, const Row& row);
  void judge(Record& draft, const Row& row);
  void note_doubts(const Record& draft, const Row& row);
  void note_year(const Record& draft, const Row& row);
  void note_same(const Row& row);
  void problem(const Row& row, std::size_t column, Refusal reason);
  void problem_of_field(const Row& row, std::string_view field, Refusal reason);
  std::size_t column_of(std::string_view field) const;

  const RegisterSheet* sheet_;
  const Organisation* organisation_;
  EvidenceFiles* evidence_;
  const SlipFinder* slips_;
  ProblemList* problems_;
  ProblemList* notes_;
  std::string origin_file_;
  std::vector<Field> fields_;  // by column, as they are read here
  std::vector<std::string> sample_;
  std::vector<bool> headless_told_;
  std::vector<std::string_view> missing_;  // required fields without a column: told once, of the header
  std::vector<std::string_view> spoiled_;  // fields of this row that already have a problem
  std::set<std::pair<std::string, std::string>> unusual_told_;  // field, word
  std::set<int> years_told_;
  std::unordered_map<std::size_t, std::int64_t> seen_;  // what stands in a row, and the first such row
  Row above_;
  bool first_row_ = true;
};

}  // namespace jishi::importing
