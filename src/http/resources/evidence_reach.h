#pragma once
// Which evidence one may read.

#include <optional>
#include <string>

#include "http/call.h"

namespace jishi::http {

// The file's name where a record that this one may read names it, or where he uploaded it; nothing when he
// may not read it. Notes the look when the record is confidential.
std::optional<std::string> readable_evidence(Call& call, const Hash& digest);

}  // namespace jishi::http
