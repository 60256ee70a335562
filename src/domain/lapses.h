#pragma once
// Lapses: how a rule that was broken is told of a matter in running text, “…”超过规定期限3天. Each refusal
// that an exception may hold has its wording.

#include <string>

#include "base/refusal.h"

namespace jishi {

// Without a subject, a full stop or anybody's name.
std::string lapse(const Refusal& reason, Lang lang);

}  // namespace jishi
