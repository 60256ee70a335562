#include "catalogue/reading.h"

#include <charconv>

namespace jishi::catalogue {

void Reading::fault(std::string_view code, std::vector<std::string> args, const Node& at) {
  faults.push_back(refuse(code, std::move(args), path + ":" + std::to_string(at.line)));
}

std::optional<std::string> Reading::text(const Node& node) {
  if (node.kind == Node::Kind::scalar) return node.text;
  fault("catalogue.kind", {node.key, "文字 / text"}, node);
  return std::nullopt;
}

std::optional<std::vector<std::string>> Reading::texts(const Node& node) {
  std::vector<std::string> out;
  if (node.kind == Node::Kind::scalar) return std::vector{node.text};
  bool is_sound = node.kind == Node::Kind::list;
  for (const auto& item : node.items) {
    is_sound = is_sound && item.kind == Node::Kind::scalar;
    out.push_back(item.text);
  }
  if (is_sound) return out;
  fault("catalogue.kind", {node.key, "文字列表 / list of texts"}, node);
  return std::nullopt;
}

std::optional<int> Reading::integer(const Node& node, int least, int most) {
  int value = 0;
  const auto* end = node.text.data() + node.text.size();
  const auto [rest, error] = std::from_chars(node.text.data(), end, value);
  if (node.kind == Node::Kind::scalar && error == std::errc() && rest == end && least <= value &&
      value <= most)
    return value;
  fault("catalogue.number", {node.key, std::to_string(least), std::to_string(most)}, node);
  return std::nullopt;
}

std::optional<bool> Reading::yes_or_no(const Node& node) {
  if (node.kind == Node::Kind::scalar && (node.text == "true" || node.text == "false"))
    return node.text == "true";
  fault("catalogue.kind", {node.key, "true / false"}, node);
  return std::nullopt;
}

bool Reading::is_list(const Node& node) {
  if (node.kind == Node::Kind::list) return true;
  fault("catalogue.kind", {node.key, "列表 / list"}, node);
  return false;
}

bool Reading::is_map(const Node& node) {
  if (node.kind == Node::Kind::map) return true;
  fault("catalogue.kind", {node.key, "键值组 / mapping"}, node);
  return false;
}

}  // namespace jishi::catalogue
