// This API.

#include "http/openapi.h"
#include "http/resources/tables.h"

namespace jishi::http {

std::vector<Route> openapi_routes() {
  return {{"GET",
           "/openapi.json",
           "getOpenApi",
           "openapi",
           "本接口的说明",
           "this API",
           accounts::Right::session,
           kOpen,
           {},
           "",
           "object",
           "",
           [](Call&) -> Result<Reply> { return reply_json(openapi_document()); }}};
}

}  // namespace jishi::http
