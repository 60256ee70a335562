#pragma once
// What the office owes and what is missing, as rows for people and as JSON for programs.

#include "app/queries/unit_year.h"
#include "base/refusal.h"
#include "report/grid.h"

namespace jishi::app {

// One row per obligation that is not simply done, or all of them; the summary per duty is in duties_json.
report::Grid duties_grid(const UnitYear& unit_year, const catalogue::Catalogue& catalogue,
                         const std::string& unit, Lang lang);

// {"jishi":"duties/1","unit","year","as_of","summary":{light: n},"duties":[{id, zh, en, area, basis,
// required, met, light, "obligations":[{holder, counterpart?, window, due, required, met, light, word,
// days_late?, records}]}]}
Json duties_json(const UnitYear& unit_year, const catalogue::Catalogue& catalogue, const std::string& unit);

// done, late, near, overdue, open
std::string_view light_name(Light light);

}  // namespace jishi::app
