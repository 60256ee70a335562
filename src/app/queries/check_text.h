#pragma once
// A handed-in text judged, with a unit's data when there is any.

#include <optional>
#include <string>

#include "app/data_directory.h"
#include "app/queries/unit_year.h"
#include "checker/check.h"

namespace jishi::app {

struct CheckRequest {
  std::string name;
  std::string text;  // UTF-8, decoded
  std::optional<std::string> unit;
  std::optional<int> year;  // with data: by default the year the text's title names
  // With data: cases as they stood on that day and no record of what happened later; by default the last day
  // of a year that is over, else today, and then what is told of in the next January counts too.
  std::optional<Day> as_of;
};

// Without data only defects are judged, and claims stay unchecked. The directory may be null.
Result<checker::CheckReport> check_text(const CheckRequest& request, const catalogue::Catalogue& catalogue,
                                        DataDirectory* data);

// The same against a year that was read already, with what was carried over to it.
Result<checker::CheckReport> check_text(const CheckRequest& request, const catalogue::Catalogue& catalogue,
                                        const std::string& unit, const UnitYear& unit_year);
// What other years' registers hold that texts date in this one; it belongs to the records of such a year.
Outcome add_dated_records(const store::Reader& reader, store::UnitId unit,
                          const catalogue::Catalogue& catalogue, Day as_of, std::vector<Record>& records);
// The year a text is of, as its beginning says.
std::optional<int> year_of_title(std::string_view text);

}  // namespace jishi::app
