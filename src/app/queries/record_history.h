#pragma once
// Every version of one record, as it was filed, amended and withdrawn.

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/record.h"
#include "store/store.h"

namespace jishi::app {

struct RecordVersion {
  std::uint64_t entry = 0;
  std::string kind;  // record.filed, record.amended …
  Instant at;
  std::string actor;             // the name; the id when it is not known
  std::optional<Record> record;  // nothing once erased
};

// Oldest first. Refused: no such record.
Result<std::vector<RecordVersion>> record_history(const store::Reader& reader, store::UnitId unit,
                                                  std::string_view id);

}  // namespace jishi::app
