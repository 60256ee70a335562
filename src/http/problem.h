#pragma once
// Problem: refusals as application/problem+json (RFC 9457), with every reason in both languages.

#include "base/json.h"
#include "base/refusal.h"
#include "http/message.h"

namespace jishi::http {

Category category_of(std::string_view code);
// Of a refusal by its code, else by its category. `judged`: what somebody filed was judged by rules, so that
// input is 422 rather than 400.
unsigned status_of(const Refusal& reason, bool judged);
// One for all: of several different ones 422.
unsigned status_of(const Refusals& reasons, bool judged);

JsonArray reasons_json(const Refusals& reasons);
// {"type","title","status","code","request","reasons":[…]}
Response problem(const Refusals& reasons, unsigned status, std::string_view request_id);

}  // namespace jishi::http
