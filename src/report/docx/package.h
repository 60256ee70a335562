#pragma once
// An Office Open XML package: named parts in a zip. The same parts and day give the same bytes.

#include <string>
#include <vector>

#include "base/day.h"

namespace jishi::report {

struct Part {
  std::string name;  // word/document.xml
  std::string bytes;
};

// Entries carry the day at midnight. Thrown: a failure of libzip (std::runtime_error).
std::string pack(const std::vector<Part>& parts, Day day);

}  // namespace jishi::report
