#pragma once
// A blank register to hand to a clerk: title, headers, one grey sample row, notes. Filled in, it imports
// without complaint; the sample row is left out as long as nobody changed it.

#include <string>
#include <vector>

#include "domain/record_type.h"

namespace jishi::importing {

// What the sample row holds, by field.
std::vector<std::string> sample_row(const RecordType& type);

// The bytes of an .xlsx workbook.
std::string write_template(const RecordType& type, const std::string& unit, int year);

}  // namespace jishi::importing
