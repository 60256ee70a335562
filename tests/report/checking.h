#pragma once
// What the checker says of a text of the example office, judged by these records alone.

#include "catalogue/catalogue.h"
#include "checker/check.h"

namespace jishi::report {

inline checker::CheckReport checked_against(const catalogue::Catalogue& catalogue,
                                            const std::vector<Record>& records, const std::string& text) {
  static const Organisation nobody;
  checker::CheckInput input;
  input.text = text;
  input.unit = "临江区统计局";
  input.year = 2025;
  input.as_of = Day::from_iso("2025-12-31").value();
  input.vocabulary = &catalogue.vocabulary();
  input.types = &catalogue.records();
  input.data = checker::UnitData{"临江区统计局", 2025, &nobody, &records, &catalogue.records()};
  return checker::check(input);
}

}  // namespace jishi::report
