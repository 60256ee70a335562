#pragma once
// One refusal as problem+json.

#include "base/refusal.h"
#include "http/message.h"

namespace jishi::http {

Response plain_problem(unsigned status, const Refusal& reason, std::string_view request_id);

}  // namespace jishi::http
