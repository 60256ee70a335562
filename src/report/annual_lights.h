#pragma once
// The honest part of the report: what the lights say is missing, and what is to be done about it.

#include <string>
#include <vector>

#include "report/annual.h"

namespace jishi::report {

// One sentence per duty with overdue obligations, in the order of areas; `only`: ids of the duties to speak
// of. Without it all of them, then one sentence per rule that cases broke.
std::vector<Sentence> problem_sentences(const AnnualInput& input, const std::vector<std::string>& only);
// One sentence per such duty that says its remedy, and one per duty still open.
std::vector<Sentence> plan_sentences(const AnnualInput& input, const std::vector<std::string>& only);
// Obligations by area and light.
Chart duties_chart(const AnnualInput& input);

}  // namespace jishi::report
