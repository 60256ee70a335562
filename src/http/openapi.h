#pragma once
// The OpenAPI 3.1 document, made from the routes and the schemas: it cannot say anything else than they do.

#include "base/json.h"
#include "http/route.h"

namespace jishi::http {

const Json& openapi_document();

// What stands for ?name= of a parameter, as a schema.
JsonObject schema_of(const Param& param);
// The schema of a route's JSON answer: `gives`, or a page of it. Precondition: it gives JSON.
JsonObject answer_schema(const Route& route);

}  // namespace jishi::http
