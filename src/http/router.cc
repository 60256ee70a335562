#include "http/router.h"

#include <algorithm>
#include <charconv>

#include "base/day.h"
#include "base/text.h"

namespace jishi::http {

namespace {

constexpr int kMostYear = 2199;
constexpr int kLeastYear = 1900;
constexpr std::size_t kMostText = 500;  // bytes

// The next segment of a path that begins with /, which is taken off.
std::string_view next_segment(std::string_view& path) {
  path.remove_prefix(1);
  const auto end = path.find('/');
  const auto out = path.substr(0, end);
  path = end == std::string_view::npos ? std::string_view{} : path.substr(end);
  return out;
}

// How many segments are the pattern's own words; nothing when the path is not of it.
std::optional<int> fit(std::string_view pattern, std::string_view path,
                       std::map<std::string, std::string, std::less<>>& names) {
  names.clear();
  int words = 0;
  while (!pattern.empty() && !path.empty()) {
    const auto asked = next_segment(pattern);
    const auto given = next_segment(path);
    if (asked.starts_with("{")) {
      if (given.empty()) return std::nullopt;
      names.emplace(asked.substr(1, asked.size() - 2), given);
    } else if (asked == given) {
      ++words;
    } else {
      return std::nullopt;
    }
  }
  if (!pattern.empty() || !path.empty()) return std::nullopt;
  return words;
}

bool is_number(std::string_view text, int least, int most) {
  int out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() && least <= out && out <= most;
}

// How it should be written, when it is not.
std::optional<std::string> form_missed(const Param& param, std::string_view value) {
  switch (param.kind) {
    case Param::Kind::text:
      if (value.size() > kMostText || value.find('\0') != std::string_view::npos)
        return "≤ " + std::to_string(kMostText);
      return std::nullopt;
    case Param::Kind::number:
      if (!is_number(value, param.least, param.most))
        return std::to_string(param.least) + "–" + std::to_string(param.most);
      return std::nullopt;
    case Param::Kind::year:
      if (!is_number(value, kLeastYear, kMostYear)) return "2026";
      return std::nullopt;
    case Param::Kind::day:
      if (!Day::from_iso(value)) return "2026-01-05";
      return std::nullopt;
    case Param::Kind::flag:
      if (value != "true" && value != "false") return "true/false";
      return std::nullopt;
    case Param::Kind::choice: {
      const auto choices = split(param.choices, "|");
      if (std::find(choices.begin(), choices.end(), value) == choices.end())
        return std::string(param.choices);
      return std::nullopt;
    }
  }
  return std::nullopt;
}

std::vector<Param> params_of(const Route& route) {
  auto out = route.params;
  if (route.asks_for(kLists)) {
    out.push_back({"limit", Param::Kind::number, "", "", "", 1, kMostItems});
    out.push_back({"cursor", Param::Kind::text, "", ""});
  }
  return out;
}

}  // namespace

Match match_route(std::string_view method, std::string_view path) {
  Match out;
  if (!path.starts_with(kBase)) return out;
  path.remove_prefix(kBase.size());
  if (!path.starts_with("/")) return out;
  if (method == "HEAD") method = "GET";
  int most_words = -1;
  std::map<std::string, std::string, std::less<>> names;
  // A path that is a word (/records/why-not) goes before one that is a name (/records/{id}).
  for (const auto& route : routes()) {
    const auto words = fit(route.path, path, names);
    if (!words) continue;
    if (out.allowed.find(route.method) == std::string::npos)
      out.allowed += (out.allowed.empty() ? "" : ", ") + std::string(route.method);
    if (route.method != method || *words <= most_words) continue;
    most_words = *words;
    out.route = &route;
    out.path = names;
  }
  return out;
}

Refusals query_faults(const Route& route, const Query& query) {
  Refusals out;
  const auto params = params_of(route);
  std::string all;
  for (const auto& param : params) all += (all.empty() ? "" : ", ") + std::string(param.name);
  std::vector<std::string_view> seen;
  for (const auto& [name, value] : query) {
    const auto param = std::find_if(params.begin(), params.end(),
                                    [&wanted = name](const Param& one) { return one.name == wanted; });
    if (param == params.end()) {
      out.push_back(refuse("request.parameter", {name, all.empty() ? "–" : all}));
      continue;
    }
    if (std::find(seen.begin(), seen.end(), name) != seen.end())
      out.push_back(refuse("request.parameter-twice", {name}));
    seen.push_back(name);
    if (const auto form = form_missed(*param, value))
      out.push_back(refuse("request.parameter-kind", {name, *form}));
  }
  for (const auto& param : params)
    if (param.is_required && std::find(seen.begin(), seen.end(), param.name) == seen.end())
      out.push_back(refuse("request.parameter-missing", {std::string(param.name)}));
  return out;
}

}  // namespace jishi::http
