#include "app/canonical_text.h"

namespace jishi::app {

namespace {

constexpr auto kNone = std::string_view::npos;

// From an opening quote to behind the closing one.
std::size_t end_of_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size();) {
    at = text.find('"', at);
    if (at == kNone) return kNone;
    std::size_t slashes = 0;
    while (text[at - 1 - slashes] == '\\') ++slashes;
    if (slashes % 2 == 0) return at + 1;
    ++at;
  }
  return kNone;
}

std::size_t end_of_nested(std::string_view text, std::size_t at) {
  for (int depth = 0; at < text.size();) {
    const char c = text[at];
    if (c == '"') {
      at = end_of_string(text, at);
      if (at == kNone) return kNone;
      continue;
    }
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth == 0) return at + 1;
    ++at;
  }
  return kNone;
}

std::size_t end_of_value(std::string_view text, std::size_t at) {
  if (at >= text.size()) return kNone;
  if (text[at] == '"') return end_of_string(text, at);
  if (text[at] == '{' || text[at] == '[') return end_of_nested(text, at);
  return text.find_first_of(",}", at);
}

}  // namespace

bool CanonicalText::read(std::string_view text) {
  members_.clear();
  if (text == "{}") return true;
  if (text.size() < 2 || text.front() != '{') return false;
  for (std::size_t at = 1;;) {
    if (at >= text.size() || text[at] != '"') return false;
    const auto name_end = end_of_string(text, at);
    if (name_end == kNone || name_end >= text.size() || text[name_end] != ':') return false;
    const auto value_end = end_of_value(text, name_end + 1);
    if (value_end == kNone || value_end >= text.size()) return false;
    members_.emplace_back(text.substr(at + 1, name_end - at - 2),
                          text.substr(name_end + 1, value_end - name_end - 1));
    if (text[value_end] == '}') return value_end + 1 == text.size();
    if (text[value_end] != ',') return false;
    at = value_end + 1;
  }
}

std::optional<std::string_view> CanonicalText::member(std::string_view name) const {
  for (const auto& [member_name, value] : members_)
    if (member_name == name) return value;
  return std::nullopt;
}

}  // namespace jishi::app
