#pragma once
// Of whom a count is: 沈喆讲党课1次, 第一党小组召开党小组会12次, 市统计局交办事项1件.

#include "checker/claims/passage.h"

namespace jishi::checker {

// The judgement of a count whose clause names, before the number, people of the unit or a value that the
// registers hold: it is of the records that hold them, never of the whole register. A number that does not
// agree is contradicted only for one who plainly did it (the field of the deed named holds who did it), else
// unchecked. Nothing when the clause names none. `records` are those of the topic in the period.
std::optional<Judgement> judge_of_whom(const Passage& passage, const Figure& figure, const TopicHit& hit,
                                       const RecordList& records);

// Whether the figure's clause names people of the unit before it.
bool names_people(const Passage& passage, const Figure& figure);

// Whether one who may be meant, named in a clause before of the same sentence or by a post (局长讲党课1次),
// has records that agree.
bool may_be_of_one_before(const Passage& passage, const Figure& figure, const TopicHit& hit,
                          const RecordList& records);

}  // namespace jishi::checker
