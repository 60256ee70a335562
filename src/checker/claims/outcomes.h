#pragma once
// What a discussion came to (通过, 不通过, 缓议), once its day is known to be right.

#include "checker/claims/passage.h"

namespace jishi::checker {

// `judgement` of the day stays as it is unless the text beside it says an outcome that none of its records
// holds.
Judgement with_outcome(const Passage& passage, const Figure& figure, Judgement judgement);

}  // namespace jishi::checker
