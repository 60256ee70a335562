#include "http/head.h"

#include <algorithm>
#include <array>
#include <optional>

namespace jishi::http {

namespace {

constexpr std::array<std::string_view, 7> kMethods = {"GET",   "HEAD",   "POST",   "PUT",
                                                      "PATCH", "DELETE", "OPTIONS"};

bool is_token_char(char c) {
  constexpr std::string_view others = "!#$%&'*+-.^_`|~";
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         others.find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_token_char);
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_word(std::string_view text, std::string_view word) {
  return std::equal(text.begin(), text.end(), word.begin(), word.end(),
                    [](char a, char b) { return lower(a) == b; });
}

std::string_view without_blanks(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

bool is_digits(std::string_view text) {
  return !text.empty() && text.size() <= 18 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// host[:port], without anything that another reader could take for a path, a user or a second host.
bool is_host(std::string_view text) {
  constexpr std::string_view others = "-._~:[]%!$&'()*+;=";
  return !text.empty() && text.size() <= 255 && std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           others.find(c) != std::string_view::npos;
  });
}

// Of the bytes as they come: the first that no header holds.
bool has_stray_byte(std::string_view bytes, std::size_t from) {
  for (std::size_t i = from; i < bytes.size(); ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    if (c == '\n' && (i == 0 || bytes[i - 1] != '\r')) return true;
    if (c == '\r' && i + 1 < bytes.size() && bytes[i + 1] != '\n') return true;
    if ((c < 0x20 && c != '\r' && c != '\n' && c != '\t') || c == 0x7f) return true;
  }
  return false;
}

unsigned request_line_fault(std::string_view line, bool& is_1_0) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return 400;
  const auto method = line.substr(0, first);
  const auto target = line.substr(first + 1, last - first - 1);
  const auto version = line.substr(last + 1);
  if (!is_token(method)) return 400;
  if (target.size() > kMaxTargetBytes) return 414;
  if (target.empty() ||
      !std::all_of(target.begin(), target.end(), [](char c) { return c > ' ' && c < 0x7f; }))
    return 400;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (version.size() != 8 || !version.starts_with("HTTP/") || !is_digit(version[5]) || version[6] != '.' ||
      !is_digit(version[7]))
    return 400;
  is_1_0 = version == "HTTP/1.0";
  if (!is_1_0 && version != "HTTP/1.1") return 505;
  return std::find(kMethods.begin(), kMethods.end(), method) == kMethods.end() ? 501 : 0;
}

struct Seen {
  int hosts = 0;
  int lengths = 0;
  int codings = 0;
};

unsigned header_line_fault(std::string_view line, Seen& seen) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return 400;
  const auto name = line.substr(0, colon);
  const auto value = without_blanks(line.substr(colon + 1));
  if (is_word(name, "host")) return ++seen.hosts > 1 || !is_host(value) ? 400 : 0;
  if (is_word(name, "content-length")) return ++seen.lengths > 1 || !is_digits(value) ? 400 : 0;
  if (is_word(name, "transfer-encoding")) {
    if (++seen.codings > 1) return 400;
    return is_word(value, "chunked") ? 0 : 501;
  }
  if (is_word(name, "expect")) return is_word(value, "100-continue") ? 0 : 417;
  return 0;
}

// head: without the blank line at its end.
unsigned whole_fault(std::string_view head) {
  bool is_1_0 = false;
  auto end = head.find("\r\n");
  if (const auto fault = request_line_fault(head.substr(0, end), is_1_0)) return fault;
  Seen seen;
  std::size_t lines = 0;
  unsigned first_fault = 0;
  while (end != std::string_view::npos) {
    const auto begin = end + 2;
    end = head.find("\r\n", begin);
    const auto line = head.substr(begin, end == std::string_view::npos ? end : end - begin);
    if (++lines > kMaxHeaderLines) return 431;
    const auto fault = header_line_fault(line, seen);
    if (fault == 400) return 400;
    if (fault != 0 && first_fault == 0) first_fault = fault;
  }
  if (seen.codings > 0 && (seen.lengths > 0 || is_1_0)) return 400;
  if (seen.hosts == 0 && !is_1_0) return 400;
  return first_fault;
}

}  // namespace

HeadScan scan_head(std::string_view bytes, std::size_t seen, std::size_t limit_bytes) {
  const auto from = seen < 3 ? 0 : seen - 3;
  const auto end = bytes.find("\r\n\r\n", from);
  const auto head = bytes.substr(0, end == std::string_view::npos ? end : end + 4);
  if (has_stray_byte(head, seen == 0 ? 0 : seen - 1)) return {0, 400};
  const auto line_end = head.find("\r\n");
  const auto line = head.substr(0, line_end);
  if (line.size() > kMaxTargetBytes + 32) return {0, 414};
  if (head.size() > limit_bytes) return {0, 431};
  if (end == std::string_view::npos) return {};
  if (const auto fault = whole_fault(bytes.substr(0, end))) return {0, fault};
  return {head.size(), 0};
}

}  // namespace jishi::http
