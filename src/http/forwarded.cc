#include "http/forwarded.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace jishi::http {

namespace {

// Of a header that may stand several times and hold a list.
std::string_view last_item(const Headers& headers, std::string_view name) {
  std::string_view out;
  for (const auto& [header, value] : headers)
    if (header == name) out = value;
  if (const auto comma = out.rfind(','); comma != std::string_view::npos) out.remove_prefix(comma + 1);
  return trim(out);
}

}  // namespace

std::optional<std::string> plain_address(std::string_view text) {
  const std::string given(text);
  for (const int family : {AF_INET, AF_INET6}) {
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    std::array<char, INET6_ADDRSTRLEN> written{};
    if (inet_pton(family, given.c_str(), bytes.data()) == 1 &&
        inet_ntop(family, bytes.data(), written.data(), written.size()) != nullptr)
      return std::string(written.data());
  }
  return std::nullopt;
}

Asker asker_of(std::string_view peer, bool secure, const Headers& headers,
               const std::vector<std::string>& proxies) {
  if (std::find(proxies.begin(), proxies.end(), peer) == proxies.end()) return {std::string(peer), secure};
  const auto behind = plain_address(last_item(headers, "x-forwarded-for"));
  return {behind.value_or(std::string(peer)), secure || last_item(headers, "x-forwarded-proto") == "https"};
}

}  // namespace jishi::http
