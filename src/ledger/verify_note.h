#pragma once
// What verify_folder and verify_receipt share: the checkpoint's form, signature and witnesses, and kept
// checkpoints.

#include <optional>
#include <string_view>
#include <vector>

#include "ledger/checkpoint.h"
#include "ledger/verify.h"

namespace jishi::ledger {

// Adds the findings "checkpoint", "signature", "origin" and "witnesses", and fills the report's head. Nothing
// when the checkpoint cannot be read.
std::optional<Checkpoint> check_checkpoint(std::string_view note, const VerifyOptions& options,
                                           VerifyReport& report);

// The kept checkpoints of this log, by size; those that cannot be used become findings.
std::vector<Checkpoint> read_kept(const VerifyOptions& options, VerifyReport& report);

}  // namespace jishi::ledger
