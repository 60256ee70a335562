// The security policy, and the table of rights.

#include "accounts/policy.h"

#include "http/resources/account_item.h"
#include "http/resources/tables.h"

namespace jishi::http {

namespace {

using accounts::Right;

Reply reply_policy(const accounts::Policy& policy, int version) {
  JsonArray rows;
  for (const auto& row : accounts::policy_rows())
    rows.push_back(JsonObject{{"id", row.id},
                              {"zh", row.zh},
                              {"en", row.en},
                              {"value", policy.*row.value},
                              {"least", row.least},
                              {"most", row.most}});
  return reply_version(JsonObject{{"version", version}, {"rows", std::move(rows)}}, version);
}

Result<Reply> read(Call& call) {
  const auto version = call.office.accounts.policy_version();
  return reply_policy(call.office.accounts.policy(), version);
}

Result<Reply> set(Call& call) {
  auto policy = call.office.accounts.policy();
  Refusals reasons;
  for (const auto& [id, value] : call.body.at("values").as_object()) {
    const accounts::PolicyRow* found = nullptr;
    for (const auto& row : accounts::policy_rows())
      if (row.id == std::string_view(id)) found = &row;
    if (found == nullptr)
      reasons.push_back(refuse("request.member-unknown", {std::string(id)}, "values"));
    else
      policy.*found->value = static_cast<int>(value.as_int64());
  }
  if (!reasons.empty()) return reasons;
  const auto done = call.office.accounts.set_policy(call.who(), policy, call.version, call.request.peer);
  if (!done) return done.error();
  return reply_policy(*done, call.office.accounts.policy_version());
}

Result<Reply> rights(Call&) {
  JsonArray roles;
  for (const auto& row : accounts::role_rows())
    roles.push_back(
        JsonObject{{"id", row.id}, {"zh", row.zh}, {"en", row.en}, {"administrator", row.administrator}});
  JsonArray rows;
  for (const auto& row : accounts::right_rows()) {
    JsonObject reach;
    for (const auto& role : accounts::role_rows())
      reach[role.id] = reach_name(row.reach[static_cast<std::size_t>(role.role)]);
    rows.push_back(JsonObject{{"id", row.id}, {"zh", row.zh}, {"en", row.en}, {"reach", std::move(reach)}});
  }
  return reply_json(JsonObject{{"roles", std::move(roles)}, {"rights", std::move(rows)}});
}

}  // namespace

std::vector<Route> policy_routes() {
  return {
      {"GET",
       "/rights",
       "getRights",
       "accounts",
       "权限表",
       "the table of rights",
       Right::session,
       0,
       {},
       "",
       "rights",
       "",
       rights},
      {"GET",
       "/policy",
       "getPolicy",
       "accounts",
       "安全策略",
       "the security policy",
       Right::policy_manage,
       0,
       {},
       "",
       "policy",
       "",
       read},
      {"PUT",
       "/policy",
       "setPolicy",
       "accounts",
       "修改安全策略",
       "change it",
       Right::policy_manage,
       kWrites | kEdits,
       {},
       "policy-values",
       "policy",
       "",
       set},
  };
}

}  // namespace jishi::http
