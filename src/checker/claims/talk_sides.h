#pragma once
// 甲、乙对丙进行谈话: who talked and who was talked to, against one record that holds both.

#include <optional>

#include "checker/claims/named_people.h"

namespace jishi::checker {

// Contradicted when none of those told to have talked did, or when they talked to another; nothing when the
// records agree or the text does not say. `figure` is the time that the records were found at.
std::optional<Judgement> judge_sides(const Passage& passage, const Figure& figure,
                                     const std::vector<Named>& named, const RecordList& records);

}  // namespace jishi::checker
