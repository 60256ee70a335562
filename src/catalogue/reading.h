#pragma once
// How a mapping of a catalogue file becomes a value: a table of its keys, each with a reader. What a reader
// finds wrong is noted with file and line, and reading goes on, so that one load tells every fault.

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/yaml_tree.h"

namespace jishi::catalogue {

// One file being read. `known` holds what was read before it (kinds are read in the order of loader.cc).
struct Reading {
  const std::string& path;
  const Catalogue& known;
  Refusals& faults;

  void fault(std::string_view code, std::vector<std::string> args, const Node& at);

  // Nothing, and a fault, when the node is not of that kind.
  std::optional<std::string> text(const Node& node);
  std::optional<std::vector<std::string>> texts(const Node& node);  // a single text is a list of one
  std::optional<int> integer(const Node& node, int least, int most);
  std::optional<bool> yes_or_no(const Node& node);
  bool is_list(const Node& node);  // with a fault when it is not
  bool is_map(const Node& node);
  // A word of a closed list.
  template <class E, std::size_t N>
  std::optional<E> word(const Node& node, const std::array<std::pair<std::string_view, E>, N>& words) {
    const auto given = text(node);
    if (!given) return std::nullopt;
    std::string allowed;
    for (const auto& [name, value] : words) {
      if (name == *given) return value;
      allowed += (allowed.empty() ? "" : ", ") + std::string(name);
    }
    fault("catalogue.word", {*given, allowed}, node);
    return std::nullopt;
  }
};

enum class Need { required, optional };

template <class T>
struct KeyRow {
  std::string_view key;
  Need need;
  void (*read)(const Node&, T&, Reading&);
  std::string_view when_missing = "catalogue.missing-key";
};

// Keys are read in the table's order, whatever the file's: a row may rely on those above it.
template <class T, std::size_t N>
void read_map(const Node& node, const std::array<KeyRow<T>, N>& table, T& out, Reading& reading) {
  if (!reading.is_map(node)) return;
  for (const auto& row : table) {
    if (const auto* item = node.find(row.key); item != nullptr) {
      row.read(*item, out, reading);
    } else if (row.need == Need::required) {
      reading.fault(row.when_missing, {std::string(row.key)}, node);
    }
  }
  for (const auto& item : node.items) {
    bool is_known = false;
    std::string allowed;
    for (const auto& row : table) {
      is_known = is_known || row.key == item.key;
      allowed += (allowed.empty() ? "" : ", ") + std::string(row.key);
    }
    if (!is_known) reading.fault("catalogue.unknown-key", {item.key, allowed}, item);
  }
}

// Readers for a member that is a text, a list of texts, a whole number, true/false, or a word of a list.
template <auto Member, class T>
void read_text(const Node& node, T& out, Reading& reading) {
  if (auto value = reading.text(node)) out.*Member = std::move(*value);
}
template <auto Member, class T>
void read_texts(const Node& node, T& out, Reading& reading) {
  if (auto value = reading.texts(node)) out.*Member = std::move(*value);
}
template <auto Member, int Least, int Most, class T>
void read_integer(const Node& node, T& out, Reading& reading) {
  if (const auto value = reading.integer(node, Least, Most)) out.*Member = *value;
}
template <auto Member, class T>
void read_flag(const Node& node, T& out, Reading& reading) {
  if (const auto value = reading.yes_or_no(node)) out.*Member = *value;
}
template <auto Member, const auto& Words, class T>
void read_word(const Node& node, T& out, Reading& reading) {
  if (const auto value = reading.word(node, Words)) out.*Member = *value;
}
// A list whose items are mappings read by Read.
template <auto Member, auto Read, class T>
void read_list(const Node& node, T& out, Reading& reading) {
  if (!reading.is_list(node)) return;
  for (const auto& item : node.items) Read(item, (out.*Member).emplace_back(), reading);
}

}  // namespace jishi::catalogue
