#pragma once
// Who did it: the people a sentence names, once its day or period is known to be right.

#include "checker/claims/passage.h"

namespace jishi::checker {

// `judgement` of the time stays as it is unless the text beside it names people of the unit whom its records
// lack: contradicted where the records say who held the part told of (讲授, 主持, 谈话 …), else unchecked.
Judgement with_people(const Passage& passage, const Figure& figure, Judgement judgement);

}  // namespace jishi::checker
