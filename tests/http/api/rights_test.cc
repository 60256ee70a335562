#include "http/api/api_office.h"

namespace jishi::http {
namespace {

using accounts::Reach;

ApiOffice& office() {
  return ApiOffice::shared();
}

// A path of the route, with names that are nobody's.
std::string path_of(const Route& route) {
  std::string out(route.path);
  for (auto open = out.find('{'); open != std::string::npos; open = out.find('{'))
    out.replace(open, out.find('}') - open + 1, "none-2025-9999");
  return out;
}

Response ask_as(const Asker& asker, const Route& route, bool with_csrf = true) {
  Ask ask;
  ask.method = std::string(route.method);
  ask.target = path_of(route);
  ask.without_csrf = !with_csrf;
  // Without a body, so that nothing is done by those who may.
  return office().raw(office().request_of(asker, ask));
}

std::string code_of(const Response& response) {
  const auto* text = std::get_if<std::string>(&response.body);
  if (text == nullptr || response.status < 400) return "";
  return std::string(boost::json::parse(*text).at("code").as_string());
}

// What must not be run for everybody just to see that it may be.
bool is_dear(const Route& route) {
  return route.id == "makeBackup" || route.id == "verifyLedger" || route.id == "signOut" ||
         route.id == "beginTotp";
}

TEST(Rights, a_refusal_names_the_right_in_the_language_of_its_sentence) {
  const auto& clerk = office().as("clerk");
  const auto reason = office().get(clerk, "/audit").json.at("reasons").at(0).as_object();
  EXPECT_NE(reason.at("zh").as_string().find("“查看审计记录”"), boost::json::string::npos) << reason.at("zh");
  const std::string en(reason.at("en").as_string());
  EXPECT_TRUE(std::all_of(en.begin(), en.end(),
                          [](char c) {
                            const auto byte = static_cast<unsigned char>(c);
                            return byte < 0xE4 || byte > 0xE9;
                          }))
      << "a Chinese letter: " << en;
}

TEST(Rights, the_kinds_of_the_trail_are_told_to_who_reads_it) {
  EXPECT_EQ(office().get(office().as("clerk"), "/audit-kinds").code(), "request.no-right");
  const auto kinds = office().get(office().as("auditor"), "/audit-kinds").items();
  EXPECT_EQ(kinds.size(), accounts::audit_kinds().size());
  EXPECT_EQ(kinds.at(0).at("kind"), Json("signed.in"));
  EXPECT_EQ(kinds.at(0).at("zh"), Json("登录"));
}

TEST(Rights, each_role_is_let_through_or_refused_on_each_route_as_the_table_says) {
  std::size_t allowed = 0, refused = 0;
  for (const auto& route : routes()) {
    if (route.asks_for(kOpen)) continue;
    const auto& row = accounts::right_rows()[static_cast<std::size_t>(route.right)];
    for (const auto& [role, person] : role_people()) {
      const bool may = row.reach[static_cast<int>(*accounts::role_of(role))] != Reach::none;
      if (may && is_dear(route)) continue;
      const auto code = code_of(ask_as(office().as(role), route));
      if (may) {
        EXPECT_NE(code, "request.no-right") << role << " " << route.id;
        EXPECT_NE(code, "request.unsigned") << role << " " << route.id;
      } else {
        EXPECT_EQ(code, "request.no-right") << role << " " << route.id;
      }
      ++(may ? allowed : refused);
    }
  }
  EXPECT_GT(allowed, 150U);
  EXPECT_GT(refused, 150U);
}

TEST(Rights, nobody_is_let_through_without_a_session) {
  for (const auto& route : routes()) {
    const auto response = ask_as({}, route);
    if (route.asks_for(kOpen))
      EXPECT_NE(response.status, 401U) << route.id;
    else
      EXPECT_EQ(response.status, 401U) << route.id;
  }
}

TEST(Rights, every_act_of_a_session_needs_its_csrf_value) {
  for (const auto& route : routes()) {
    if (route.asks_for(kOpen) || route.is_read()) continue;
    EXPECT_EQ(code_of(ask_as(office().as("chief"), route, false)), "request.csrf") << route.id;
  }
}

TEST(Rights, a_page_of_another_site_can_do_nothing) {
  for (const auto& route : routes()) {
    if (route.is_read()) continue;
    auto request = office().request_of(office().as("chief"),
                                       {.method = std::string(route.method), .target = path_of(route)});
    request.headers.emplace_back("sec-fetch-site", "cross-site");
    EXPECT_EQ(code_of(office().raw(request)), "request.csrf") << route.id;
  }
}

TEST(Rights, a_token_has_no_more_than_it_was_given) {
  const auto made = office().post(office().as("clerk"), "/tokens",
                                  {{"name", "只读"}, {"rights", JsonArray{"records.read"}}, {"days", 1}});
  ASSERT_EQ(made.status, 201U) << made.text;
  Request request;
  request.method = "GET";
  request.path = "/api/v1/records";
  request.headers.emplace_back("authorization", "Bearer " + std::string(made.json.at("token").as_string()));
  EXPECT_EQ(office().raw(request).status, 200U);
  request.path = "/api/v1/cases";
  EXPECT_EQ(office().raw(request).status, 403U);
  request.path = "/api/v1/records";
  request.headers.back().second += "x";
  EXPECT_EQ(office().raw(request).status, 401U);
}

TEST(Rights, the_table_is_given_to_who_is_signed_in) {
  const auto said = office().get(office().as("auditor"), "/rights");
  ASSERT_EQ(said.status, 200U);
  EXPECT_EQ(said.json.at("rights").as_array().size(), accounts::right_rows().size());
}

}  // namespace
}  // namespace jishi::http
