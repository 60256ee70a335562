#include "http/accept_encoding.h"

#include <algorithm>
#include <optional>
#include <string>

namespace jishi::http {

namespace {

std::string squeezed(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != ' ' && c != '\t') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

// q=0, q=0.0, q=0.000
bool is_refused(std::string_view parameters) {
  return parameters.starts_with("q=0") && parameters.find_first_not_of(".0", 2) == std::string_view::npos;
}

}  // namespace

bool accepts_gzip(std::string_view header) {
  const auto text = squeezed(header);
  std::string_view rest = text;
  std::optional<bool> named;
  bool by_star = false;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(','), rest.size());
    const auto item = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const auto semicolon = std::min(item.find(';'), item.size());
    const auto coding = item.substr(0, semicolon);
    const bool takes = !is_refused(item.substr(std::min(semicolon + 1, item.size())));
    if (coding == "gzip" || coding == "x-gzip") named = takes;
    if (coding == "*") by_star = takes;
  }
  return named.value_or(by_star);
}

}  // namespace jishi::http
