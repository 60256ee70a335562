#pragma once
// Reminders: what becomes due, asked of the obligations and the cases as they stand; nothing is scheduled.

#include <string>
#include <vector>

#include "app/queries/cases.h"
#include "app/queries/unit_year.h"

namespace jishi::app {

struct Reminder {
  Day due;
  int days_left = 0;                // negative: overdue by so many
  std::string what;                 // 履职谈话…, or 逐一表态
  std::string what_en;              // the same in English
  std::string matter;               // whose: the holder, or the case's title
  std::string number;               // of the case or the record it is about; may be empty
  std::string id;                   // stays the same while it is the same thing
  std::vector<std::string> people;  // who is to do it, by name; empty: nobody in particular
  std::string remedy;
  std::string remedy_en;
  std::string basis;
};

// Due within `days` after as_of, or overdue; and obligations whose window is half over. By day. `cases` are
// the unfinished ones; their exceptions are not looked at.
std::vector<Reminder> reminders(const UnitYear& unit_year, const std::vector<CaseView>& cases,
                                const catalogue::Catalogue& catalogue, int days);
// What a case in this state waits for: the step the procedure's own run takes when it leaves it for good (not
// a way back or out), else the first that leads on. Null: none.
const Step* awaited_step(const Procedure& procedure, const ProcedureState& state);
// Those of one person alone.
std::vector<Reminder> of_person(std::vector<Reminder> list, std::string_view person);

report::Grid reminders_grid(const std::vector<Reminder>& list, const std::string& title, Lang lang);
Json reminders_json(const std::vector<Reminder>& list, const std::string& unit, Day as_of);
// RFC 5545, one all-day event each. `origin` makes the UIDs the unit's own; `now` is the DTSTAMP.
std::string reminders_ics(const std::vector<Reminder>& list, const std::string& unit,
                          const std::string& origin, Instant now);
// What each person is to do, person by person; 未指定人员 last.
std::string reminders_digest(const std::vector<Reminder>& list, const std::string& unit, Day as_of,
                             Lang lang);

}  // namespace jishi::app
