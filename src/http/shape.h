#pragma once
// Shape: a JSON schema in one line, for the table of schemas (schemas.cc). Members stand side by side:
//   id:text title?:text<1,200> state:text(open,filed) limit?:day|null rows:[row] by:{int} person:account
// ? may be absent; text<min,max> code points; int<min,max>; text(a,b) one of these; [T] a list, [T]<max>;
// {T} an object of any member names; |null; any; object; a name that is none of these is another schema.
// A closing * lets other members stand beside. From it come the OpenAPI document and the check of bodies.

#include <string>
#include <string_view>

#include "base/json.h"

namespace jishi::http {

// JSON Schema 2020-12. References are "#/components/schemas/name". A shape that cannot be read is a
// programmer's error and stops the process.
JsonObject schema_of_shape(std::string_view shape);
// Of one type, as "[row]" or "text|null".
JsonObject schema_of_type(std::string_view type);

// Every reason why the value is not of the schema; `named` are the schemas references mean. `where` of each
// is the place, as fields.date. At most some twenty are given.
Refusals why_not_of(const JsonObject& schema, const Json& value, const JsonObject& named);

}  // namespace jishi::http
