#pragma once
// The receipt of a record's latest version: what its office hands to a person who wants to prove it offline.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/store.h"

namespace jishi::app {

struct RecordReceipt {
  std::string proof;  // the file R.tlog-proof
  std::string entry;  // the file R.entry: the bytes of the leaf
  std::uint64_t index = 0;
  std::uint64_t size = 0;  // of the log the proof is for
  int version = 1;
};

// Refused: record.none, and what damaged tiles refuse.
Result<RecordReceipt> receipt_of_record(const store::Reader& reader, store::UnitId unit,
                                        std::string_view record);

}  // namespace jishi::app
