#pragma once
// What people write for a record, as a draft of it.

#include "http/call.h"

namespace jishi::http {

// Values by field: a text as people write it, a list of texts, a list of rows by column, a number, true; null
// or blank leaves it empty. All reasons together, `where` the field's label.
Result<JsonObject> read_fields(const RecordType& type, const JsonObject& given, std::optional<int> year);

// [{"name","sha256"}] that were uploaded before. Refused: a file that is not there.
Result<std::vector<Evidence>> read_evidence(Call& call, const Record* before = nullptr);

// The draft of POST /records. `before`: the record it amends.
Result<Record> read_draft(Call& call, const RecordType& type, const Record* before);

}  // namespace jishi::http
