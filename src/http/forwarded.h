#pragma once
// Who asks, where a proxy of the installation stands between the server and people's browsers.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"

namespace jishi::http {

// An address as the system writes it, 192.0.2.1 or 2001:db8::1; one of IPv4 within IPv6 (::ffff:192.0.2.1) is
// that of IPv4. Nothing for what is none.
std::optional<std::string> plain_address(std::string_view text);

struct Asker {
  std::string peer;
  bool secure = false;
};

// `peer` (a plain address) and `secure`: of the connection. Only a connection from one of `proxies` (plain
// addresses) is believed what it says of others, and only what that proxy added itself: the last address of
// X-Forwarded-For (with a port or without), since those before it may come from anybody, and
// X-Forwarded-Proto. A proxy that names nobody gives "via " and its address: nobody of this machine.
Asker asker_of(std::string_view peer, bool secure, const Headers& headers,
               const std::vector<std::string>& proxies);

}  // namespace jishi::http
