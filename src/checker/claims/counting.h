#pragma once
// What a number found in the text is compared with, shared by the families that count.

#include "checker/claims/passage.h"

namespace jishi::checker {

// The records' number against the figure: supported, contradicted, or unrecorded when there are none.
Judgement compare(const Passage& passage, const Figure& figure, double recorded, const RecordList& records,
                  const std::string& what);
bool fits(const Figure& figure, double recorded);
JsonObject count_value(const Figure& figure);
// 18个, 20余
std::string number_text(double n);

}  // namespace jishi::checker
