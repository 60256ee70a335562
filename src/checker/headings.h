#pragma once
// The numbers that head sections: 一、 （一） 1. （1）, at the start of a line.

#include <optional>

#include "checker/draft.h"

namespace jishi::checker {

// The heading that starts this line (blank at its start is passed over), or nothing. A run-in heading ends
// with its 。; a numbered line that is all sentence has an empty title.
std::optional<Heading> read_heading(std::u32string_view text, const Range& line);
// 一 → 1, 十二 → 12, ０ or 10 → 10; 0 when it is no number up to 99.
int heading_value(std::u32string_view digits);

}  // namespace jishi::checker
