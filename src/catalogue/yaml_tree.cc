#include "catalogue/yaml_tree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>

#include "base/text.h"

namespace jishi::catalogue {

namespace {

constexpr std::size_t kMaxDepth = 16;

// Thrown through yaml-cpp to stop at the first thing a catalogue file may not hold.
struct Stop {
  std::string code;
  int line;
};

class TreeBuilder : public YAML::EventHandler {
 public:
  explicit TreeBuilder(Refusals& faults, const std::string& path) : faults_(faults), path_(path) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1) throw Stop{"catalogue.documents", mark.line + 1};
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    add(mark, Node::Kind::null, {});
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    throw Stop{"catalogue.alias", mark.line + 1};
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    if (!open_.empty() && open_.back()->kind == Node::Kind::map && !has_key_) {
      take_key(mark, value);
    } else {
      add(mark, Node::Kind::scalar, value);
    }
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    start(mark, tag, anchor, Node::Kind::list);
  }
  void OnSequenceEnd() override { open_.pop_back(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    start(mark, tag, anchor, Node::Kind::map);
  }
  void OnMapEnd() override { open_.pop_back(); }

  Node take() { return std::move(root_); }

 private:
  static void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != YAML::NullAnchor) throw Stop{"catalogue.alias", mark.line + 1};
  }
  // yaml-cpp says "?" for plain and "!" for quoted scalars that carry no tag.
  static void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
    if (!tag.empty() && tag != "?" && tag != "!") throw Stop{"catalogue.tag", mark.line + 1};
  }

  void take_key(const YAML::Mark& mark, const std::string& value) {
    if (open_.back()->find(value) != nullptr)
      faults_.push_back(
          refuse("catalogue.duplicate-key", {value}, path_ + ":" + std::to_string(mark.line + 1)));
    key_ = value;
    key_line_ = mark.line + 1;
    has_key_ = true;
  }

  // Pointers into open lists stay good: only the innermost list grows, and it is the last of open_.
  Node* add(const YAML::Mark& mark, Node::Kind kind, const std::string& text) {
    Node node;
    node.kind = kind;
    node.line = mark.line + 1;
    node.text = text;
    if (open_.empty()) {
      root_ = std::move(node);
      return &root_;
    }
    Node& parent = *open_.back();
    if (parent.kind == Node::Kind::map) {
      if (!has_key_) throw Stop{"catalogue.key-kind", mark.line + 1};
      node.key = std::move(key_);
      node.line = key_line_;
      has_key_ = false;
    }
    parent.items.push_back(std::move(node));
    return &parent.items.back();
  }

  void start(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Kind kind) {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    if (open_.size() >= kMaxDepth) throw Stop{"catalogue.too-deep", mark.line + 1};
    open_.push_back(add(mark, kind, {}));
  }

  Refusals& faults_;
  const std::string& path_;
  Node root_;
  std::vector<Node*> open_;
  std::string key_;
  int key_line_ = 0;
  bool has_key_ = false;
  int documents_ = 0;
};

}  // namespace

const Node* Node::find(std::string_view wanted) const {
  const auto it =
      std::find_if(items.begin(), items.end(), [&](const Node& item) { return item.key == wanted; });
  return it == items.end() ? nullptr : &*it;
}

std::optional<Node> parse_yaml(const std::string& path, const std::string& text, Refusals& faults) {
  const auto at = [&](int line) { return path + ":" + std::to_string(line); };
  if (!is_utf8(text)) {
    faults.push_back(refuse("catalogue.not-utf8", {}, path));
    return std::nullopt;
  }
  std::istringstream stream(text);
  TreeBuilder builder(faults, path);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const Stop& stop) {
    faults.push_back(refuse(stop.code, {std::to_string(kMaxDepth)}, at(stop.line)));
    return std::nullopt;
  } catch (const YAML::Exception& e) {
    faults.push_back(refuse("catalogue.syntax", {e.msg}, at(e.mark.line + 1)));
    return std::nullopt;
  }
  return builder.take();
}

}  // namespace jishi::catalogue
