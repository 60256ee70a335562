#pragma once
// The honest part of the report: what the lights say is missing, and what is to be done about it.

#include <vector>

#include "report/annual.h"

namespace jishi::report {

// One sentence per duty with overdue obligations, in the order of areas, then one per rule that cases broke.
std::vector<Sentence> problem_sentences(const AnnualInput& input);
// One sentence per such duty that says its remedy, and one per duty still open.
std::vector<Sentence> plan_sentences(const AnnualInput& input);
// Obligations by area and light.
Chart duties_chart(const AnnualInput& input);

}  // namespace jishi::report
