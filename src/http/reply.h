#pragma once
// Reply: what a handler gives when it does not refuse.

#include <string>
#include <utility>

#include "base/json.h"
#include "http/message.h"

namespace jishi::http {

using Reply = Response;

inline Reply reply_json(const Json& json, unsigned status = 200) {
  return {status, {{"content-type", "application/json"}}, boost::json::serialize(json)};
}

// With the version that an edit must name in If-Match.
inline Reply reply_version(const Json& json, int version, unsigned status = 200) {
  auto out = reply_json(json, status);
  out.headers.emplace_back("etag", "\"" + std::to_string(version) + "\"");
  return out;
}

inline Reply reply_nothing() {
  return {204, {}, std::string()};
}

// As a download under this name (RFC 6266 and 5987).
Reply reply_file(Body body, std::string_view media, std::string_view name);

}  // namespace jishi::http
