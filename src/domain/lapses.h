#pragma once
// Lapses: how a rule that was broken is told of a matter in running text, “…”超过规定期限3天. Each refusal
// that an exception may hold has its wording.

#include <string>

#include "base/refusal.h"

namespace jishi {

// Without a subject, a full stop or anybody's name.
std::string lapse(const Refusal& reason, Lang lang);

// Both tell that one field's day came too late, `greater` by more days: who tells of it tells all. Of two
// that tell of as many days, one is within the other.
bool is_within(const Refusal& lesser, const Refusal& greater);

}  // namespace jishi
