#pragma once
// How a verification is told: each finding as a sentence with a mark, then the verdict; or as JSON.

#include <optional>

#include "cli/command.h"
#include "ledger/verdict.h"

namespace jishi::cli {

// kDone when nothing failed, else kBadNews. `audit`: of the log beside it, the member "audit" in JSON.
int print_verdicts(const Given& given, const ledger::VerifyReport& report,
                   const std::optional<ledger::VerifyReport>& audit = std::nullopt);

}  // namespace jishi::cli
