#include "http/target.h"

#include <algorithm>

#include "base/text.h"

namespace jishi::http {

namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<std::string> decoded(std::string_view text, bool is_query) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += is_query && text[i] == '+' ? ' ' : text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const int high = hex_value(text[i + 1]);
    const int low = hex_value(text[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    const auto c = static_cast<char>(high * 16 + low);
    if (!is_query && (c == '/' || c == '\\')) return std::nullopt;
    out += c;
    i += 2;
  }
  if (!is_utf8(out)) return std::nullopt;
  // Text of several lines may be asked for; no other control character.
  const bool is_clean = std::none_of(out.begin(), out.end(), [&](char c) {
    return c == 0x7f || (c >= 0 && c < 0x20 && !(is_query && (c == '\n' || c == '\r' || c == '\t')));
  });
  if (!is_clean) return std::nullopt;
  return out;
}

bool has_bad_segment(std::string_view path) {
  if (path == "/") return false;
  for (std::size_t begin = 1; begin <= path.size();) {
    const auto end = std::min(path.find('/', begin), path.size());
    const auto segment = path.substr(begin, end - begin);
    if (segment.empty() || segment == "." || segment == "..") return true;
    begin = end + 1;
  }
  return false;
}

std::optional<Query> query_of(std::string_view text) {
  Query out;
  while (!text.empty()) {
    const auto end = std::min(text.find('&'), text.size());
    const auto pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (pair.empty()) continue;
    if (out.size() == kMaxArguments) return std::nullopt;
    const auto equals = std::min(pair.find('='), pair.size());
    auto name = decoded(pair.substr(0, equals), true);
    auto value = decoded(pair.substr(std::min(equals + 1, pair.size())), true);
    if (!name || !value) return std::nullopt;
    out.emplace_back(std::move(*name), std::move(*value));
  }
  return out;
}

}  // namespace

std::optional<Target> parse_target(std::string_view text, std::string_view host) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!text.starts_with(scheme)) continue;
    text.remove_prefix(scheme.size());
    if (host.empty() || !text.starts_with(host)) return std::nullopt;
    text.remove_prefix(host.size());
    break;
  }
  if (!text.starts_with('/') || text.find('#') != std::string_view::npos) return std::nullopt;
  const auto mark = std::min(text.find('?'), text.size());
  auto path = decoded(text.substr(0, mark), false);
  if (!path || has_bad_segment(*path)) return std::nullopt;
  auto query = query_of(text.substr(std::min(mark + 1, text.size())));
  if (!query) return std::nullopt;
  return Target{std::move(*path), std::move(*query)};
}

}  // namespace jishi::http
