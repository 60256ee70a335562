// One's own account: sessions, password, second factor, tokens.

#include "http/pages_of_lists.h"
#include "http/resources/account_item.h"
#include "http/resources/session_item.h"
#include "http/resources/tables.h"

namespace jishi::http {

namespace {

using accounts::Right;

Result<Reply> nothing_if(const Outcome& done) {
  if (!done) return done.error();
  return reply_nothing();
}

Result<Reply> sessions(Call& call) {
  JsonArray out;
  for (const auto& row : call.office.accounts.sessions(call.who()))
    out.push_back(JsonObject{{"id", row.id},
                             {"began", row.began.iso()},
                             {"seen", row.seen.iso()},
                             {"peer", row.peer},
                             {"this", row.is_this}});
  return reply_list(call, std::move(out));
}

Result<Reply> end_session(Call& call) {
  return nothing_if(call.office.accounts.end_session(call.who(), call.path["id"], call.request.peer));
}

Result<Reply> change_password(Call& call) {
  if (call.who().by_token) return accounts::refuse_right("account.no-right", accounts::Right::session);
  const auto changed = call.office.accounts.change_password(call.who(), call.body_text("old"),
                                                            call.body_text("new"), call.request.peer);
  if (!changed) return changed.error();
  return reply_signed_in(call, *changed);
}

Result<Reply> begin_totp(Call& call) {
  const auto offer = call.office.accounts.begin_totp(call.who());
  if (!offer) return offer.error();
  return reply_json(JsonObject{{"secret", offer->secret}, {"uri", offer->uri}});
}

Result<Reply> confirm_totp(Call& call) {
  return nothing_if(call.office.accounts.confirm_totp(call.who(), call.body_text("code"), call.request.peer));
}

Result<Reply> end_totp(Call& call) {
  return nothing_if(call.office.accounts.end_totp(call.who(), call.body_text("password"), call.request.peer));
}

Result<Reply> tokens(Call& call) {
  JsonArray out;
  for (const auto& row : call.office.accounts.tokens(call.who())) {
    JsonArray rights;
    for (const auto right : row.rights)
      rights.emplace_back(accounts::right_rows()[static_cast<std::size_t>(right)].id);
    out.push_back(JsonObject{{"id", row.id},
                             {"name", row.name},
                             {"rights", std::move(rights)},
                             {"made", row.made.iso()},
                             {"ends", row.ends.iso()},
                             {"seen", row.seen ? Json(row.seen->iso()) : Json()}});
  }
  return reply_list(call, std::move(out));
}

Result<Reply> make_token(Call& call) {
  // A token makes no other: what leaked would never end.
  if (call.who().by_token) return accounts::refuse_right("account.no-right", accounts::Right::session);
  const auto rights = read_rights(call.body.at("rights").as_array());
  if (!rights) return rights.error();
  const auto made =
      call.office.accounts.make_token(call.who(), call.body_text("name"), *rights,
                                      static_cast<int>(call.body.at("days").as_int64()), call.request.peer);
  if (!made) return made.error();
  return reply_json(JsonObject{{"id", made->id}, {"token", made->token}}, 201);
}

Result<Reply> end_token(Call& call) {
  return nothing_if(call.office.accounts.end_token(call.who(), call.path["id"], call.request.peer));
}

}  // namespace

std::vector<Route> own_account_routes() {
  return {
      {"GET",
       "/sessions",
       "listSessions",
       "session",
       "我的会话",
       "own sessions",
       Right::session,
       kLists,
       {},
       "",
       "session-row",
       "",
       sessions},
      {"DELETE",
       "/sessions/{id}",
       "endSession",
       "session",
       "结束一个会话",
       "end a session",
       Right::session,
       0,
       {},
       "",
       "",
       "",
       end_session},
      {"PUT",
       "/password",
       "changePassword",
       "session",
       "修改密码",
       "change the password",
       Right::session,
       kWithOldPassword,
       {},
       "password-change",
       "session",
       "",
       change_password},
      {"POST",
       "/totp",
       "beginTotp",
       "session",
       "开始设置动态口令",
       "begin a second factor",
       Right::session,
       kWithOldPassword,
       {},
       "",
       "totp-offer",
       "",
       begin_totp},
      {"PUT",
       "/totp",
       "confirmTotp",
       "session",
       "确认动态口令",
       "confirm it",
       Right::session,
       kWithOldPassword,
       {},
       "totp-code",
       "",
       "",
       confirm_totp},
      {"DELETE",
       "/totp",
       "endTotp",
       "session",
       "停用动态口令",
       "end it",
       Right::session,
       0,
       {},
       "own-password",
       "",
       "",
       end_totp},
      {"GET",
       "/tokens",
       "listTokens",
       "session",
       "我的令牌",
       "own API tokens",
       Right::session,
       kLists,
       {},
       "",
       "token-row",
       "",
       tokens},
      {"POST",
       "/tokens",
       "makeToken",
       "session",
       "建立令牌",
       "make a token",
       Right::session,
       0,
       {},
       "token-ask",
       "token-made",
       "",
       make_token},
      {"DELETE",
       "/tokens/{id}",
       "endToken",
       "session",
       "删除令牌",
       "end a token",
       Right::session,
       0,
       {},
       "",
       "",
       "",
       end_token},
  };
}

}  // namespace jishi::http
