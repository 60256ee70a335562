#pragma once
// A blank register to hand to a clerk: title, headers, one grey sample row, notes. Filled in, it imports
// without complaint; the sample row is left out as long as nobody changed it.

#include <string>

#include "domain/record_type.h"

namespace jishi::importing {

// The sample row's first cell begins with this word.
constexpr std::string_view sample_mark = "示例";

// The bytes of an .xlsx workbook.
std::string write_template(const RecordType& type, const std::string& unit, int year);

}  // namespace jishi::importing
