#pragma once
// CaseDesk: steps of cases over the desk. A step is decided on the caller's thread from a snapshot and
// written by the desk, which refuses it when the case has moved on meanwhile; rules that look at other
// records are asked again there when the log has grown. A refused step leaves nothing, a taken one leaves one
// entry (step.taken). May be used from any thread.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/case_facts.h"
#include "app/desk.h"

namespace jishi::app {

// What somebody gives for a step, as people write it.
struct StepInput {
  std::string actor;
  Day day;                                                  // when it happened
  Day today;                                                // of the office
  std::vector<std::pair<std::string, std::string>> values;  // as read_values() (domain/field_input.h)
  std::vector<Evidence> evidence;                           // in the evidence folder already
  std::string note;
  bool as_exception = false;
  int version = 0;  // of the case as its taker saw it; 0: the latest
  // What of the above could not be read: refused together with every other reason.
  Refusals faults;
  std::vector<std::string> unread;  // of it kUnreadActor, kUnreadDay, kUnreadEvidence (domain/case.h)
};

// Every reason against the step now, that there is no such case or step among them; none when it can be
// taken. For who only reads.
Refusals why_not(const store::Reader& reader, store::UnitId unit, const catalogue::Catalogue& catalogue,
                 std::string_view id, std::string_view step, const StepInput& input);

class CaseDesk {
 public:
  // All must outlive it.
  CaseDesk(Desk& desk, store::Store& store, store::UnitId unit, const catalogue::Catalogue& catalogue);

  Result<Receipt> start(std::string_view procedure, const StepInput& input);
  // The step `explain` puts a note on the exception whose code is given as the value of “code”.
  Result<Receipt> step(std::string_view id, std::string_view step, const StepInput& input);
  // As the query of that name, with the organisation kept between calls.
  Refusals why_not(std::string_view id, std::string_view step, const StepInput& input);

 private:
  Result<Receipt> explain(std::string_view id, const StepInput& input);
  Result<Receipt> take(const store::Reader& reader, const Record* before, const StepRequest& request,
                       const StepInput& input);

  Desk& desk_;
  store::Store& store_;
  const store::UnitId unit_;
  const catalogue::Catalogue& catalogue_;
  const WorkCalendar calendar_;
  OrganisationCache organisation_;
};

}  // namespace jishi::app
