#pragma once
// The minutes of the meeting that decided a case, with its other items and the receipts of all.

#include "app/queries/unit_year.h"
#include "report/document.h"

namespace jishi::app {

// `dated` is used where no item says when its minutes were issued. Refused: a record that is no decision, and
// every item of the meeting that has no outcome yet.
Result<report::Document> meeting_minutes(const store::Reader& reader, const store::UnitRow& unit,
                                         const catalogue::Catalogue& catalogue, std::string_view case_id,
                                         Day dated);

}  // namespace jishi::app
