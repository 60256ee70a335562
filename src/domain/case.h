#pragma once
// Case: one run of a procedure, as decisions on values. A step is decided by why_not(), which gives every
// reason, and applied by take_step(); whoever stores the answer does so in one transaction. Pure: no clock,
// no I/O; safe from any thread.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/procedure.h"
#include "domain/record.h"
#include "domain/rule.h"

namespace jishi {

// Among the fields that could not be read: of these nothing is asked.
inline constexpr std::string_view kUnreadActor = "$actor";
inline constexpr std::string_view kUnreadDay = "$day";
inline constexpr std::string_view kUnreadEvidence = "evidence";

struct StepRequest {
  const Procedure* procedure = nullptr;
  const Step* step = nullptr;
  const RecordType* type = nullptr;
  // Typed values by field id; a row of a table by "table.column". Null empties a field.
  JsonObject given;
  Refusals unread;  // what was given besides and could not be read: refused with the rest
  std::vector<std::string> unread_fields;  // of which fields; kUnreadActor, kUnreadDay, kUnreadEvidence
  std::vector<Evidence> evidence;          // added to what is there; a file of the same name is replaced
  std::string actor;                       // a person of the unit, or 姓名（单位）
  Day day;                                 // when it happened
  Day today;                               // of the one who decides
  std::string note;
  bool as_exception = false;  // takes the step though rules are broken: they are kept with the note
};

// The procedure whose cases hold this record; null when there is none.
const Procedure* procedure_of(const std::vector<Procedure>& procedures, const Record& record);
// Where the case stands: by its trail, else by the register's word, else by what is filled in. Null: unknown.
const ProcedureState* state_of(const Procedure& procedure, const Record& record);
// Nothing more is owed of the case: its state is an end, or it is a row of a register in a settled state.
bool has_ended(const Procedure& procedure, const Record& record);
std::vector<const Step*> steps_from(const Procedure& procedure, const ProcedureState& state);

// Every reason why the step cannot be taken: the state, the right, what is missing, the values, the rules.
// `before` is null for the step that starts a case. With as_exception, broken rules are no reasons unless
// they are strict; a missing note is.
Refusals why_not(const Record* before, const StepRequest& request, const RuleWorld& world);

// The next version, with its trail; id, sequence and entry are the desk's. Refused as why_not() says.
Result<Record> take_step(const Record* before, const StepRequest& request, const RuleWorld& world);

// The field a step names, "minutes_day", or the column of a table, "views.view"; null: there is none.
const Field* field_or_column(const RecordType& type, std::string_view name);

// May this person take the step on that day? `record` is the case as it stands (null: none yet).
bool may_take(const Step& step, const Record* record, std::string_view actor, Day day,
              const Organisation& organisation);
// A case somebody acted on is withdrawn by the chief or the office alone; any other record by anybody.
bool may_withdraw(const Record& record, std::string_view actor, Day day, const Organisation& organisation);
inline constexpr std::string_view kWithdrawersZh = "主要负责人、办公室人员";
// 主要负责人、“认领科室”的分管领导: for refusals and documents.
std::string takers_text(const Step& step, const RecordType& type, Lang lang);
// Why somebody may not take a step that may_take() says no to: case.right, or case.unknown-actor of whom the
// organisation does not know.
Refusal not_a_taker(const Step& step, const RecordType& type, const std::string& actor,
                    const Organisation& organisation);
// Those who may, by name; nobody in particular (staff) gives an empty list.
std::vector<std::string> who_may(const Step& step, const Record& record, Day day,
                                 const Organisation& organisation);

// A rule that was broken: admitted when a step was taken, found in what is recorded, or made from outside.
struct CaseException {
  std::string step;  // whose rule it is
  Refusal reason;
  std::string admitted;   // the note it was admitted with; empty: found
  std::string explained;  // the newest explanation; empty: none
  bool is_explained() const { return !admitted.empty() || !explained.empty(); }
};

// Computed from the record each time, so nothing can erase them. Of a case of this system the rules of the
// steps it took are asked; of one that came from a register all of them.
std::vector<CaseException> exceptions_of(const Procedure& procedure, const RecordType& type,
                                         const Record& record, const RuleWorld& world);

// The record with a note on one of its exceptions. Refused: no such exception (case.no-exception), an empty
// note.
Result<Record> explain(const Procedure& procedure, const RecordType& type, const Record& record,
                       std::string_view code, std::string_view note, std::string_view actor, Day day,
                       const RuleWorld& world);

// The last day by which the case should have left its state. Nothing: none is set, or not known.
std::optional<Day> limit_of(const ProcedureState& state, const Record& record, const WorkCalendar& calendar);

// Lists counted into the fields that are computed from them: where `over` is false only into empty ones. The
// names of the evidence into the field of that kind, always.
void derive(const RecordType& type, Record& record, bool over);

// SHA-256 over the exact content of these fields ("evidence": names and digests of files), in hex.
std::string seal_of(const Record& record, const std::vector<std::string>& fields);

}  // namespace jishi
