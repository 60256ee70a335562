// Accounts: kept by the system administrator, given roles by the security administrator.

#include "http/pages_of_lists.h"
#include "http/problem.h"
#include "http/resources/account_item.h"
#include "http/resources/tables.h"

namespace jishi::http {

namespace {

using accounts::Right;

Reply reply_account(const accounts::Account& account, unsigned status = 200) {
  return reply_version(account_json(account), account.version, status);
}

Reply reply_invited(const accounts::Invited& invited, unsigned status) {
  return reply_version(
      JsonObject{{"account", account_json(invited.account)}, {"invitation", "/#/invite/" + invited.code}},
      invited.account.version, status);
}

Result<Reply> list(Call& call) {
  JsonArray out;
  for (const auto& account : call.office.accounts.list()) out.push_back(account_json(account));
  return reply_list(call, std::move(out));
}

Result<Reply> one(Call& call) {
  const auto account = call.office.accounts.find(call.path["id"]);
  if (!account) return refuse("account.none", {call.path["id"]});
  return reply_account(*account);
}

Result<Reply> make(Call& call) {
  const auto made = call.office.accounts.make(call.who(), call.body_text("login"), call.body_text("person"),
                                              call.request.peer);
  if (!made) return made.error();
  return reply_invited(*made, 201);
}

// {"do":"lock|unlock|invite"}
Result<Reply> change(Call& call) {
  auto& accounts = call.office.accounts;
  const auto& id = call.path["id"];
  const auto what = call.body_text("do");
  if (what == "invite") {
    const auto invited = accounts.invite(call.who(), id, call.version, call.request.peer);
    if (!invited) return invited.error();
    return reply_invited(*invited, 200);
  }
  const auto changed = what == "lock" ? accounts.lock(call.who(), id, call.version, call.request.peer)
                                      : accounts.unlock(call.who(), id, call.version, call.request.peer);
  if (!changed) return changed.error();
  return reply_version(JsonObject{{"account", account_json(*changed)}}, changed->version);
}

Result<Reply> grant(Call& call) {
  const auto roles = read_roles(call.body.at("roles").as_array());
  if (!roles) return roles.error();
  const auto* given = call.body.if_contains("scope");
  const auto scope =
      given != nullptr && given->is_object() ? read_scope(given->get_object()) : accounts::Scope{};
  const auto organisation = call.office.organisations.of(call.reader());
  const auto granted = call.office.accounts.grant(call.who(), call.path["id"], call.version, *roles, scope,
                                                  *organisation, call.request.peer);
  if (!granted) return granted.error();
  return reply_version(
      JsonObject{{"account", account_json(granted->account)}, {"warnings", reasons_json(granted->warnings)}},
      granted->account.version);
}

}  // namespace

std::vector<Route> account_routes() {
  return {
      {"GET",
       "/accounts",
       "listAccounts",
       "accounts",
       "账号",
       "accounts",
       Right::accounts_read,
       kLists,
       {},
       "",
       "account",
       "",
       list},
      {"GET",
       "/accounts/{id}",
       "getAccount",
       "accounts",
       "一个账号",
       "one account",
       Right::accounts_read,
       0,
       {},
       "",
       "account",
       "",
       one},
      {"POST",
       "/accounts",
       "makeAccount",
       "accounts",
       "建立账号并邀请",
       "make an account and invite",
       Right::accounts_manage,
       0,
       {},
       "account-draft",
       "account-invited",
       "",
       make},
      {"PATCH",
       "/accounts/{id}",
       "changeAccount",
       "accounts",
       "停用、恢复、重新邀请",
       "lock, unlock, invite anew",
       Right::accounts_manage,
       kEdits,
       {},
       "account-change",
       "account-changed",
       "",
       change},
      {"PUT",
       "/accounts/{id}/grants",
       "grantRoles",
       "accounts",
       "授予角色和范围",
       "roles and scope",
       Right::grants_manage,
       kWrites | kEdits,
       {},
       "grants",
       "granted",
       "",
       grant},
  };
}

}  // namespace jishi::http
