#include <algorithm>

#include "base/text.h"
#include "catalogue/readers.h"

namespace jishi::catalogue {

namespace {

constexpr std::array<KeyRow<Basis>, 4> kBasisKeys = {{
    {"text", Need::required, read_text<&Basis::text>},
    {"article", Need::optional, read_text<&Basis::article>},
    {"version", Need::required, read_text<&Basis::version>},
    {"confirmed", Need::optional, read_flag<&Basis::confirmed>},
}};

using Op = Condition::Op;
constexpr std::array<std::pair<std::string_view, Op>, 3> kListOps = {
    {{"in", Op::in}, {"not_in", Op::not_in}, {"contains", Op::contains}}};
constexpr std::array<std::pair<std::string_view, Op>, 2> kWordOps = {
    {{"present", Op::present}, {"absent", Op::absent}}};

void add_condition(const Node& values, Condition condition, const RecordType& type,
                   std::vector<Condition>& out, Reading& reading) {
  auto words = reading.texts(values);
  if (!words) return;
  const auto* definition = type.field(condition.field);
  if (condition.op != Op::contains && definition != nullptr && definition->kind == FieldKind::choice &&
      !definition->open)
    for (const auto& word : *words)
      if (std::find(definition->choices.begin(), definition->choices.end(), word) ==
          definition->choices.end())
        reading.fault("catalogue.choice", {word, type.id + "." + condition.field}, values);
  condition.values = std::move(*words);
  out.push_back(std::move(condition));
}

// kind/name: the kind speaks alone by its choices but 其他.
Condition asked_of(const std::vector<std::string>& fields, const RecordType& type) {
  Condition out;
  out.field = fields.back();
  for (std::size_t i = 0; i + 1 < fields.size(); ++i) {
    auto words = type.field(fields[i])->choices;
    std::erase(words, "其他");
    out.first.push_back({fields[i], std::move(words)});
  }
  return out;
}

struct SelectionDraft {
  Selection selection;
  const RecordType* type = nullptr;
};
void read_draft_type(const Node& node, SelectionDraft& out, Reading& reading) {
  if (const auto id = reading.text(node)) {
    out.selection.type = *id;
    out.type = find_type(node, *id, reading);
  }
}
void read_draft_where(const Node& node, SelectionDraft& out, Reading& reading) {
  if (out.type != nullptr) read_conditions(node, *out.type, out.selection.where, reading);
}
constexpr std::array<KeyRow<SelectionDraft>, 2> kSelectionKeys = {{
    {"record", Need::required, read_draft_type},
    {"where", Need::optional, read_draft_where},
}};

}  // namespace

void read_basis(const Node& node, Basis& out, Reading& reading) {
  read_map(node, kBasisKeys, out, reading);
}

bool is_field(const Node& at, const RecordType& type, const std::string& field, Reading& reading) {
  if (type.field(field) != nullptr) return true;
  reading.fault("catalogue.no-field", {type.id, field}, at);
  return false;
}

const RecordType* find_type(const Node& at, const std::string& id, Reading& reading) {
  const auto* type = reading.known.record(id);
  if (type == nullptr) reading.fault("catalogue.no-record", {id}, at);
  return type;
}

void read_conditions(const Node& node, const RecordType& type, std::vector<Condition>& out,
                     Reading& reading) {
  if (!reading.is_map(node)) return;
  for (const auto& item : node.items) {
    const auto fields = split(item.key, "/");
    if (!std::all_of(fields.begin(), fields.end(),
                     [&](const std::string& field) { return is_field(item, type, field, reading); }))
      continue;
    auto condition = asked_of(fields, type);
    if (item.kind == Node::Kind::scalar) {
      if (const auto op = reading.word(item, kWordOps)) {
        condition.op = *op;
        out.push_back(std::move(condition));
      }
    } else if (item.kind == Node::Kind::list) {
      condition.op = Op::in;
      add_condition(item, std::move(condition), type, out, reading);
    } else if (reading.is_map(item)) {
      for (const auto& values : item.items) {
        Node name = values;
        name.kind = Node::Kind::scalar;
        name.text = values.key;
        if (const auto op = reading.word(name, kListOps)) {
          condition.op = *op;
          add_condition(values, condition, type, out, reading);
        }
      }
    }
  }
}

void refuse_fields_in_turn(const Node& node, Reading& reading) {
  for (const auto& item : node.items)
    if (const auto slash = item.key.find('/'); slash != std::string::npos)
      reading.fault("catalogue.one-field", {item.key, item.key.substr(0, slash)}, item);
}

void read_selection(const Node& node, Selection& out, Reading& reading) {
  SelectionDraft draft;
  read_map(node, kSelectionKeys, draft, reading);
  out = std::move(draft.selection);
}

std::string read_area(const Node& node, Reading& reading) {
  const auto id = reading.text(node);
  if (!id) return {};
  std::string allowed;
  for (const auto& [area, zh] : reading.known.lights().areas) {
    if (area == *id) return *id;
    allowed += (allowed.empty() ? "" : ", ") + area;
  }
  reading.fault("catalogue.word", {*id, allowed}, node);
  return *id;
}

}  // namespace jishi::catalogue
