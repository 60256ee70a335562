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
  constexpr std::string_view mapped = "::ffff:";
  std::string given(text);
  if (text.starts_with(mapped) && text.find('.') != std::string_view::npos)
    given = text.substr(mapped.size());
  for (const int family : {AF_INET, AF_INET6}) {
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    std::array<char, INET6_ADDRSTRLEN> written{};
    if (inet_pton(family, given.c_str(), bytes.data()) == 1 &&
        inet_ntop(family, bytes.data(), written.data(), written.size()) != nullptr)
      return std::string(written.data());
  }
  return std::nullopt;
}

namespace {

// 198.51.100.7:4711 and [2001:db8::1]:4711 too.
std::optional<std::string> address_without_port(std::string_view text) {
  if (auto plain = plain_address(text)) return plain;
  const auto colon = text.rfind(':');
  const bool has_port = colon != std::string_view::npos && colon + 1 < text.size() &&
                        text.find_first_not_of("0123456789", colon + 1) == std::string_view::npos;
  auto address = has_port ? text.substr(0, colon) : text;
  if (address.starts_with('[') && address.ends_with(']'))
    return plain_address(address.substr(1, address.size() - 2));
  return address.find(':') == std::string_view::npos ? plain_address(address) : std::nullopt;
}

}  // namespace

Asker asker_of(std::string_view peer, bool secure, const Headers& headers,
               const std::vector<std::string>& proxies) {
  if (std::find(proxies.begin(), proxies.end(), peer) == proxies.end()) return {std::string(peer), secure};
  const auto behind = address_without_port(last_item(headers, "x-forwarded-for"));
  return {behind.value_or("via " + std::string(peer)),
          secure || last_item(headers, "x-forwarded-proto") == "https"};
}

}  // namespace jishi::http
