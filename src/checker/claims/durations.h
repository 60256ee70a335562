#pragma once
// A length of time beside the period it measures; the claim and the arithmetic rule share this reading.

#include <vector>

#include "checker/figures.h"

namespace jishi::checker {

// The exact period before the duration in its sentence that it measures (…至…为期…天); null when none.
const Figure* period_of_duration(const Draft& draft, const std::vector<const Figure*>& figures,
                                 const Figure& duration);
// Days agree when they are the inclusive or the exclusive count.
bool agrees(const Span& span, const Figure& duration);

}  // namespace jishi::checker
