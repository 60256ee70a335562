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

// An argument of a sentence as it comes back from the page's address, which anybody can write: a number, a
// day, an identifier, and no words.
std::string plain(std::string_view argument) {
  const bool is_plain = argument.size() <= 64 && std::all_of(argument.begin(), argument.end(), [](char c) {
                          return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                                 std::string_view("-._@").find(c) != std::string_view::npos;
                        });
  return is_plain ? std::string(argument) : "…";
}

// Away to the pages, with why not.
Reply reply_refused(const Refusal& reason) {
  std::string with;
  for (const auto& argument : reason.args) with += (with.empty() ? "" : ",") + plain(argument);
  if (with.find("…") != std::string::npos) with.clear();
  return reply_going("/#/sign-in?refused=" + reason.code + (with.empty() ? "" : "&with=" + with));
}

std::string where_of(std::string_view code, const accounts::OidcSettings& settings) {
  if (code == "oidc.claim") return "oidc.json claim";
  if (code == "oidc.unverified") return "email_verified";
  return code == "account.unknown" && settings.accounts ? "oidc.json accounts" : "";
}

// What come_back() may have said: the page asks for the sentence by its code and arguments.
Refusals reasons_of(std::string_view code, std::string_view with, const accounts::OidcSettings& settings) {
  const auto& rows = refusal_rows();
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const RefusalRow& row) { return row.code == code; });
  if (found == rows.end() || (!code.starts_with("oidc.") && !code.starts_with("account."))) return {};
  if (code == "oidc.claim") return {refuse(code, {settings.claim}, where_of(code, settings))};
  std::vector<std::string> arguments;
  while (!with.empty()) {
    const auto end = std::min(with.find(','), with.size());
    arguments.push_back(plain(with.substr(0, end)));
    with.remove_prefix(std::min(end + 1, with.size()));
  }
  arguments.resize(2, "…");
  return {refuse(code, std::move(arguments), where_of(code, settings))};
}

Result<Reply> is_configured(Call& call) {
  const auto& oidc = call.office.oidc;
  if (oidc == nullptr)
    return reply_json(JsonObject{{"configured", false}, {"name", ""}, {"reasons", JsonArray()}});
  return reply_json(JsonObject{
      {"configured", true},
      {"name", oidc->settings().name},
      {"reasons", reasons_json(reasons_of(call.text("refused"), call.text("with"), oidc->settings()))}});
}

Result<Reply> start(Call& call) {
  if (call.office.oidc == nullptr) return refuse("request.path", {call.request.path});
  const auto going = call.office.oidc->start(back_uri(call), call.request.peer);
  if (!going) return reply_refused(going.error().front());
  auto out = reply_going(going->url);
  out.headers.emplace_back("set-cookie", cookie_of(call, going->browser));
  return out;
}

// Ends in the pages: signed in, or with the code of why not.
Result<Reply> come_back(Call& call) {
  if (call.office.oidc == nullptr) return refuse("request.path", {call.request.path});
  const auto login = call.office.oidc->finish(call.text("state"), call.text("code"), call.text("error"),
                                              call.request.cookie(kCookie));
  // Who administers oidc.json finds on the trail what to write there.
  if (!login && login.error().front().code == "account.unknown")
    call.office.accounts.refuse_vouched(login.error().front().args[0], call.request.peer);
  auto signed_in = login ? call.office.accounts.sign_in_vouched(*login, call.request.peer)
                         : Result<accounts::SignedIn>(login.error());
  if (!signed_in) return reply_refused(signed_in.error().front());
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
       {{"refused", Kind::text, "登录未成的原因代码", "the code of why a sign-in came to nothing"},
        {"with", Kind::text, "该原因所说的值，以逗号分隔", "what its sentence names, with commas between"}},
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
