#pragma once
// Cases as people look at them: where each stands, by when it should go on and who may take it there, and
// what in it broke a rule. Read from one snapshot.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/case_facts.h"
#include "base/refusal.h"
#include "report/grid.h"

namespace jishi::app {

struct CaseFilter {
  std::string procedure;    // id; empty: all
  std::optional<int> year;  // of the register
  bool only_unfinished = false;
  bool with_withdrawn = false;  // also cases somebody acted on before they were withdrawn
  bool with_exceptions = true;  // else none are computed
};

struct CaseView {
  const Procedure* procedure = nullptr;
  const RecordType* type = nullptr;
  Record record;
  const ProcedureState* state = nullptr;  // null: it cannot be told
  std::optional<Day> limit;
  std::vector<CaseException> exceptions;
};

// What makes views out of records; keeps the facts of the years it meets.
class CaseReader {
 public:
  // All must outlive it.
  CaseReader(const store::Reader& reader, store::UnitId unit, const catalogue::Catalogue& catalogue);
  // With an organisation that was read already.
  CaseReader(const store::Reader& reader, store::UnitId unit, const catalogue::Catalogue& catalogue,
             std::shared_ptr<const Organisation> organisation);

  // By type, year and number; the callback returns false to stop. Refused: a damaged record.
  Outcome each(const CaseFilter& filter, const std::function<bool(CaseView&&)>& visit);
  Result<CaseView> one(std::string_view id);
  const Organisation& organisation() const { return *organisation_; }
  const RuleWorld& world(int year);

 private:
  CaseView view_of(Record record, const Procedure& procedure, bool with_exceptions);

  const store::Reader& reader_;
  const store::UnitId unit_;
  const catalogue::Catalogue& catalogue_;
  const WorkCalendar calendar_;
  std::shared_ptr<const Organisation> organisation_;
  std::map<int, std::unique_ptr<CaseFacts>> facts_;
};

// A record's title for lists that go from hand to hand: of a confidential type, or a case in an open state
// (null: it is no case), the type's name alone.
std::string shown_title(const RecordType& type, const Record& record, const ProcedureState* state);

// What can be done next, by whom: 初审（汪堃）、修改（白景行、董晓禾…）.
std::string next_steps_text(const CaseView& view, const Organisation& organisation, Day day, Lang lang);

report::Grid cases_grid(const std::vector<CaseView>& views, const Organisation& organisation, Day day,
                        const std::string& title, Lang lang);
Json cases_json(const std::vector<CaseView>& views, const Organisation& organisation, Day day);
// One of its cases.
JsonObject case_row_json(const CaseView& view, const Organisation& organisation, Day day);
// One case whole: its fields, its trail, its exceptions.
report::Grid case_grid(const CaseView& view, const Organisation& organisation, Day day, Lang lang);
Json case_json(const CaseView& view, const Organisation& organisation, Day day);

// {"refused":[{"code","reason","basis"}]}, fixed by the design.
Json refused_json(const Refusals& reasons, Lang lang);

}  // namespace jishi::app
