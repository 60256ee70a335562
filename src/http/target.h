#pragma once
// Target: the address of a request, decoded.

#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace jishi::http {

struct Target {
  std::string path;
  Query query;
};

inline constexpr std::size_t kMaxArguments = 100;

// /path?query, or http[s]://host/path?query with the very host of the request. Nothing: bad escapes, what is
// not UTF-8, control characters, escaped slashes, dot segments and empty segments in the path, a fragment,
// too many arguments. A plus in the query is a blank.
std::optional<Target> parse_target(std::string_view text, std::string_view host);

}  // namespace jishi::http
