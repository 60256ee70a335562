#pragma once
// RecordContent: what is derived from a record once and used several times: its canonical fields, its digest,
// its key.

#include <string>

#include "domain/record.h"
#include "domain/record_type.h"

namespace jishi::app {

struct RecordContent {
  std::string fields;  // canonical(record.fields)
  Hash digest{};       // content_digest(record)
  // HeadRow::key: the beginning of key_digest; of `digest` when the record has no value in any key field, so
  // that such records are found by their content and no two of them share a key.
  std::int64_t key = 0;
  bool has_key = false;
};

RecordContent content_of(const RecordType& type, const Record& record);
// canonical(record.body()), written from the fields that are canonical already.
std::string body_text(const Record& record, const RecordContent& content);

}  // namespace jishi::app
