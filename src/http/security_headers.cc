#include "http/security_headers.h"

#include <algorithm>
#include <array>

namespace jishi::http {

namespace {

struct Row {
  std::string_view name;
  std::string_view value;
  bool only_secure = false;
};

// Inline styles are what the components of the pages set on elements; scripts are never inline.
constexpr std::array kRows = {
    Row{"content-security-policy",
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: "
        "blob:; "
        "font-src 'self'; connect-src 'self'; object-src 'none'; frame-src 'self' blob:; frame-ancestors "
        "'none'; "
        "base-uri 'none'; form-action 'self'"},
    Row{"x-content-type-options", "nosniff"},
    Row{"x-frame-options", "DENY"},
    Row{"referrer-policy", "no-referrer"},
    Row{"permissions-policy",
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), bluetooth=()"},
    Row{"cross-origin-opener-policy", "same-origin"},
    Row{"cross-origin-resource-policy", "same-origin"},
    Row{"strict-transport-security", "max-age=31536000", true}};

}  // namespace

void add_security_headers(Response& response, bool secure) {
  for (const auto& row : kRows) {
    if (row.only_secure && !secure) continue;
    const bool is_there = std::any_of(response.headers.begin(), response.headers.end(),
                                      [&](const auto& header) { return header.first == row.name; });
    if (!is_there) response.headers.emplace_back(row.name, row.value);
  }
}

}  // namespace jishi::http
