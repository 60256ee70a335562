#pragma once
// 段文博主持: one who is no person of the unit, told to have chaired what the records say another chaired.

#include "checker/claims/passage.h"

namespace jishi::checker {

// Unchecked when the told range says so; nothing else is asked. `records` are those found at the time.
std::optional<Judgement> judge_stranger(const Passage& passage, const Figure& figure, const Range& told,
                                        const RecordList& records);

}  // namespace jishi::checker
