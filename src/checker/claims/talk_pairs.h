#pragma once
// 甲与乙开展谈话, 甲未与乙谈话: the two sides of a talk that was held in a period or on a day, or was not.

#include "checker/claims/passage.h"

namespace jishi::checker {

// `judgement` of the time stays as it is unless a talk told of it is denied, or names as its sides people of
// the unit whom no record of that time holds so.
Judgement with_pair(const Passage& passage, const Figure& figure, Judgement judgement);

// 未与沈喆开展履职谈话, 履职谈话尚未开展.
bool is_denied_talk(const Passage& passage, const TopicHit& hit);

}  // namespace jishi::checker
