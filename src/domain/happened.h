#pragma once
#include <optional>

#include "base/result.h"
#include "domain/record.h"
#include "domain/record_type.h"

namespace jishi {

// When a record happened, by its type's rule. Refused: no field of the rule has a value, an end before its
// start, or the register's year is needed and not known.
Result<Span> happened_span(const RecordType& type, const Record& record, std::optional<int> register_year);

}  // namespace jishi
