#pragma once
// A year's obligations for one who asks: only of what is in scope.

#include "app/queries/unit_year.h"
#include "http/call.h"

namespace jishi::http {

// Refused: a year outside what this one is confined to.
Outcome year_in_scope(Call& call, int year);
// Obligations that pass ?area=, ?holder= and ?light=, and whose duties are met by records in scope; the rest
// of the year is left out.
app::UnitYear year_asked(Call& call, const app::UnitYear& all);

}  // namespace jishi::http
