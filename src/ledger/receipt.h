#pragma once
// Receipt (C2SP tlog-proof, file *.tlog-proof): what a person keeps to prove offline that an entry stands in
// the log.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "ledger/proof.h"

namespace jishi::ledger {

struct ReceiptFile {
  std::uint64_t index = 0;
  Proof proof;                       // leaf to root
  std::string checkpoint;            // signed note, verbatim
  std::optional<std::string> extra;  // bytes nobody signed
};

std::string format_receipt(const ReceiptFile& receipt);
// Form only (ledger.receipt-malformed with the line); the checkpoint is not looked into.
Result<ReceiptFile> parse_receipt(std::string_view bytes);

}  // namespace jishi::ledger
