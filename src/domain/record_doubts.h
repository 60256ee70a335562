#pragma once
// What in a record is probably a slip, though it may be entered: told to whoever enters or keeps it, refused
// by nobody.

#include <vector>

#include "domain/procedure.h"
#include "domain/record_checks.h"

namespace jishi {

// Days on which something is said to have been done that begin after `today` (record.ahead), those of a
// table's rows too. Fields that may lie ahead (deadlines, plans) are passed over.
std::vector<FieldRefusal> days_ahead(const RecordType& type, const Record& record, Day today);

// Words of an open choice that are none of its usual ones (record.unusual), nor words by which one of the
// procedures knows a state. Columns of tables are not looked at.
std::vector<FieldRefusal> unusual_words(const RecordType& type, const Record& record,
                                        const std::vector<Procedure>& procedures);

}  // namespace jishi
