#pragma once
// What the office owes and what is missing, as rows for people and as JSON for programs.

#include "app/queries/unit_year.h"
#include "base/refusal.h"
#include "report/grid.h"

namespace jishi::app {

// Which obligations are listed: those of these lights, all of them where none is given. The counts below a
// table and in the summary are always those of the whole year.
using OnlyLights = std::set<Light>;

// One row per obligation; the summary per duty is in duties_json.
report::Grid duties_grid(const UnitYear& unit_year, const catalogue::Catalogue& catalogue,
                         const std::string& unit, Lang lang, const OnlyLights& only = {});

// {"jishi":"duties/1","unit","year","as_of","summary":{light: n},"duties":[{id, zh, en, area, basis,
// required, met, light, "obligations":[{holder, counterpart?, window, due, required, met, light, word,
// days_late?, records}]}]}; a duty without an obligation of these lights is left out.
Json duties_json(const UnitYear& unit_year, const catalogue::Catalogue& catalogue, const std::string& unit,
                 const OnlyLights& only = {});

// done, late, near, overdue, open
std::string_view light_name(Light light);
std::optional<Light> light_named(const catalogue::Catalogue& catalogue, std::string_view name);
// overdue 逾期，… : what light_named() knows.
std::string light_names(const catalogue::Catalogue& catalogue);

}  // namespace jishi::app
