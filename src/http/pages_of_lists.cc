#include "http/pages_of_lists.h"

#include <charconv>

#include "base/digest.h"

namespace jishi::http {

namespace {

constexpr std::size_t kSealBytes = 12;

// The route and all of its query but the page.
std::string query_of(const Call& call) {
  std::string out = std::string(call.route.id) + "\n" + call.request.path;
  for (const auto& [name, value] : call.request.query)
    if (name != "cursor" && name != "limit") out += "\n" + name + "=" + value;
  return out;
}

std::string seal_of_place(const Call& call, std::string_view place) {
  static const std::string secret = random_bytes(32);
  const auto digest =
      sha256(secret + "\n" + call.who().account + "\n" + query_of(call) + "\n" + std::string(place));
  return std::string(as_bytes(digest).substr(0, kSealBytes));
}

}  // namespace

std::string cursor_of(const Call& call, std::string_view place) {
  return to_hex(seal_of_place(call, place) + std::string(place));
}

Result<PageAsk> page_ask(const Call& call) {
  PageAsk out;
  if (const auto limit = call.number("limit")) out.limit = static_cast<std::size_t>(*limit);
  const auto cursor = call.text("cursor");
  if (cursor.empty()) return out;
  const auto bytes = from_hex(cursor);
  if (!bytes || bytes->size() <= kSealBytes) return refuse("request.cursor");
  out.place = bytes->substr(kSealBytes);
  if (bytes->substr(0, kSealBytes) != seal_of_place(call, out.place)) return refuse("request.cursor");
  return out;
}

Reply reply_page(const Call& call, JsonArray items, const std::string& next_place,
                 std::optional<std::uint64_t> total) {
  JsonObject out{{"items", std::move(items)}};
  out["next"] = next_place.empty() ? Json() : Json(cursor_of(call, next_place));
  out["total"] = total ? Json(*total) : Json();
  return reply_json(out);
}

Reply reply_page(const Call& call, const std::vector<ItemTexts::Text>& items, const std::string& next_place,
                 std::uint64_t total) {
  std::size_t size = 256;
  for (const auto& item : items) size += item->size() + 1;
  std::string out;
  out.reserve(size);
  out = R"({"items":[)";
  for (const auto& item : items) out.append(&item == items.data() ? "" : ",").append(*item);
  out += R"(],"next":)" + (next_place.empty() ? "null" : "\"" + cursor_of(call, next_place) + "\"");
  out += R"(,"total":)" + std::to_string(total) + "}";
  return {200, {{"content-type", "application/json"}}, std::move(out)};
}

Result<Reply> reply_list(const Call& call, JsonArray all) {
  const auto ask = page_ask(call);
  if (!ask) return ask.error();
  std::size_t from = 0;
  std::from_chars(ask->place.data(), ask->place.data() + ask->place.size(), from);
  JsonArray items;
  std::size_t at = from;
  for (; at < all.size() && items.size() < ask->limit; ++at) items.push_back(std::move(all[at]));
  return reply_page(call, std::move(items), at < all.size() ? std::to_string(at) : "", all.size());
}

Result<Reply> reply_grid(const Call& call, const report::Grid& grid, const std::string& name) {
  if (grid.rows.size() > kMostRows) return refuse("request.too-many-rows", {std::to_string(kMostRows)});
  if (call.format() == "csv")
    return reply_file(report::grid_csv(grid), "text/csv; charset=utf-8", name + ".csv");
  return reply_file(report::grid_xlsx(grid),
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + ".xlsx");
}

}  // namespace jishi::http
