#pragma once
// 第三党小组: which of the unit's groups did it, where the registers tell them apart.

#include "checker/claims/passage.h"

namespace jishi::checker {

// `judgement` of the time stays as it is unless the text beside it names groups and its records name groups
// too: then those of the named groups support it, and without one of each it is unchecked.
Judgement with_groups(const Passage& passage, const Figure& figure, Judgement judgement);

}  // namespace jishi::checker
