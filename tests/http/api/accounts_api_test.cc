#include "http/api/api_office.h"

namespace jishi::http {
namespace {

TEST(AccountsApi, the_first_three_are_made_once_with_the_code) {
  ApiOffice office(std::vector<std::string>{});
  EXPECT_EQ(office.get({}, "/setup").json.at("needed"), Json(false));
  const JsonObject one{{"role", "auditor"}, {"login", "x1"}, {"name", "甲"}, {"password", "Correct-Horse-9"}};
  const auto said = office.post({}, "/setup", {{"code", "wrong"}, {"accounts", JsonArray{one, one, one}}});
  EXPECT_EQ(said.status, 409U) << said.text;
  EXPECT_EQ(said.code(), "account.set-up-done");
}

TEST(AccountsApi, signing_in_gives_a_cookie_no_script_reads) {
  auto& office = ApiOffice::shared();
  (void)office.as("clerk");
  const auto wrong = office.post({}, "/session", {{"login", "clerk"}, {"password", "nothing"}});
  EXPECT_EQ(wrong.status, 401U);
  EXPECT_EQ(wrong.code(), "account.wrong");
  const auto unknown = office.post({}, "/session", {{"login", "nobody"}, {"password", "nothing"}});
  EXPECT_EQ(unknown.code(), "account.wrong") << "who has an account is not told";
  const auto said = office.post({}, "/session", {{"login", "clerk"}, {"password", "Correct-Horse-9"}});
  ASSERT_EQ(said.status, 200U) << said.text;
  const auto cookie = said.header("set-cookie");
  EXPECT_NE(cookie.find("HttpOnly"), std::string::npos);
  EXPECT_NE(cookie.find("SameSite=Strict"), std::string::npos);
  EXPECT_EQ(cookie.find("Secure"), std::string::npos) << "not over TLS";
  EXPECT_EQ(said.json.at("section"), Json("办公室"));
  EXPECT_EQ(said.text.find(cookie.substr(6, 20)), std::string::npos) << "the secret is in the cookie alone";
}

TEST(AccountsApi, over_tls_the_cookie_is_of_this_host_alone) {
  auto& office = ApiOffice::shared();
  (void)office.as("head");
  auto request = office.request_of(
      {},
      {.method = "POST", .target = "/session", .body = {{"login", "head"}, {"password", "Correct-Horse-9"}}});
  request.secure = true;
  const auto response = office.raw(request);
  ASSERT_EQ(response.status, 200U);
  std::string cookie;
  for (const auto& [name, value] : response.headers)
    if (name == "set-cookie") cookie = value;
  EXPECT_TRUE(cookie.starts_with("__Host-jishi=")) << cookie;
  EXPECT_NE(cookie.find("Secure"), std::string::npos);
}

TEST(AccountsApi, a_session_that_was_ended_opens_nothing) {
  auto& office = ApiOffice::shared();
  const auto asker = office.make("leaver", "梁知夏", {accounts::Role::clerk});
  EXPECT_EQ(office.get(asker, "/session").status, 200U);
  EXPECT_EQ(office.ask(asker, {.method = "DELETE", .target = "/session"}).status, 204U);
  EXPECT_EQ(office.get(asker, "/session").status, 401U);
}

TEST(AccountsApi, one_makes_accounts_and_another_gives_roles) {
  auto& office = ApiOffice::shared();
  const auto made =
      office.post(office.as("system-admin"), "/accounts", {{"login", "newcomer"}, {"person", "邱𫖮"}});
  ASSERT_EQ(made.status, 201U) << made.text;
  const auto link = std::string(made.json.at("invitation").as_string());
  const auto id = std::string(made.json.at("account").at("id").as_string());
  const auto seen = office.post({}, "/invitation-views", {{"code", link.substr(10)}});
  EXPECT_EQ(seen.json.at("login"), Json("newcomer"));
  EXPECT_EQ(seen.json.at("person"), Json("邱𫖮"));
  EXPECT_EQ(office.post({}, "/invitation-views", {{"code", "another"}}).code(), "account.invitation");
  EXPECT_EQ(office.post({}, "/invitations", {{"code", link.substr(10)}, {"password", "short"}}).status, 422U);
  EXPECT_EQ(
      office.post({}, "/invitations", {{"code", link.substr(10)}, {"password", "Correct-Horse-9"}}).status,
      204U);
  EXPECT_EQ(
      office.post({}, "/invitations", {{"code", link.substr(10)}, {"password", "Correct-Horse-9"}}).status,
      403U);
  EXPECT_EQ(office.post({}, "/invitation-views", {{"code", link.substr(10)}}).code(), "account.invitation")
      << "a used link invites nobody";
  const auto one = office.get(office.as("security-admin"), "/accounts/" + id);
  Ask grant{.method = "PUT",
            .target = "/accounts/" + id + "/grants",
            .body = {{"roles", JsonArray{"clerk"}}},
            .if_match = one.header("etag")};
  EXPECT_EQ(office.ask(office.as("system-admin"), grant).status, 403U);
  EXPECT_EQ(office.ask(office.as("security-admin"), grant).status, 200U);
  EXPECT_EQ(office.ask(office.as("security-admin"), grant).status, 412U) << "the version has moved on";
  grant.body = {{"roles", JsonArray{"system-admin", "auditor"}}};
  grant.if_match = office.get(office.as("security-admin"), "/accounts/" + id).header("etag");
  const auto told = office.audit_lines("access.refused").size();
  EXPECT_EQ(office.ask(office.as("security-admin"), grant).status, 422U);
  EXPECT_EQ(office.audit_lines("access.refused").size(), told + 1) << "what an administrator tried in vain";
  EXPECT_EQ(
      office.post(office.as("system-admin"), "/accounts", {{"login", "张三"}, {"person", "秦赟"}}).status,
      422U);
  EXPECT_EQ(office.audit_lines("access.refused").size(), told + 1) << "a slip in a form is no overreach";
  EXPECT_FALSE(office.audit_lines("grant.changed").empty());
}

TEST(AccountsApi, the_policy_is_changed_at_the_version_that_was_read) {
  auto& office = ApiOffice::shared();
  const auto& admin = office.as("security-admin");
  const auto now = office.get(admin, "/policy");
  Ask set{.method = "PUT",
          .target = "/policy",
          .body = {{"values", JsonObject{{"idle-minutes", 25}}}},
          .if_match = now.header("etag")};
  const auto done = office.ask(admin, set);
  EXPECT_EQ(done.status, 200U) << done.text;
  EXPECT_EQ(office.ask(admin, set).status, 412U);
  set.if_match = done.header("etag");
  set.body = {{"values", JsonObject{{"idle-minutes", 99999}}}};
  EXPECT_EQ(office.ask(admin, set).status, 422U);
}

TEST(AccountsApi, the_audit_trail_is_paged_newest_first) {
  auto& office = ApiOffice::shared();
  const auto& auditor = office.as("auditor");
  const auto first = office.get(auditor, "/audit?limit=3");
  ASSERT_EQ(first.items().size(), 3U);
  const auto next =
      office.get(auditor, "/audit?limit=3&cursor=" + std::string(first.json.at("next").as_string()));
  ASSERT_FALSE(next.items().empty());
  EXPECT_LT(next.items().front().at("index").to_number<std::uint64_t>(),
            first.items().back().at("index").to_number<std::uint64_t>());
}

}  // namespace
}  // namespace jishi::http
