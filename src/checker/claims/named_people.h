#pragma once
// People of the unit whom a text names, and those whom the records hold.

#include "checker/claims/passage.h"

namespace jishi::checker {

struct Named {
  std::string person;
  Range range;
};

// In order. A name of two letters may be a part of other words (日常维护): it must begin where a name can.
std::vector<Named> named_in(const Passage& passage, const Range& range);

// The same but for marks and spaces: 买买提·艾力, 李 明.
bool is_same_person(std::string_view a, std::string_view b);
bool is_among(const std::vector<std::string>& people, std::string_view person);

// The record's text or tables hold the name, not as a part of a longer one (李明 of 李明远).
bool holds(const Facts& facts, const Record& record, const std::string& person);

// Those in the records' fields for people whose header has the label in it; each once.
std::vector<std::string> people_of(const Facts& facts, const RecordList& records, std::string_view label);

// At most five: 李明远、周敏
std::string first_of(const std::vector<std::string>& people);

}  // namespace jishi::checker
