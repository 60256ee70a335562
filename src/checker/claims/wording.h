#pragma once
// What the records say in their own words: a report may repeat a record's summary whose numbers no register
// counts.

#include "checker/claims/passage.h"

namespace jishi::checker {

// Records of which a text holds the range word for word, with at least six letters of the sentence beside it
// or with its whole clause as all that the text says. None where the sentence speaks of another day or period
// than the record's, and none of what is only owed (plans, duty lists, measures and orders).
RecordList saying_so(const Passage& passage, const Range& range);

}  // namespace jishi::checker
