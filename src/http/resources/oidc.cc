// Sign-in with a provider elsewhere: away to it, and back.

#include "accounts/oidc.h"

#include <algorithm>

#include "http/problem.h"
#include "http/resources/session_item.h"
#include "http/resources/tables.h"

namespace jishi::http {

namespace {

using accounts::Right;

constexpr std::string_view kCookie = "jishi-oidc";
constexpr std::string_view kBack = "/api/v1/oidc/callback";

std::string cookie_of(const Call& call, const std::string& value) {
  // Lax: the way back is a navigation from the provider's site.
  return std::string(kCookie) + "=" + value + "; Path=" + std::string(kBack) + "; HttpOnly; SameSite=Lax" +
         (call.request.secure ? "; Secure" : "") + "; Max-Age=" + (value.empty() ? "0" : "600");
}

std::string back_uri(const Call& call) {
  return (call.request.secure ? "https://" : "http://") + std::string(call.request.header("host")) +
         std::string(kBack);
}

Reply reply_going(const std::string& where) {
  return {303, {{"location", where}}, std::string()};
}

// What come_back() may have said: the page asks for the sentence by its code.
Refusals reasons_of(std::string_view code, const accounts::OidcSettings& settings) {
  const auto& rows = refusal_rows();
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const RefusalRow& row) { return row.code == code; });
  if (found == rows.end() || (!code.starts_with("oidc.") && !code.starts_with("account."))) return {};
  return {refuse(code, {code == "oidc.claim" ? settings.claim : "…", "…"})};
}

Result<Reply> is_configured(Call& call) {
  const auto& oidc = call.office.oidc;
  if (oidc == nullptr)
    return reply_json(JsonObject{{"configured", false}, {"name", ""}, {"reasons", JsonArray()}});
  return reply_json(
      JsonObject{{"configured", true},
                 {"name", oidc->settings().name},
                 {"reasons", reasons_json(reasons_of(call.text("refused"), oidc->settings()))}});
}

Result<Reply> start(Call& call) {
  if (call.office.oidc == nullptr) return refuse("request.path", {call.request.path});
  const auto going = call.office.oidc->start(back_uri(call), call.request.peer);
  if (!going) return going.error();
  auto out = reply_going(going->url);
  out.headers.emplace_back("set-cookie", cookie_of(call, going->browser));
  return out;
}

// Ends in the pages: signed in, or with the code of why not.
Result<Reply> come_back(Call& call) {
  if (call.office.oidc == nullptr) return refuse("request.path", {call.request.path});
  const auto login = call.office.oidc->finish(call.text("state"), call.text("code"), call.text("error"),
                                              call.request.cookie(kCookie));
  auto signed_in = login ? call.office.accounts.sign_in_vouched(*login, call.request.peer)
                         : Result<accounts::SignedIn>(login.error());
  if (!signed_in) return reply_going("/#/sign-in?refused=" + signed_in.error().front().code);
  auto out = reply_going("/");
  for (const auto& [name, value] : reply_signed_in(call, *signed_in).headers)
    if (name == "set-cookie") out.headers.emplace_back(name, value);
  out.headers.emplace_back("set-cookie", cookie_of(call, ""));
  return out;
}

}  // namespace

std::vector<Route> oidc_routes() {
  using Kind = Param::Kind;
  return {
      {"GET",
       "/oidc",
       "getOidc",
       "session",
       "是否可用统一身份认证登录",
       "whether one may sign in elsewhere",
       Right::session,
       kOpen,
       {{"refused", Kind::text, "登录未成的原因代码", "the code of why a sign-in came to nothing"}},
       "",
       "oidc",
       "",
       is_configured},
      {"GET",
       "/oidc/start",
       "startOidc",
       "session",
       "转到统一身份认证",
       "to the provider",
       Right::session,
       kOpen,
       {},
       "",
       "",
       "",
       start},
      {"GET",
       "/oidc/callback",
       "finishOidc",
       "session",
       "从统一身份认证返回",
       "back from the provider",
       Right::session,
       kOpen,
       {{"state", Kind::text, "由认证方给出", "as the provider gives it"},
        {"code", Kind::text, "由认证方给出", "as the provider gives it"},
        {"error", Kind::text, "由认证方给出", "as the provider gives it"},
        {"error_description", Kind::text, "由认证方给出", "as the provider gives it"},
        {"iss", Kind::text, "由认证方给出", "as the provider gives it"},
        {"session_state", Kind::text, "由认证方给出", "as the provider gives it"}},
       "",
       "",
       "",
       come_back},
  };
}

}  // namespace jishi::http
