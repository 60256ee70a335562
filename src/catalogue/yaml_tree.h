#pragma once
// A YAML file as a plain tree with line numbers. Only what a catalogue needs is let in: one document, no
// anchors, aliases or tags, no key twice in a mapping; so no text can grow while it is read.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.h"

namespace jishi::catalogue {

struct Node {
  enum class Kind { null, scalar, list, map };
  Kind kind = Kind::null;
  int line = 0;             // 1-based; of a map's item its key's
  std::string key;          // of a map's item
  std::string text;         // of a scalar, without quotes
  std::vector<Node> items;  // of a list or map, in the file's order

  const Node* find(std::string_view wanted) const;
};

// The file's tree, or nothing and at least one fault ("path:line" in front).
std::optional<Node> parse_yaml(const std::string& path, const std::string& text, Refusals& faults);

}  // namespace jishi::catalogue
