#pragma once
// ErasedMarks: by which an import recognises content that was erased, without keeping it. A mark is a digest
// under a secret that only the ledger's key gives: whoever has the store alone cannot try out likely contents
// against it. docs/adr/0009-erased-rows.md.

#include <string_view>
#include <vector>

#include "app/record_content.h"
#include "ledger/key.h"

namespace jishi::app {

class ErasedMarks {
 public:
  explicit ErasedMarks(const ledger::Signer& signer);
  // Of the record's content, and of its key when it has one. `type` may be null: then of the content alone.
  std::vector<Hash> of(const RecordType* type, const Record& record) const;

  // Counts erasures: while it stands at its first number there is nothing to compare with.
  static constexpr std::string_view kSeries = "erased";

 private:
  Hash mark(std::string_view what, const Hash& digest) const;

  Hash secret_;
};

}  // namespace jishi::app
