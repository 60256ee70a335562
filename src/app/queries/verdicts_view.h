#pragma once
// What a verification found, for programs.

#include <string>

#include "base/json.h"
#include "base/refusal.h"
#include "ledger/verdict.h"

namespace jishi::app {

// {"jishi":"verify/1","ok","whole","origin","size","root","findings":[{code, verdict, zh, en}]}; whole:
// nothing was left unseen without which nothing is proved.
JsonObject verdicts_json(const ledger::VerifyReport& report);
// What was not seen, each once, in words; what is needed for a proof alone, or all of it.
std::string subjects_not_seen(const ledger::VerifyReport& report, Lang lang, bool needed_alone);

}  // namespace jishi::app
