#pragma once
// What a discussion came to (通过, 不通过, 缓议), once its day is known to be right.

#include "checker/claims/passage.h"

namespace jishi::checker {

// `judgement` of the day stays as it is unless the text beside it says an outcome that none of its records
// holds.
Judgement with_outcome(const Passage& passage, const Figure& figure, Judgement judgement);

// 通过“三重一大”事项11项, 11项获通过: the judgement of a count that an outcome governs, of the records that
// came to it; unchecked where the own word of one tells none. Nothing when no outcome governs it.
std::optional<Judgement> judge_outcome_count(const Passage& passage, const Figure& figure,
                                             const TopicHit& hit, const RecordList& records);

}  // namespace jishi::checker
