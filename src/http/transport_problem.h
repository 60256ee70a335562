#pragma once
// What the server answers by itself: refusals of the transport, as problem+json.

#include <string_view>

#include "http/message.h"

namespace jishi::http {

// Precondition: a status that the transport refuses with (400, 408, 413, 414, 417, 431, 500, 501, 503, 505).
Response transport_problem(unsigned status, std::string_view request_id);

}  // namespace jishi::http
