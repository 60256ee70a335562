#pragma once
// A record as the API gives it, in lists and by itself.

#include "app/desk.h"
#include "http/call.h"

namespace jishi::http {

// The members of register/1, its type, and "values": each field as people read it. Withheld content is left
// out, and said to be.
JsonObject record_item(Call& call, const RecordType& type, Record record);
// Of a record whose content was erased.
JsonObject erased_item(const RecordType& type, const store::HeadRow& head);
JsonObject receipt_json(const app::Receipt& receipt);

// The record this one may know of, by id or number. Refused as if there were none: what is out of scope.
struct FoundRecord {
  store::HeadWithBody both;
  const RecordType* type = nullptr;
};
Result<FoundRecord> find_record(Call& call, std::string_view id_or_number);

}  // namespace jishi::http
