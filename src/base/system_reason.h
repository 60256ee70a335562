#pragma once
// Why the system did not do what was asked of a file, in our words.

#include "base/refusal.h"

namespace jishi {

// error: an errno. One without a row of its own keeps the system's sentence.
Refusal system_reason(int error);

}  // namespace jishi
