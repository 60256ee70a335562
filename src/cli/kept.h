#pragma once
// The options that verifying shares: keys, kept checkpoints, witnesses.

#include "cli/command.h"
#include "ledger/verify.h"

namespace jishi::cli {

// Refused: a key that is none, a file that cannot be read, a quorum beyond the witnesses.
Result<ledger::VerifyOptions> verify_options(const Given& given);
std::vector<Option> verify_option_rows();

}  // namespace jishi::cli
