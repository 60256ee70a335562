#include "http/openapi.h"

#include <array>
#include <set>

#include "base/text.h"
#include "http/schemas.h"
#include "http/shape.h"

namespace jishi::http {

namespace {

constexpr std::string_view kJson = "application/json";

JsonObject words(std::string_view zh, std::string_view en) {
  return {{"description", std::string(zh) + " / " + std::string(en)}};
}

JsonObject parameter(std::string_view name, std::string_view in, bool is_required, JsonObject schema,
                     std::string_view zh, std::string_view en) {
  auto out = words(zh, en);
  out["name"] = name;
  out["in"] = in;
  out["required"] = is_required;
  out["schema"] = std::move(schema);
  return out;
}

JsonArray parameters_of(const Route& route) {
  JsonArray out;
  for (auto at = route.path.find('{'); at != std::string_view::npos; at = route.path.find('{', at + 1))
    out.push_back(parameter(route.path.substr(at + 1, route.path.find('}', at) - at - 1), "path", true,
                            {{"type", "string"}}, "编号", "id"));
  for (const auto& param : route.params)
    out.push_back(parameter(param.name, "query", param.is_required, schema_of(param), param.zh, param.en));
  if (route.asks_for(kLists)) {
    out.push_back(parameter("limit", "query", false,
                            {{"type", "integer"}, {"minimum", 1}, {"maximum", kMostItems}}, "每页条数",
                            "items of a page"));
    out.push_back(parameter("cursor", "query", false, {{"type", "string"}}, "上一页给出的 next",
                            "`next` of the page before"));
  }
  if (route.asks_for(kWrites))
    out.push_back(parameter("Idempotency-Key", "header", true,
                            {{"type", "string"}, {"pattern", "^[A-Za-z0-9-]{8,64}$"}}, "每次操作一个新的值",
                            "a new one for each act"));
  if (route.asks_for(kEdits))
    out.push_back(parameter("If-Match", "header", true, {{"type", "string"}}, "读取时的 ETag",
                            "the ETag as it was read"));
  return out;
}

JsonObject body_of(const Route& route) {
  JsonObject content;
  if (route.asks_for(kUploads))
    content["application/octet-stream"] = JsonObject{};
  else
    content[kJson] = JsonObject{{"schema", schema_of_type(route.takes)}};
  return {{"required", true}, {"content", std::move(content)}};
}

JsonObject answers_of(const Route& route) {
  JsonObject done = words("办成", "done");
  JsonObject content;
  if (!route.gives.empty()) content[kJson] = JsonObject{{"schema", answer_schema(route)}};
  if (!route.media.empty())
    for (const auto& media : split(route.media, "|")) content[media] = JsonObject{};
  const bool is_empty = content.empty();
  if (!is_empty) done["content"] = std::move(content);
  JsonObject refused = words("不予办理，附全部理由", "refused, with every reason");
  refused["content"] =
      JsonObject{{"application/problem+json", JsonObject{{"schema", schema_of_type("problem")}}}};
  JsonObject out;
  out[is_empty ? "204" : "200"] = done;
  if (!route.is_read() && !is_empty) out["201"] = done;
  out["default"] = std::move(refused);
  return out;
}

JsonObject operation_of(const Route& route) {
  const auto& right = accounts::right_rows()[static_cast<std::size_t>(route.right)];
  JsonObject out{{"operationId", route.id},
                 {"tags", JsonArray{route.tag}},
                 {"summary", std::string(route.zh) + " / " + std::string(route.en)},
                 {"parameters", parameters_of(route)},
                 {"responses", answers_of(route)}};
  if (route.asks_for(kOpen)) {
    out["security"] = JsonArray{};
  } else {
    out["x-right"] = right.id;
  }
  if (!route.takes.empty() || route.asks_for(kUploads)) out["requestBody"] = body_of(route);
  return out;
}

JsonObject security_schemes() {
  return {{"session", JsonObject{{"type", "apiKey"}, {"in", "cookie"}, {"name", "__Host-jishi"}}},
          {"token", JsonObject{{"type", "http"}, {"scheme", "bearer"}}}};
}

Json make_document() {
  JsonObject paths;
  JsonArray tags;
  std::set<std::string_view> seen;
  for (const auto& route : routes()) {
    auto& path = paths[route.path];
    if (!path.is_object()) path = JsonObject{};
    std::string method(route.method);
    for (auto& c : method) c = static_cast<char>(c - 'A' + 'a');
    path.as_object()[method] = operation_of(route);
    if (seen.insert(route.tag).second) tags.push_back(JsonObject{{"name", route.tag}});
  }
  return JsonObject{
      {"openapi", "3.1.0"},
      {"info", JsonObject{{"title", "Jishi 纪实"},
                          {"version", "1"},
                          {"description", "机关履职记录系统的接口 / the API of an office's system of record"},
                          {"license", JsonObject{{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
      {"servers", JsonArray{JsonObject{{"url", kBase}}}},
      {"security", JsonArray{JsonObject{{"session", JsonArray{}}}, JsonObject{{"token", JsonArray{}}}}},
      {"tags", std::move(tags)},
      {"paths", std::move(paths)},
      {"components", JsonObject{{"schemas", named_schemas()}, {"securitySchemes", security_schemes()}}}};
}

}  // namespace

JsonObject schema_of(const Param& param) {
  switch (param.kind) {
    case Param::Kind::text:
      return {{"type", "string"}};
    case Param::Kind::number:
      return {{"type", "integer"}, {"minimum", param.least}, {"maximum", param.most}};
    case Param::Kind::day:
      return {{"type", "string"}, {"format", "date"}};
    case Param::Kind::year:
      return {{"type", "integer"}, {"minimum", 1900}, {"maximum", 2199}};
    case Param::Kind::flag:
      return {{"type", "string"}, {"enum", JsonArray{"true", "false"}}};
    case Param::Kind::choice: {
      JsonArray choices;
      for (const auto& choice : split(param.choices, "|")) choices.emplace_back(choice);
      return {{"type", "string"}, {"enum", std::move(choices)}};
    }
  }
  return {};
}

JsonObject answer_schema(const Route& route) {
  auto of_one = schema_of_type(route.gives);
  if (!route.asks_for(kLists)) return of_one;
  auto out = schema_of_shape("items:[any] next:text|null total:int|null");
  out["properties"].as_object()["items"] = JsonObject{{"type", "array"}, {"items", std::move(of_one)}};
  return out;
}

const Json& openapi_document() {
  static const Json document = make_document();
  return document;
}

}  // namespace jishi::http
