#pragma once
// Counts of a group, giver, section or place: 第一党小组召开党小组会12次, 市统计局交办事项1件.

#include "checker/claims/passage.h"

namespace jishi::checker {

// The judgement of a count by the records that hold the values named in the range: whole values of the
// type's fields, or groups and sections that a record's text speaks of. Nothing when none is named.
std::optional<Judgement> judge_values(const Passage& passage, const Figure& figure, const TopicHit& hit,
                                      const RecordList& records, const Range& range);

}  // namespace jishi::checker
