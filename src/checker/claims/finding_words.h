#pragma once
// Numbers that count an inspection's findings, told from other problems by what the text around them speaks
// of.

#include "checker/figures.h"

namespace jishi::checker {

enum class FindingCount { none, classes, items, sections };  // 3个大类, 18个问题, 8个科室认领

// none as well when only a part of the findings is meant (已销号16个), or no inspection is spoken of.
FindingCount finding_count(const Draft& draft, const Sentence& sentence, const Figure& figure);

}  // namespace jishi::checker
