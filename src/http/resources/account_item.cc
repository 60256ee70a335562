#include "http/resources/account_item.h"

namespace jishi::http {

namespace {

Json instant_json(const std::optional<Instant>& at) {
  return at ? Json(at->iso()) : Json();
}

Json day_json(const std::optional<Day>& day) {
  return day ? Json(day->iso()) : Json();
}

std::optional<Day> day_of(const JsonObject& given, std::string_view member) {
  return Day::from_iso(text_of(given, member));
}

}  // namespace

JsonObject scope_json(const accounts::Scope& scope) {
  return {{"from", day_json(scope.from)},
          {"to", day_json(scope.to)},
          {"types", JsonArray(scope.types.begin(), scope.types.end())},
          {"years", JsonArray(scope.years.begin(), scope.years.end())}};
}

JsonObject account_json(const accounts::Account& account) {
  JsonArray roles;
  for (const auto role : account.roles)
    roles.emplace_back(accounts::role_rows()[static_cast<std::size_t>(role)].id);
  return {{"id", account.id},
          {"login", account.login},
          {"person", account.person},
          {"roles", std::move(roles)},
          {"scope", scope_json(account.scope)},
          {"state", accounts::state_name(account.state)},
          {"has_totp", account.has_totp},
          {"made", account.made.iso()},
          {"signed_in", instant_json(account.signed_in)},
          {"shut_until", instant_json(account.shut_until)},
          {"password_set", instant_json(account.password_set)},
          {"version", account.version}};
}

accounts::Scope read_scope(const JsonObject& given) {
  accounts::Scope out;
  out.from = day_of(given, "from");
  out.to = day_of(given, "to");
  if (const auto* types = given.if_contains("types"))
    for (const auto& type : types->as_array()) out.types.emplace_back(type.as_string());
  if (const auto* years = given.if_contains("years"))
    for (const auto& year : years->as_array()) out.years.push_back(static_cast<int>(year.as_int64()));
  return out;
}

Result<std::vector<accounts::Role>> read_roles(const JsonArray& given) {
  std::vector<accounts::Role> out;
  for (const auto& id : given) {
    const auto role = accounts::role_of(id.as_string());
    if (!role)
      return refuse("request.choice", {"clerk, head, leader, chief, supervisor, inspector, …"}, "roles");
    out.push_back(*role);
  }
  return out;
}

Result<std::vector<accounts::Right>> read_rights(const JsonArray& given) {
  std::vector<accounts::Right> out;
  for (const auto& id : given) {
    const auto right = accounts::right_of(id.as_string());
    if (!right) return refuse("request.choice", {"GET /api/v1/rights"}, "rights");
    out.push_back(*right);
  }
  return out;
}

std::string_view reach_name(accounts::Reach reach) {
  return accounts::reach_rows()[static_cast<std::size_t>(reach)].id;
}

}  // namespace jishi::http
