#pragma once
// What a unit's year looks like: its records, people and obligations, read from one snapshot of the store.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "domain/duty.h"
#include "domain/organisation.h"
#include "domain/record.h"
#include "store/store.h"

namespace jishi::app {

struct UnitYear {
  int year = 0;
  Day as_of;
  std::vector<Record>
      records;  // filed, of the year, with its neighbours' late December and early January, and all posts
  Organisation organisation;
  std::vector<Obligation> obligations;  // duty by duty, in the catalogue's order of areas
};

// A record as it stands in the store. Refused when its body was erased or is damaged.
Result<Record> record_of(const store::HeadWithBody& row);

// The last day of a year that is over, else today.
Day default_as_of(int year, Day today);

// Cases stand as they did on that day: steps taken later are not told of, nor those that began later. So do
// rows of registers, by the days they hold (docs/formats/procedures.md).
Result<UnitYear> load_unit_year(const store::Reader& reader, store::UnitId unit,
                                const catalogue::Catalogue& catalogue, int year, Day as_of, Day today);

// Adds what other years' registers hold of these types and counts, as it stood on that day. Returns why a
// record is damaged.
std::optional<Refusals> add_other_years(const store::Reader& reader, store::UnitId unit,
                                        const catalogue::Catalogue& catalogue,
                                        const std::set<std::string>& types, Day as_of,
                                        std::vector<Record>& records);

// Of one type and register year, by number; withdrawn ones too when asked.
Result<std::vector<Record>> load_register(const store::Reader& reader, store::UnitId unit,
                                          std::string_view type, std::optional<int> year,
                                          bool with_withdrawn);

}  // namespace jishi::app
