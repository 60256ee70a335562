#pragma once
// How a verification is told: each finding as a sentence with a mark, then the verdict; or as JSON.

#include "cli/command.h"
#include "ledger/verdict.h"

namespace jishi::cli {

// kDone when nothing failed, else kBadNews.
int print_verdicts(const Given& given, const ledger::VerifyReport& report);

}  // namespace jishi::cli
