#pragma once
// The annual report of a unit's year with its receipts, and its filing in the ledger.

#include "app/desk.h"
#include "app/queries/unit_year.h"
#include "report/document.h"

namespace jishi::app {

struct AnnualRequest {
  std::string outline = "annual";
  bool with_annex = false;
  bool with_receipts = true;  // of every record the report rests on
  Day dated;
};

// Refused: no such outline, or no record in the year.
Result<report::Document> annual_report(store::Reader& reader, const store::UnitRow& unit, const catalogue::Catalogue& catalogue,
                                       const UnitYear& unit_year, const AnnualRequest& request);

// What issuing commits to: the report's id, year, and the digest of its text.
JsonObject issue_body(const report::Document& document, const std::string& outline);

}  // namespace jishi::app
