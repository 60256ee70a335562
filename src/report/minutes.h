#pragma once
// Minutes (纪要, GB/T 9704-2012 §10.3) of one decision meeting, out of the records of its items. Says what
// the records hold and nothing else: names where the register has names, figures where it has only figures.
// Pure.

#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "domain/organisation.h"
#include "domain/record.h"
#include "report/document.h"

namespace jishi::report {

struct MinutesInput {
  const catalogue::Catalogue* catalogue = nullptr;
  const Organisation* organisation = nullptr;
  std::string unit;
  Day dated;  // used where no item says when its minutes were issued
  // Records of type decision with an outcome, all of one meeting, in the order of its agenda; never empty.
  const std::vector<Record>* items = nullptr;
};

Document compose_minutes(const MinutesInput& input);

// The record type minutes are made from.
inline constexpr std::string_view kMinutedType = "decision";
// The same day and the same name of the meeting; where neither record names one, the same day.
bool is_of_one_meeting(const Record& a, const Record& b);

}  // namespace jishi::report
