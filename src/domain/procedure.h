#pragma once
// Procedure: how something is done in the right order (a file of catalogue/procedures). A case is one run of
// it: a record of the procedure's type whose trail holds the steps that were taken. Values only; decisions
// are in domain/case.h, the named rules in domain/rule.h. docs/formats/procedures.md explains each key.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/record_type.h"

namespace jishi {

// When a case that stands in a state should have left it, as a query for reminders: nothing is scheduled.
struct StateLimit {
  std::string field;  // a span field of the record; empty: the day the state was entered
  int months = 0;     // after it; all may be negative
  int days = 0;
  int working_days = 0;  // counted after the others; needs the year's calendar
};

struct ProcedureState {
  std::string id;
  std::string zh;
  std::string en;
  bool is_open = false;            // the record does not count yet: duties, reports and checks pass over it
  bool is_end = false;             // nothing more is owed
  bool is_settled = false;         // nor of a row of a register that stands here: it tells no more
  std::vector<std::string> words;  // other words of registers for it, in the procedure's state field
  std::vector<Condition> when;     // all of them tell that a record without a state word stands here
  std::optional<StateLimit> limit;
};

// Who may take a step; any of a step's list.
struct Taker {
  enum class Kind {
    staff,        // anybody of the unit on that day
    chief,        // the chief
    leader,       // any member of the leading body
    member,       // one that is not the chief
    head,         // a head of a section
    office,       // the people of the office (organisation.yaml)
    personnel,    // those of the personnel section, or of the office where there is none
    supervisor,   // discipline inspection, in the unit or sent to it
    outsider,     // 姓名（单位）
    field,        // a person the field names
    leader_of,    // a leader who supervises a section the field names
    head_of,      // a head of a section the field names
    own_head,     // likewise; while it names none, a head of any section
    supervising,  // a leader who supervises the section of a person the field names
  };
  Kind kind = Kind::staff;
  std::string field;
};

using RuleArgs = std::vector<std::pair<std::string, std::vector<std::string>>>;

// An example of input that breaks one rule and no other, by which tests show that it is kept. Values as
// people write them.
struct RuleBreak {
  std::vector<std::pair<std::string, std::string>> record;  // the case's fields before the step
  std::vector<std::pair<std::string, std::string>> set;     // what the step is given
  std::string actor;
  std::string day;
  // Other records that stand beside it: type, fields.
  std::vector<std::pair<std::string, std::vector<std::pair<std::string, std::string>>>> others;
};

struct RuleUse {
  std::string rule;  // a name of domain/rule.h
  RuleArgs args;
  std::vector<Condition> when;  // judged only for records of which all hold
  Basis basis;                  // empty: the procedure's
  bool is_strict = false;       // not even as an exception
  std::optional<RuleBreak> breaks;
};

// A value a step sets by itself: a literal, $day, $actor, $chief, $leaders, $members, $year, or $field:F,
// what the field held before the step.
using StepValue = std::pair<std::string, std::string>;
inline constexpr std::string_view kFieldValue = "$field:";

struct Step {
  std::string id;
  std::string zh;
  std::string en;
  std::vector<std::string> from;  // state ids; empty: it starts a case
  std::string to;                 // empty: stays where it is
  std::vector<Taker> who;
  std::vector<std::string> fields;  // what its form asks: field ids, or table.column for one new row
  std::vector<std::string> needs;   // of them, what must be given or be there already, unless it is cleared
  std::vector<StepValue> set;       // used where nothing was given
  std::vector<std::string> clear;   // fields emptied before anything is put in
  std::vector<std::string> seal;    // fields (and "evidence") whose exact content this step approves
  bool needs_evidence = false;      // a file must be attached, now or before
  std::vector<RuleUse> rules;
};

// One step of the procedure's example: a run that breaks no rule, for tests and documentation.
struct WalkStep {
  std::string step;
  std::string actor;
  std::string day;  // 2025-05-14
  std::vector<std::pair<std::string, std::string>> set;
  std::vector<std::string> evidence;  // names of files
  // Of a step beside the run: after which step of it, and what the case holds then.
  std::string after;
  std::vector<std::pair<std::string, std::string>> record;
};

struct Procedure {
  std::string id;
  std::string zh;
  std::string en;
  std::string area;
  Basis basis;
  std::vector<int> rows;  // of the product's table
  Selection of;           // the records that are its cases
  std::string state_field;
  std::vector<ProcedureState> states;  // in their usual order
  std::vector<Step> steps;             // the first starts a case
  std::vector<WalkStep> walk;
  std::vector<WalkStep> beside;  // examples of the steps that the run does not take

  const ProcedureState* state(std::string_view state_id) const;
  const Step* step(std::string_view step_id) const;
  const Step& start() const { return steps.front(); }
};

// A standing check over records (a file of catalogue/checks): the same rules, asked of what is there.
enum class Severity { error, warning, note };
struct StandingCheck {
  std::string id;
  std::string zh;
  std::string en;
  std::string area;
  Basis basis;
  Severity severity = Severity::warning;
  Selection of;
  RuleUse rule;
  std::string remedy_zh;
  std::string remedy_en;
};

}  // namespace jishi
