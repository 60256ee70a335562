#pragma once
// The header of a response as bytes.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace jishi::http {

struct Framing {
  std::optional<std::uint64_t> length;  // of the body; nothing: none is said (204, 304)
  bool is_chunked = false;
  bool is_last = false;  // the connection is closed after it
};

// Headers of the application that are none (a name that is no token, a line break in a value), that only the
// server writes, or that are for the log alone are left out.
std::string response_head(const Response& response, const Framing& framing, std::string_view date);

// Sun, 06 Nov 1994 08:49:37 GMT, of seconds since 1970.
std::string http_date(std::int64_t seconds);

std::string_view reason_phrase(unsigned status);
bool has_no_body(unsigned status);  // 1xx, 204, 304
std::string header_of(const Response& response, std::string_view name);

}  // namespace jishi::http
