// Uses of the named rules: `- quorum: {present: attended, due: members_due, share: half}` with when, basis,
// strict and breaks beside the rule's name.

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "base/text.h"
#include "catalogue/readers.h"

namespace jishi::catalogue {

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

std::string rule_names() {
  std::string out;
  for (const auto& rule : rules()) out += (out.empty() ? "" : ", ") + std::string(rule.name);
  return out;
}

// "field" or "table.column".
bool is_field_or_column(const Node& at, const RecordType& type, const std::string& name, Reading& reading) {
  const auto dot = name.find('.');
  if (!is_field(at, type, name.substr(0, dot), reading)) return false;
  if (dot == std::string::npos) return true;
  if (type.field(name.substr(0, dot))->column(name.substr(dot + 1)) != nullptr) return true;
  reading.fault("catalogue.no-field", {type.id + "." + name.substr(0, dot), name.substr(dot + 1)}, at);
  return false;
}

// A figure, or $id of a setting; kept as its figure.
std::optional<std::string> read_number(const Node& node, const std::string& text, Reading& reading) {
  if (text.starts_with("$")) {
    const auto* setting = reading.known.setting(text.substr(1));
    if (setting != nullptr) return std::to_string(setting->value);
    reading.fault("catalogue.no-setting", {text.substr(1)}, node);
    return std::nullopt;
  }
  int value = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && rest == text.data() + text.size()) return text;
  reading.fault("catalogue.number", {text, "0", "2147483647"}, node);
  return std::nullopt;
}

struct ArgPlace {
  const Node& node;
  const RecordType& type;
  const Procedure* procedure;  // null in a standing check
  Reading& reading;
};

// A standing check may name the steps of any procedure of its record type.
void judge_step_name(const ArgPlace& at, const std::string& text) {
  const auto& known = at.reading.known.procedures();
  const bool is_there = at.procedure != nullptr
                            ? at.procedure->step(text) != nullptr
                            : std::any_of(known.begin(), known.end(), [&](const Procedure& procedure) {
                                return procedure.of.type == at.type.id && procedure.step(text) != nullptr;
                              });
  if (!is_there) at.reading.fault("catalogue.no-step", {text}, at.node);
}

// The text as it is kept; nothing when it is at fault, which is noted.
std::optional<std::string> read_arg(const ArgPlace& at, const RuleArg& arg, const std::string& text) {
  switch (arg.kind) {
    case ArgKind::field:
    case ArgKind::fields:
      is_field(at.node, at.type, text, at.reading);
      break;
    case ArgKind::column:
      is_field_or_column(at.node, at.type, text, at.reading);
      break;
    case ArgKind::number:
      return read_number(at.node, text, at.reading);
    case ArgKind::record:
      find_type(at.node, text, at.reading);
      break;
    case ArgKind::steps:
      judge_step_name(at, text);
      break;
    case ArgKind::word:
    case ArgKind::words:
      if (!arg.choices.empty()) {
        const auto choices = split(arg.choices, " ");
        if (std::find(choices.begin(), choices.end(), text) == choices.end())
          at.reading.fault("catalogue.word", {text, join(choices, ", ")}, at.node);
      }
      break;
    case ArgKind::state:
      break;
  }
  return text;
}

bool is_list_arg(ArgKind kind) {
  return kind == ArgKind::fields || kind == ArgKind::words || kind == ArgKind::steps ||
         kind == ArgKind::number;
}

// Figures given together are added up: the months of a period and those after it.
std::string sum_of(const std::vector<std::string>& figures) {
  std::int64_t sum = 0;
  for (const auto& figure : figures) sum += std::atoi(figure.c_str());
  return std::to_string(std::clamp<std::int64_t>(sum, INT32_MIN, INT32_MAX));
}

void read_args(const Node& node, const RecordType& type, const Procedure* procedure, const Rule& rule,
               RuleUse& out, Reading& reading) {
  const bool is_empty =
      node.kind == Node::Kind::null || (node.kind == Node::Kind::scalar && node.text.empty());
  if (!is_empty && !reading.is_map(node)) return;
  for (const auto& item : node.items) {
    const auto arg = std::find_if(rule.args.begin(), rule.args.end(),
                                  [&](const RuleArg& known) { return known.name == item.key; });
    if (arg == rule.args.end()) {
      std::string allowed;
      for (const auto& known : rule.args) allowed += (allowed.empty() ? "" : ", ") + std::string(known.name);
      reading.fault("catalogue.unknown-key", {item.key, allowed}, item);
      continue;
    }
    const auto texts = reading.texts(item);
    if (!texts) continue;
    if (!is_list_arg(arg->kind) && texts->size() != 1)
      reading.fault("catalogue.kind", {item.key, "文字 / text"}, item);
    std::vector<std::string> kept;
    for (const auto& text : *texts)
      if (auto value = read_arg({item, type, procedure, reading}, *arg, text))
        kept.push_back(std::move(*value));
    if (arg->kind == ArgKind::number && !kept.empty()) kept = {sum_of(kept)};
    out.args.emplace_back(item.key, std::move(kept));
  }
  for (const auto& arg : rule.args)
    if (arg.required && node.find(arg.name) == nullptr)
      reading.fault("catalogue.missing-key", {std::string(arg.name)}, node);
}

// What a rule use has beside its own name.
struct Beside {
  RuleUse& use;
  const RecordType& type;
};
void read_when(const Node& node, Beside& out, Reading& reading) {
  refuse_fields_in_turn(node, reading);
  read_conditions(node, out.type, out.use.when, reading);
}
void read_use_basis(const Node& node, Beside& out, Reading& reading) {
  read_basis(node, out.use.basis, reading);
}
void read_strict(const Node& node, Beside& out, Reading& reading) {
  if (const auto value = reading.yes_or_no(node)) out.use.is_strict = *value;
}

void read_record_values(const Node& node, RuleBreak& out, Reading& reading) {
  read_pairs(node, out.record, reading);
}
void read_set_values(const Node& node, RuleBreak& out, Reading& reading) {
  read_pairs(node, out.set, reading);
}
void read_others(const Node& node, RuleBreak& out, Reading& reading) {
  if (!reading.is_list(node)) return;
  for (const auto& item : node.items) {
    if (!reading.is_map(item)) continue;
    auto& other = out.others.emplace_back();
    for (const auto& value : item.items) {
      const auto text = reading.text(value);
      if (!text) continue;
      if (value.key == "record")
        other.first = *text;
      else
        other.second.emplace_back(value.key, *text);
    }
    find_type(item, other.first, reading);
  }
}
constexpr std::array<KeyRow<RuleBreak>, 5> kBreakKeys = {{
    {"record", Need::optional, read_record_values},
    {"set", Need::optional, read_set_values},
    {"actor", Need::optional, read_text<&RuleBreak::actor>},
    {"day", Need::optional, read_text<&RuleBreak::day>},
    {"others", Need::optional, read_others},
}};
void read_breaks(const Node& node, Beside& out, Reading& reading) {
  read_map(node, kBreakKeys, out.use.breaks.emplace(), reading);
}

constexpr std::array<KeyRow<Beside>, 4> kBesideKeys = {{
    {"when", Need::optional, read_when},
    {"basis", Need::optional, read_use_basis},
    {"strict", Need::optional, read_strict},
    {"breaks", Need::optional, read_breaks},
}};

bool is_beside(std::string_view key) {
  return std::any_of(kBesideKeys.begin(), kBesideKeys.end(), [&](const auto& row) { return row.key == key; });
}

}  // namespace

void read_pairs(const Node& node, std::vector<std::pair<std::string, std::string>>& out, Reading& reading) {
  if (!reading.is_map(node)) return;
  for (const auto& item : node.items)
    if (const auto texts = reading.texts(item)) out.emplace_back(item.key, join(*texts, "、"));
}

void read_rule_use(const Node& node, const RecordType& type, const Procedure* procedure, RuleUse& out,
                   Reading& reading) {
  if (!reading.is_map(node)) return;
  Beside beside{out, type};
  const Node* name = nullptr;
  for (const auto& item : node.items) {
    if (is_beside(item.key)) {
      for (const auto& row : kBesideKeys)
        if (row.key == item.key) row.read(item, beside, reading);
    } else if (name != nullptr) {
      reading.fault("catalogue.unknown-key", {item.key, "when, basis, strict, breaks"}, item);
    } else {
      name = &item;
    }
  }
  const auto* rule = name == nullptr ? nullptr : find_rule(name->key);
  if (rule == nullptr)
    return reading.fault("catalogue.no-rule", {name == nullptr ? "" : name->key, rule_names()}, node);
  out.rule = name->key;
  read_args(*name, type, procedure, *rule, out, reading);
}

}  // namespace jishi::catalogue
