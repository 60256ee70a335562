#pragma once
// The named schemas of bodies and answers, as data.

#include "base/json.h"

namespace jishi::http {

// Name → JSON Schema, as under components/schemas.
const JsonObject& named_schemas();

}  // namespace jishi::http
