// Coming in: the first start, sign-in and sign-out, who am I, invitations.

#include "app/queries/annual_report.h"
#include "http/resources/account_item.h"
#include "http/resources/session_item.h"
#include "http/resources/tables.h"

namespace jishi::http {

using accounts::Right;

namespace {

std::string cookie_of(const Request& request, const std::string& secret) {
  const std::string name = request.secure ? "__Host-jishi" : "jishi";
  return name + "=" + secret + "; Path=/; HttpOnly; SameSite=Strict" + (request.secure ? "; Secure" : "") +
         (secret.empty() ? "; Max-Age=0" : "");
}

}  // namespace

JsonObject session_json(Call& call, const accounts::Who& who) {
  JsonArray roles;
  for (const auto role : who.roles)
    roles.emplace_back(accounts::role_rows()[static_cast<std::size_t>(role)].id);
  JsonObject rights;
  for (const auto& row : accounts::right_rows())
    if (who.may(row.right)) rights[row.id] = reach_name(who.reach(row.right));
  const auto organisation = call.office.organisations.of(call.reader());
  const auto* post = organisation->post_on(who.person, call.today());
  const auto account = call.office.accounts.find(who.account);
  const auto& unit = call.office.unit;
  return {
      {"account", who.account},
      {"login", who.login},
      {"person", who.person},
      {"roles", std::move(roles)},
      {"rights", std::move(rights)},
      {"scope", scope_json(who.scope)},
      {"csrf", who.csrf},
      {"must_change_password", who.must_change_password},
      {"must_set_totp", who.must_set_totp},
      {"has_totp", account && account->has_totp},
      {"unit", JsonObject{{"id", unit.id}, {"name", unit.name}, {"short", app::short_name_of(unit.name)}}},
      {"today", call.today().iso()},
      {"idle_minutes", call.office.accounts.policy().idle_minutes},
      {"feedback", call.office.feedback},
      {"section", post == nullptr ? "" : post->section},
      {"leader", post != nullptr && post->leader},
      {"chief", post != nullptr && post->chief}};
}

Reply reply_signed_in(Call& call, const accounts::SignedIn& signed_in) {
  auto out = reply_json(session_json(call, signed_in.who));
  out.headers.emplace_back("set-cookie", cookie_of(call.request, signed_in.secret));
  return out;
}

namespace {

Result<Reply> is_setup_needed(Call& call) {
  const auto policy = call.office.accounts.policy();
  return reply_json(JsonObject{
      {"needed", call.office.accounts.needs_setup()},
      {"feedback", call.office.feedback},
      {"password", JsonObject{{"length", policy.password_length}, {"classes", policy.password_classes}}}});
}

Result<Reply> set_up(Call& call) {
  std::vector<accounts::FirstAccount> three;
  for (const auto& item : call.body.at("accounts").as_array()) {
    const auto& given = item.as_object();
    const auto role = accounts::role_of(text_of(given, "role"));
    if (!role) return refuse("account.three-needed");
    three.push_back({*role, std::string(text_of(given, "login")), std::string(text_of(given, "name")),
                     std::string(text_of(given, "password"))});
  }
  const auto made = call.office.accounts.set_up(call.body_text("code"), three, call.request.peer);
  if (!made) return made.error();
  JsonArray out;
  for (const auto& account : *made) out.push_back(account_json(account));
  return reply_json(JsonObject{{"accounts", std::move(out)}}, 201);
}

Result<Reply> sign_in(Call& call) {
  const auto signed_in = call.office.accounts.sign_in(call.body_text("login"), call.body_text("password"),
                                                      call.body_text("code"), call.request.peer);
  if (!signed_in) return signed_in.error();
  return reply_signed_in(call, *signed_in);
}

Result<Reply> who_am_i(Call& call) {
  return reply_json(session_json(call, call.who()));
}

Result<Reply> sign_out(Call& call) {
  if (const auto out = call.office.accounts.sign_out(call.who(), call.request.peer); !out) return out.error();
  auto reply = reply_nothing();
  reply.headers.emplace_back("set-cookie", cookie_of(call.request, ""));
  return reply;
}

Result<Reply> look_at_invitation(Call& call) {
  const auto seen = call.office.accounts.invitation(call.body_text("code"), call.request.peer);
  if (!seen) return seen.error();
  return reply_json(
      JsonObject{{"login", seen->login}, {"person", seen->person}, {"until", seen->until.iso()}});
}

Result<Reply> accept_invitation(Call& call) {
  const auto done = call.office.accounts.accept_invitation(call.body_text("code"), call.body_text("password"),
                                                           call.request.peer);
  if (!done) return done.error();
  return reply_nothing();
}

}  // namespace

std::vector<Route> session_routes() {
  return {
      {"GET",
       "/setup",
       "getSetup",
       "session",
       "是否还没有建立账号，密码要怎样",
       "whether the first accounts are to be made, and what a password must keep",
       Right::session,
       kOpen,
       {},
       "",
       "setup",
       "",
       is_setup_needed},
      {"POST",
       "/setup",
       "setUp",
       "session",
       "建立三个管理员账号",
       "make the three administrators",
       Right::session,
       kOpen,
       {},
       "setup-accounts",
       "accounts-made",
       "",
       set_up},
      {"POST",
       "/session",
       "signIn",
       "session",
       "登录",
       "sign in",
       Right::session,
       kOpen,
       {},
       "credentials",
       "session",
       "",
       sign_in},
      {"GET",
       "/session",
       "getSession",
       "session",
       "我是谁",
       "who am I",
       Right::session,
       kWithOldPassword,
       {},
       "",
       "session",
       "",
       who_am_i},
      {"DELETE",
       "/session",
       "signOut",
       "session",
       "退出",
       "sign out",
       Right::session,
       kWithOldPassword,
       {},
       "",
       "",
       "",
       sign_out},
      {"POST",
       "/invitation-views",
       "viewInvitation",
       "session",
       "查看邀请链接邀请的是谁",
       "whom a link invites",
       Right::session,
       kOpen,
       {},
       "invitation-code",
       "invitation-view",
       "",
       look_at_invitation},
      {"POST",
       "/invitations",
       "acceptInvitation",
       "session",
       "受邀人设置密码",
       "an invited person sets the password",
       Right::session,
       kOpen,
       {},
       "invitation",
       "",
       "",
       accept_invitation},
  };
}

}  // namespace jishi::http
