#include "http/api/api_office.h"

namespace jishi::http {
namespace {

ApiOffice& office() {
  return ApiOffice::shared();
}

// What only those concerned may read, in words found nowhere else.
constexpr const char* kSecretPoints = "秘而不宣的谈话要点";
constexpr const char* kSecretHelp = "秘而不宣的帮扶内容";

struct Secrets {
  std::string talk;
  std::string help;
  std::string file;  // digest
};

const Secrets& secrets() {
  static const Secrets made = [] {
    auto& chief = office().as("chief");
    Secrets out;
    const auto kept = office().ask(
        chief,
        {.method = "POST", .target = "/evidence?name=保密谈话记录.txt", .upload = "秘而不宣的材料全文"});
    EXPECT_EQ(kept.status, 201U) << kept.text;
    out.file = std::string(kept.json.at("sha256").as_string());
    const auto talk = office().post(
        chief, "/records",
        {{"type", "talk"},
         {"fields", JsonObject{{"date", "2026-06-01"},
                               {"kind", "提醒谈话"},
                               {"talker", "俞静川"},
                               {"talked", "马骁"},
                               {"points", kSecretPoints}}},
         {"evidence", JsonArray{JsonObject{{"name", "保密谈话记录.txt"}, {"sha256", out.file}}}}});
    EXPECT_EQ(talk.status, 201U) << talk.text;
    out.talk = std::string(talk.json.at("id").as_string());
    const auto help = office().post(chief, "/records",
                                    {{"type", "assistance"},
                                     {"fields", JsonObject{{"person", "尹若兰"},
                                                           {"handled", "2026年2月"},
                                                           {"measure", "调整职务"},
                                                           {"helper", "罗翀"},
                                                           {"date", "2026-06-02"},
                                                           {"content", kSecretHelp}}}});
    EXPECT_EQ(help.status, 201U) << help.text;
    out.help = std::string(help.json.at("id").as_string());
    return out;
  }();
  return made;
}

// Every way on which a record's content could go out to somebody.
std::vector<std::string> ways() {
  const auto& made = secrets();
  return {"/records?type=talk&year=2026&limit=100",
          "/records?type=assistance&limit=100",
          "/records?year=2026&limit=100",
          "/records?type=talk&format=csv&year=2026",
          "/records?type=assistance&format=csv",
          "/records?format=csv",
          "/records?q=秘而不宣",
          "/records/" + made.talk,
          "/records/" + made.help,
          "/records/" + made.talk + "/history",
          "/records/" + made.help + "/history",
          "/records/" + made.help + "/receipt?format=json",
          "/search?q=秘而不宣",
          "/search?q=" + made.help,
          "/cases?limit=100&year=2026",
          "/cases?format=csv&year=2026",
          "/cases/" + made.talk,
          "/cases/" + made.help,
          "/workbench",
          "/duties?year=2026",
          "/reminders?days=366",
          "/reminders?format=ics&days=366",
          "/xray?year=2026",
          "/reports/annual?year=2026",
          "/reports/annual?year=2026&format=txt&annex=true",
          "/evidence/" + made.file,
          "/evidence/" + made.file + "/preview"};
}

TEST(Confidential, content_goes_to_no_role_that_its_right_does_not_reach) {
  // Neither the clerk nor the head nor the leader has to do with 罗翀 and 尹若兰, or with the chief's talk.
  for (const auto* role : {"clerk", "head", "inspector"})
    for (const auto& way : ways()) {
      const auto said = office().get(office().as(role), way);
      EXPECT_LT(said.status, 500U) << way;
      // The words of the query are quoted by nobody either.
      EXPECT_EQ(said.text.find("秘而不宣的"), std::string::npos) << role << " " << way << "\n" << said.text;
      const bool is_of_help =
          way.find("assistance") != std::string::npos || way.find(secrets().help) != std::string::npos;
      EXPECT_FALSE(is_of_help && said.text.find("尹若兰") != std::string::npos) << role << " " << way;
    }
}

TEST(Confidential, what_is_withheld_is_said_to_be) {
  const auto help = office().get(office().as("clerk"), "/records/" + secrets().help);
  ASSERT_EQ(help.status, 200U) << help.text;
  EXPECT_EQ(help.json.at("withheld"), Json(true));
  EXPECT_EQ(help.json.at("title"), Json("帮扶教育"));
  EXPECT_FALSE(help.object().contains("fields"));
  EXPECT_FALSE(help.object().contains("evidence"));
  const auto talk = office().get(office().as("clerk"), "/records/" + secrets().talk);
  EXPECT_EQ(talk.json.at("withheld_fields"), Json(JsonArray{"points"}));
  EXPECT_TRUE(talk.json.at("evidence").as_array().empty());
}

TEST(Confidential, each_look_is_on_the_audit_trail_first) {
  const auto before = office().audit_lines("record.viewed").size();
  const auto said = office().get(office().as("chief"), "/records/" + secrets().talk);
  EXPECT_NE(said.text.find(kSecretPoints), std::string::npos);
  const auto lines = office().audit_lines("record.viewed");
  ASSERT_GT(lines.size(), before);
  EXPECT_EQ(lines.front().event.object, secrets().talk);
  EXPECT_EQ(lines.front().event.account, office().as("chief").account);
  EXPECT_EQ(boost::json::serialize(lines.front().event.details).find(kSecretPoints), std::string::npos);
}

// A case whose whole content is confidential: 罗翀 helps 尹若兰.
const std::string& help_case() {
  static const std::string id = [] {
    const auto made = office().post(
        office().as("leader"), "/cases",
        {{"procedure", "assistance-after-discipline"},
         {"values", JsonObject{{"person", "尹若兰"}, {"helper", "罗翀"}, {"until", "2027-03-31"}}}});
    EXPECT_EQ(made.status, 201U) << made.text;
    return std::string(made.json.at("case").at("id").as_string());
  }();
  return id;
}

TEST(Confidential, a_look_in_a_list_of_cases_is_on_the_audit_trail) {
  const auto id = help_case();
  const auto looks_of = [&](const std::string& account) {
    std::size_t out = 0;
    for (const auto& line : office().audit_lines("record.viewed"))
      if (line.event.account == account && line.event.details.at("route") == Json("listCases"))
        out += boost::json::serialize(line.event.details).find('"' + id + '"') != std::string::npos;
    return out;
  };
  const std::string list = "/cases?procedure=assistance-after-discipline&limit=100";
  const auto before = looks_of(office().as("chief").account);
  const auto seen = office().get(office().as("chief"), list);
  EXPECT_NE(seen.text.find("罗翀"), std::string::npos) << seen.text;
  EXPECT_EQ(looks_of(office().as("chief").account), before + 1);
  const auto withheld = office().get(office().as("clerk"), list);
  EXPECT_NE(withheld.text.find(id), std::string::npos) << "that there is a case may be known";
  EXPECT_EQ(withheld.text.find("罗翀"), std::string::npos) << withheld.text;
  EXPECT_EQ(looks_of(office().as("clerk").account), 0U) << "who is given nothing has not looked";
  EXPECT_EQ(office().get(office().as("chief"), list + "&format=csv").status, 200U);
  EXPECT_EQ(looks_of(office().as("chief").account), before + 2) << "a list as a file too";
}

TEST(Confidential, reminders_of_a_case_are_for_those_who_are_to_do_it) {
  const auto id = help_case();
  const auto is_told = [&](const Asker& asker) {
    return office().get(asker, "/reminders?days=366").text.find(id) != std::string::npos;
  };
  static const auto helper = office().make("helper", "罗翀", {accounts::Role::clerk});
  EXPECT_TRUE(is_told(helper)) << "who is named";
  EXPECT_TRUE(is_told(office().as("chief"))) << "who may see all of them";
  for (const auto* role : {"clerk", "head", "inspector"}) EXPECT_FALSE(is_told(office().as(role))) << role;
}

TEST(Confidential, evidence_is_read_through_a_record_alone) {
  (void)secrets();
  EXPECT_EQ(office().get(office().as("clerk"), "/evidence/" + secrets().file).status, 404U);
  EXPECT_EQ(office().get(office().as("supervisor"), "/evidence/" + secrets().file).status, 200U);
  EXPECT_EQ(office().get(office().as("chief"), "/evidence/" + std::string(64, 'a')).status, 404U);
  // A digest one knows of opens nothing, not even by filing a record that names it.
  const auto said = office().post(
      office().as("clerk"), "/records",
      {{"type", "meeting"},
       {"fields", JsonObject{{"date", "2026-06-05"}, {"name", "借道会议"}, {"kind", "局长办公会"}}},
       {"evidence", JsonArray{JsonObject{{"name", "x.txt"}, {"sha256", secrets().file}}}}});
  EXPECT_EQ(said.code(), "evidence.absent") << said.text;
}

TEST(Confidential, an_amendment_by_who_does_not_see_it_leaves_it_as_it_is) {
  const auto& made = secrets();
  // The clerk of the office may write in all registers.
  const auto done =
      office().ask(office().as("clerk"),
                   {.method = "PUT",
                    .target = "/records/" + made.talk,
                    .body = {{"fields", JsonObject{{"date", "2026-06-01"},
                                                   {"kind", "提醒谈话"},
                                                   {"talker", "俞静川"},
                                                   {"talked", "马骁"},
                                                   {"place", "小会议室"}}},
                             {"reason", "补地点"}},
                    .if_match = office().get(office().as("clerk"), "/records/" + made.talk).header("etag")});
  const auto now = office().get(office().as("chief"), "/records/" + made.talk);
  EXPECT_NE(now.text.find(kSecretPoints), std::string::npos) << done.text;
}

TEST(Inspector, sees_what_is_in_scope_and_hears_of_nothing_else) {
  accounts::Scope scope;
  scope.from = Day::from_iso("2026-01-01");
  scope.to = Day::from_iso("2199-12-31");
  scope.types = {"meeting"};
  scope.years = {2025};
  static const auto inspector =
      office().make("inspector2", "郑岚（区委巡察组）", {accounts::Role::inspector}, scope);
  const auto list1 = office().get(inspector, "/records?limit=100");
  for (const auto& item : list1.items()) {
    EXPECT_EQ(item.at("type"), Json("meeting"));
    EXPECT_EQ(item.at("year"), Json(2025));
  }
  EXPECT_EQ(office().get(inspector, "/records/meeting-2025-1").status, 200U);
  EXPECT_EQ(office().get(inspector, "/records/talk-2025-1").status, 404U);
  EXPECT_EQ(office().get(inspector, "/records/talk-2025-1/history").status, 404U);
  EXPECT_EQ(office().get(inspector, "/records/talk-2025-1/receipt").status, 404U);
  EXPECT_EQ(office().get(inspector, "/cases/talk-2025-1").status, 404U);
  EXPECT_EQ(office().get(inspector, "/reports/annual?year=2025").status, 403U);
  EXPECT_EQ(office().get(inspector, "/duties?year=2024").status, 403U);
  const auto list2 = office().get(inspector, "/search?q=2025");
  for (const auto& item : list2.items()) EXPECT_EQ(item.at("type"), Json("meeting"));
}

}  // namespace
}  // namespace jishi::http
