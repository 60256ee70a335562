#include <set>

#include "http/api/api_office.h"

namespace jishi::http {
namespace {

using testing::Test;

ApiOffice& office() {
  return ApiOffice::shared();
}

TEST(Router, every_row_is_whole_and_its_operation_its_own) {
  std::set<std::string_view> ids;
  std::set<std::string> places;
  for (const auto& route : routes()) {
    EXPECT_TRUE(ids.insert(route.id).second) << route.id;
    EXPECT_TRUE(places.insert(std::string(route.method) + " " + std::string(route.path)).second)
        << route.path;
    EXPECT_NE(route.handler, nullptr) << route.id;
    EXPECT_FALSE(route.zh.empty() || route.en.empty() || route.tag.empty()) << route.id;
    EXPECT_FALSE(route.is_read() && (route.asks & (kEdits | kWrites)) != 0) << route.id;
    EXPECT_EQ(route.asks_for(kUploads), route.most_bytes > 0) << route.id;
    if (!route.gives.empty()) (void)answer_schema(route);
  }
}

TEST(Router, a_name_of_a_schema_is_there) {
  const auto& named = named_schemas();
  for (const auto& route : routes())
    for (const auto name : {route.takes, route.gives})
      EXPECT_TRUE(name.empty() || name == "object" || named.contains(name)) << route.id << " " << name;
  // And those they name in turn.
  const auto all = boost::json::serialize(named);
  for (auto at = all.find("#/components/schemas/"); at != std::string::npos;
       at = all.find("#/components/schemas/", at + 1)) {
    const auto begin = at + 21;
    const auto name = all.substr(begin, all.find('"', begin) - begin);
    EXPECT_TRUE(named.contains(name)) << name;
  }
}

TEST(Router, a_word_goes_before_a_name) {
  EXPECT_EQ(match_route("POST", "/api/v1/records/why-not").route->id, "askRecord");
  EXPECT_EQ(match_route("GET", "/api/v1/records/meeting-2025-1").route->id, "getRecord");
  EXPECT_EQ(match_route("HEAD", "/api/v1/records").route->id, "listRecords");
  EXPECT_EQ(match_route("GET", "/api/v1/records/").route, nullptr);
  EXPECT_EQ(match_route("GET", "/api/v2/records").route, nullptr);
}

TEST(Router, another_method_is_told_which_there_are) {
  const auto said = office().ask(office().as("chief"), {.method = "DELETE", .target = "/records"});
  EXPECT_EQ(said.status, 405U);
  EXPECT_EQ(said.header("allow"), "GET, POST");
  EXPECT_EQ(office().get(office().as("chief"), "/nowhere").status, 404U);
}

TEST(Router, unknown_repeated_and_malformed_parameters_are_refused_together) {
  const auto said = office().get(office().as("chief"), "/records?year=20x5&limit=0&colour=red&type=a&type=b");
  EXPECT_EQ(said.status, 400U);
  EXPECT_EQ(said.codes(), (std::vector<std::string>{"request.parameter-kind", "request.parameter-kind",
                                                    "request.parameter", "request.parameter-twice"}));
}

TEST(Router, a_body_is_judged_by_its_schema) {
  const auto& chief = office().as("chief");
  const auto said = office().post(chief, "/records/why-not", {{"type", 7}, {"colour", "red"}});
  EXPECT_EQ(said.status, 400U);
  EXPECT_EQ(said.codes(),
            (std::vector<std::string>{"request.member-missing", "request.kind", "request.member-unknown"}));
  auto request = office().request_of(chief, {.method = "POST", .target = "/records/why-not"});
  request.body = R"({"type":"meeting","type":"talk","fields":{}})";
  request.headers.emplace_back("content-type", "application/json");
  EXPECT_EQ(office().raw(request).status, 400U) << "a member twice";
  request.headers.back().second = "text/plain";
  EXPECT_EQ(office().raw(request).status, 415U);
}

TEST(Problem, has_every_reason_in_both_languages) {
  const auto said = office().post(office().as("clerk"), "/records/why-not",
                                  {{"type", "meeting"}, {"fields", JsonObject{{"date", "2025年13月1日"}}}});
  ASSERT_EQ(said.status, 200U);
  ASSERT_FALSE(said.json.at("reasons").as_array().empty());
  for (const auto& reason : said.json.at("reasons").as_array())
    for (const auto* member : {"code", "zh", "en", "remedy_zh", "remedy_en"})
      EXPECT_FALSE(reason.at(member).as_string().empty()) << member;
}

TEST(OpenApi, tells_each_route_with_its_right) {
  const auto said = office().get({}, "/openapi.json");
  ASSERT_EQ(said.status, 200U);
  std::size_t operations = 0;
  for (const auto& [path, methods] : said.json.at("paths").as_object())
    operations += methods.as_object().size();
  EXPECT_EQ(operations, routes().size());
  EXPECT_EQ(said.json.at("paths").at("/records").at("post").at("x-right"), Json("records.write"));
}

}  // namespace
}  // namespace jishi::http
