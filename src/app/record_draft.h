#pragma once
// What a person wrote for one record, judged before it is filed or put in the place of a version.

#include <optional>

#include "domain/organisation.h"
#include "domain/record.h"

namespace jishi::app {

// Puts what follows from the fields: computed fields, when it happened, its year. `year` is the register it
// is of; nothing: that of the day it happened. `today` says the year of days that have none. Refused with
// every reason why it cannot be filed; new posts must not contradict those that stand.
Result<Record> judge_draft(const RecordType& type, Record draft, std::optional<int> year, Day today,
                           const Organisation& organisation);

// What an amendment by hand takes over from the version before: where it came from, which its file does not
// take back, and the trail of a case that was run here, in which stands that it was changed outside its
// procedure.
void take_over(const Record& before, std::string_view actor, Day day, std::string_view reason, Record& draft);

}  // namespace jishi::app
