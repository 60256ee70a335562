#pragma once
// JSON values are Boost.JSON's. What is hashed or stored is always written by canonical(), RFC 8785 (JCS).

#include <boost/json.hpp>
#include <string>
#include <string_view>

#include "base/result.h"

namespace jishi {

using Json = boost::json::value;
using JsonObject = boost::json::object;
using JsonArray = boost::json::array;

// RFC 8785: members sorted by UTF-16 code units, shortest round-trip numbers, no white space.
// Precondition: numbers are finite and integers within ±(2^53−1); anything else stops the process.
std::string canonical(const Json& value);
void append_canonical(std::string& out, const Json& value);

// Strict: refuses duplicate members, non-finite numbers, integers beyond ±(2^53−1), invalid UTF-8, more than
// 64 levels, or more than max_bytes.
Result<Json> parse_json(std::string_view text, std::size_t max_bytes = 64u << 20);

// Two-space indented text for people, members in their own order.
std::string pretty(const Json& value);

// The member as text, or empty text when it is absent or of another kind.
std::string_view text_of(const JsonObject& object, std::string_view member);

}  // namespace jishi
