#pragma once
// Who was away on a day: 11月19日会议秦赟请假. Any register may hold it: of meetings, of decisions, of leave.

#include "checker/claims/passage.h"

namespace jishi::checker {

// `judgement` of the day stays as it is unless it refuses a clause that tells of somebody's absence while
// records of that day name that one: supported by those that tell of the absence, else unchecked. A general
// word (会议) is not refused either where another register has a meeting of the day.
Judgement with_absence(const Passage& passage, const Figure& figure, Judgement judgement);

}  // namespace jishi::checker
