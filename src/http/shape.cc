#include "http/shape.h"

#include <array>
#include <charconv>
#include <cstdlib>

#include "base/day.h"
#include "base/text.h"

namespace jishi::http {

namespace {

// Reads types from the left; what is not of the grammar stops the process.
class ShapeReader {
 public:
  explicit ShapeReader(std::string_view text) : rest_(text) {}

  JsonObject members() {
    JsonObject properties;
    JsonArray required;
    bool is_open = false;
    for (skip(); !rest_.empty(); skip()) {
      if (take('*')) {
        is_open = true;
        continue;
      }
      const auto name = word("_.");
      const bool is_optional = take('?');
      need(':');
      properties[name] = type();
      if (!is_optional) required.emplace_back(name);
    }
    JsonObject out{{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty()) out["required"] = std::move(required);
    if (!is_open) out["additionalProperties"] = false;
    return out;
  }

  JsonObject type() {
    auto out = plain_type();
    if (!rest_.starts_with("|null")) return out;
    rest_.remove_prefix(5);
    if (auto* kind = out.if_contains("type"); kind != nullptr && kind->is_string()) {
      out["type"] = JsonArray{*kind, "null"};
      if (auto* choices = out.if_contains("enum")) choices->as_array().emplace_back(nullptr);
      return out;
    }
    return {{"anyOf", JsonArray{std::move(out), JsonObject{{"type", "null"}}}}};
  }

 private:
  JsonObject plain_type() {
    if (take('[')) {
      JsonObject out{{"type", "array"}, {"items", type()}};
      need(']');
      if (take('<')) {
        out["maxItems"] = number();
        need('>');
      }
      return out;
    }
    if (take('{')) {
      JsonObject out{{"type", "object"}, {"additionalProperties", type()}};
      need('}');
      return out;
    }
    const auto name = word("-");
    if (name == "text") return text();
    if (name == "int") return bounded({{"type", "integer"}}, "minimum", "maximum");
    static const std::vector<std::pair<std::string_view, JsonObject>> kinds = {
        {"number", {{"type", "number"}}},
        {"flag", {{"type", "boolean"}}},
        {"object", {{"type", "object"}}},
        {"any", {}},
        {"day", {{"type", "string"}, {"format", "date"}}},
        {"instant", {{"type", "string"}, {"format", "date-time"}}},
        {"hash", {{"type", "string"}, {"pattern", "^[0-9a-f]{64}$"}}}};
    for (const auto& [kind, schema] : kinds)
      if (kind == name) return schema;
    return {{"$ref", "#/components/schemas/" + name}};
  }

  JsonObject text() {
    JsonObject out{{"type", "string"}};
    if (!take('(')) return bounded(std::move(out), "minLength", "maxLength");
    JsonArray choices;
    do {
      const auto end = rest_.find_first_of(",)");
      if (end == std::string_view::npos) std::abort();
      choices.emplace_back(rest_.substr(0, end));
      rest_.remove_prefix(end);
    } while (take(','));
    need(')');
    out["enum"] = std::move(choices);
    return out;
  }

  JsonObject bounded(JsonObject out, std::string_view least, std::string_view most) {
    if (!take('<')) return out;
    out[least] = number();
    need(',');
    out[most] = number();
    need('>');
    return out;
  }

  std::int64_t number() {
    std::int64_t out = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), out);
    if (error != std::errc()) std::abort();
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return out;
  }
  std::string word(std::string_view beside) {
    std::size_t n = 0;
    while (n < rest_.size() &&
           ((rest_[n] >= 'a' && rest_[n] <= 'z') || (rest_[n] >= '0' && rest_[n] <= '9') || rest_[n] == '-' ||
            beside.find(rest_[n]) != std::string_view::npos))
      ++n;
    if (n == 0) std::abort();
    std::string out(rest_.substr(0, n));
    rest_.remove_prefix(n);
    return out;
  }
  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void need(char c) {
    if (!take(c)) std::abort();
  }
  void skip() {
    while (take(' ') || take('\n')) {
    }
  }

  std::string_view rest_;
};

constexpr std::size_t kMostReasons = 20;

class ShapeCheck {
 public:
  explicit ShapeCheck(const JsonObject& named) : named_(named) {}

  void check(const JsonObject& schema, const Json& value, const std::string& where) {
    if (reasons.size() >= kMostReasons) return;
    if (const auto* other = schema.if_contains("$ref")) {
      const auto name = std::string_view(other->as_string()).substr(sizeof("#/components/schemas/") - 1);
      return check(named_.at(name).as_object(), value, where);
    }
    if (const auto* any = schema.if_contains("anyOf")) {
      if (value.is_null()) return;
      return check(any->as_array().front().as_object(), value, where);
    }
    const auto* type = schema.if_contains("type");
    if (type == nullptr) return;
    if (type->is_array() && value.is_null()) return;
    const std::string_view kind = type->is_array() ? type->as_array().front().as_string() : type->as_string();
    if (!is_of(kind, value)) return add("request.kind", where, {std::string(words_of(kind))});
    if (kind == "object") check_object(schema, value.as_object(), where);
    if (kind == "array") check_array(schema, value.as_array(), where);
    if (kind == "string") check_text(schema, std::string_view(value.as_string()), where);
    if (kind == "integer")
      check_size(schema, "minimum", "maximum", value.is_int64() ? value.as_int64() : INT64_MAX, where);
  }

  Refusals reasons;

 private:
  static std::string_view words_of(std::string_view kind) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> words = {
        {{"object", "{…}"},
         {"array", "[…]"},
         {"string", "\"…\""},
         {"integer", "0, 1, 2 …"},
         {"number", "0.5 …"},
         {"boolean", "true/false"}}};
    for (const auto& [name, text] : words)
      if (name == kind) return text;
    return kind;
  }
  static bool is_of(std::string_view kind, const Json& value) {
    if (kind == "object") return value.is_object();
    if (kind == "array") return value.is_array();
    if (kind == "string") return value.is_string();
    if (kind == "boolean") return value.is_bool();
    if (kind == "integer") return value.is_int64() || value.is_uint64();
    return value.is_number();
  }

  void check_object(const JsonObject& schema, const JsonObject& value, const std::string& where) {
    if (const auto* required = schema.if_contains("required"))
      for (const auto& name : required->as_array())
        if (!value.contains(name.as_string()))
          add("request.member-missing", where, {std::string(name.as_string())});
    const auto* properties = schema.if_contains("properties");
    const auto* others = schema.if_contains("additionalProperties");
    for (const auto& [name, item] : value) {
      const auto place = where.empty() ? std::string(name) : where + "." + std::string(name);
      const auto* known = properties == nullptr ? nullptr : properties->as_object().if_contains(name);
      if (known != nullptr)
        check(known->as_object(), item, place);
      else if (others != nullptr && others->is_object())
        check(others->as_object(), item, place);
      else if (others != nullptr && !others->as_bool())
        add("request.member-unknown", where, {std::string(name)});
    }
  }

  void check_array(const JsonObject& schema, const JsonArray& value, const std::string& where) {
    check_size(schema, "", "maxItems", static_cast<std::int64_t>(value.size()), where);
    for (std::size_t i = 0; i < value.size() && reasons.size() < kMostReasons; ++i)
      check(schema.at("items").as_object(), value[i], where + "[" + std::to_string(i) + "]");
  }

  void check_text(const JsonObject& schema, std::string_view value, const std::string& where) {
    if (const auto* choices = schema.if_contains("enum")) {
      std::string all;
      for (const auto& choice : choices->as_array()) {
        if (choice == Json(value)) return;
        if (choice.is_string()) all += (all.empty() ? "" : ", ") + std::string(choice.as_string());
      }
      return add("request.choice", where, {all});
    }
    if (const auto* format = schema.if_contains("format")) {
      const bool is_day = format->as_string() == "date";
      if (is_day ? !Day::from_iso(value) : !Instant::from_iso(value))
        add("request.kind", where, {is_day ? "2026-01-05" : "2026-01-05T08:00:00Z"});
    }
    if (schema.contains("pattern") && !is_hash(value)) add("request.kind", where, {"0-9 a-f × 64"});
    if (schema.contains("maxLength"))
      check_size(schema, "minLength", "maxLength", static_cast<std::int64_t>(count_code_points(value)),
                 where);
  }
  static bool is_hash(std::string_view value) {
    return value.size() == 64 && value.find_first_not_of("0123456789abcdef") == std::string_view::npos;
  }

  void check_size(const JsonObject& schema, std::string_view least, std::string_view most, std::int64_t size,
                  const std::string& where) {
    const auto* low = least.empty() ? nullptr : schema.if_contains(least);
    const auto* high = schema.if_contains(most);
    if ((low != nullptr && size < low->as_int64()) || (high != nullptr && size > high->as_int64()))
      add("request.size", where,
          {low == nullptr ? "0" : std::to_string(low->as_int64()), std::to_string(high->as_int64())});
  }

  void add(std::string_view code, const std::string& where, std::vector<std::string> args) {
    if (reasons.size() < kMostReasons) reasons.push_back(refuse(code, std::move(args), where));
  }

  const JsonObject& named_;
};

}  // namespace

JsonObject schema_of_shape(std::string_view shape) {
  return ShapeReader(shape).members();
}

JsonObject schema_of_type(std::string_view type) {
  return ShapeReader(type).type();
}

Refusals why_not_of(const JsonObject& schema, const Json& value, const JsonObject& named) {
  ShapeCheck check(named);
  check.check(schema, value, {});
  return std::move(check.reasons);
}

}  // namespace jishi::http
