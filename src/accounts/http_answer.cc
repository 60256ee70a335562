#include "accounts/http_answer.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace jishi::accounts {

namespace {

constexpr std::size_t kMostHeaders = 100;

Refusal malformed(std::string_view what) {
  return refuse("oidc.fetch", {std::string(what)});
}

std::optional<std::size_t> number(std::string_view text, int base) {
  std::size_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out, base);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

std::string small(std::string_view text) {
  std::string out(text);
  for (auto& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// Takes a line off the front.
std::optional<std::string_view> line(std::string_view& bytes) {
  const auto end = bytes.find("\r\n");
  if (end == std::string_view::npos) return std::nullopt;
  const auto out = bytes.substr(0, end);
  bytes.remove_prefix(end + 2);
  return out;
}

Result<std::string> join_chunks(std::string_view bytes) {
  std::string out;
  for (;;) {
    const auto head = line(bytes);
    const auto size = head ? number(trimmed(head->substr(0, head->find(';'))), 16) : std::nullopt;
    if (!size) return malformed("chunk");
    if (*size == 0) return out;
    if (*size > bytes.size() || bytes.size() - *size < 2 || bytes.substr(*size, 2) != "\r\n")
      return malformed("chunk");
    out.append(bytes.substr(0, *size));
    bytes.remove_prefix(*size + 2);
  }
}

}  // namespace

std::string_view HttpAnswer::header(std::string_view name) const {
  for (const auto& [found, value] : headers)
    if (found == name) return value;
  return {};
}

Result<HttpAnswer> parse_answer(std::string_view bytes) {
  HttpAnswer out;
  const auto first = line(bytes);
  if (!first || first->size() < 12 || !first->starts_with("HTTP/1.") || (*first)[8] != ' ')
    return malformed("status line");
  const auto status = number(first->substr(9, 3), 10);
  if (!status || *status < 100) return malformed("status");
  out.status = static_cast<int>(*status);
  for (;;) {
    const auto header = line(bytes);
    if (!header) return malformed("header");
    if (header->empty()) break;
    const auto colon = header->find(':');
    if (colon == std::string_view::npos || colon == 0 || out.headers.size() == kMostHeaders)
      return malformed("header");
    out.headers.emplace_back(small(header->substr(0, colon)), trimmed(header->substr(colon + 1)));
  }
  if (const auto coding = out.header("transfer-encoding"); !coding.empty()) {
    if (small(coding) != "chunked") return malformed("transfer-encoding");
    auto body = join_chunks(bytes);
    if (!body) return body.error();
    out.body = std::move(*body);
    return out;
  }
  if (const auto length = out.header("content-length"); !length.empty()) {
    const auto size = number(length, 10);
    if (!size || *size > bytes.size()) return malformed("content-length");
    bytes = bytes.substr(0, *size);
  }
  out.body = bytes;
  return out;
}

bool HttpAddress::is_loopback() const {
  return host == "127.0.0.1" || host == "localhost" || host == "::1";
}

std::optional<HttpAddress> parse_address(std::string_view url) {
  constexpr std::size_t most = 4096;
  HttpAddress out;
  if (url.size() > most) return std::nullopt;
  if (url.starts_with("https://"))
    out.is_secure = true;
  else if (!url.starts_with("http://"))
    return std::nullopt;
  const bool is_plain = std::all_of(url.begin(), url.end(), [](char c) { return c > ' ' && c < 0x7f; });
  if (!is_plain) return std::nullopt;
  url.remove_prefix(out.is_secure ? 8 : 7);
  const auto slash = url.find_first_of("/?#");
  auto place = url.substr(0, slash);
  out.target = slash == std::string_view::npos ? "/" : std::string(url.substr(slash));
  out.target.resize(std::min(out.target.size(), out.target.find('#')));
  if (!out.target.starts_with('/')) out.target.insert(0, "/");
  if (place.find('@') != std::string_view::npos) return std::nullopt;
  out.port = out.is_secure ? "443" : "80";
  if (place.starts_with('[')) {
    const auto end = place.find(']');
    if (end == std::string_view::npos) return std::nullopt;
    out.host = place.substr(1, end - 1);
    place.remove_prefix(end + 1);
    if (!place.empty() && !place.starts_with(':')) return std::nullopt;
  } else {
    out.host = place.substr(0, place.find(':'));
    place.remove_prefix(out.host.size());
  }
  if (!place.empty()) {
    const auto port = number(place.substr(1), 10);
    if (!port || *port < 1 || *port > 65535) return std::nullopt;
    out.port = place.substr(1);
  }
  if (out.host.empty()) return std::nullopt;
  return out;
}

}  // namespace jishi::accounts
