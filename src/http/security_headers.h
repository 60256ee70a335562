#pragma once
// What every answer carries so that browsers keep pages of others out of ours.

#include "http/message.h"

namespace jishi::http {

// Adds those that the response does not have already. secure: it goes over TLS.
void add_security_headers(Response& response, bool secure);

}  // namespace jishi::http
