#pragma once
// A report of a unit's year, by the outline named, with its receipts.

#include "app/queries/unit_year.h"
#include "report/document.h"

namespace jishi::app {

struct AnnualRequest {
  std::string outline = "annual";
  Day dated;
  bool with_annex = false;
};

// 临江区统计局 → 区统计局: the name without its place, as reports call the unit.
std::string short_name_of(const std::string& unit);

// The records' cards carry their receipts at the log's present size. Refused: no such outline, no record in
// the year, nothing the outline could tell, or an outline for publication whose text names somebody.
Result<report::Document> annual_report(const store::Reader& reader, const store::UnitRow& unit,
                                       const catalogue::Catalogue& catalogue, const UnitYear& unit_year,
                                       const AnnualRequest& request);

// What issuing commits to: outline, year, day, and the digest of the text and of each file written.
JsonObject issue_body(const report::Document& document, const std::string& outline,
                      const std::vector<std::pair<std::string, Hash>>& files);

}  // namespace jishi::app
