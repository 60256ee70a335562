#include <chrono>
#include <thread>

#include "http/api/api_office.h"
#include "store/sqlite/connection.h"

namespace jishi::http {
namespace {

ApiOffice& office() {
  return ApiOffice::shared();
}

TEST(Views, every_read_route_answers_within_its_schema) {
  const auto& chief = office().as("chief");
  for (const auto* target : {"/session",
                             "/sessions",
                             "/tokens",
                             "/rights",
                             "/unit",
                             "/unit?day=2025-06-01",
                             "/catalogue",
                             "/catalogue?kind=record&limit=100",
                             "/catalogue/record/talk",
                             "/catalogue/procedure/collective-decision",
                             "/catalogue/light/done",
                             "/records",
                             "/registers",
                             "/registers?year=2025",
                             "/cases?limit=100",
                             "/cases?year=2025&unfinished=true",
                             "/duties?year=2025",
                             "/duties?year=2025&light=overdue",
                             "/talk-matrix?year=2025&half=1",
                             "/talk-matrix?year=2025&kind=廉政谈话",
                             "/reminders?person=me",
                             "/workbench",
                             "/xray?year=2025",
                             "/reports",
                             "/reports/annual?year=2025",
                             "/ledger",
                             "/search?q=会议",
                             "/setup",
                             "/oidc"}) {
    const auto said = office().get(chief, target);
    EXPECT_EQ(said.status, 200U) << target << " " << said.text;
  }
  EXPECT_EQ(office().get(office().as("security-admin"), "/policy").status, 200U);
  EXPECT_EQ(office().get(office().as("system-admin"), "/accounts").status, 200U);
  EXPECT_EQ(office().get(office().as("auditor"), "/audit?limit=5").status, 200U);
}

TEST(Views, files_come_in_every_form) {
  const auto& chief = office().as("chief");
  for (const auto* target :
       {"/duties?year=2025&format=csv", "/duties?year=2025&format=xlsx", "/reminders?format=ics",
        "/xray?year=2025&format=csv", "/cases?year=2025&format=xlsx", "/reports/annual?year=2025&format=docx",
        "/reports/annual?year=2025&format=html", "/registers/talk/template"}) {
    const auto said = office().get(chief, target);
    EXPECT_EQ(said.status, 200U) << target << " " << said.text.substr(0, 300);
    EXPECT_FALSE(said.text.empty()) << target;
  }
}

TEST(Views, people_are_found_by_their_initials) {
  const auto unit = office().get(office().as("clerk"), "/unit?day=2025-03-01");
  for (const auto& person : unit.json.at("people").as_array())
    EXPECT_TRUE(person.at("name") != Json("俞静川") || person.at("pinyin") == Json("yjc"));
  EXPECT_EQ(unit.json.at("chief"), Json("俞静川"));
}

TEST(Views, an_entity_tag_that_still_holds_is_answered_briefly) {
  const auto& chief = office().as("chief");
  auto request = office().request_of(chief, {.target = "/records/meeting-2025-1"});
  request.headers.emplace_back("if-none-match",
                               office().get(chief, "/records/meeting-2025-1").header("etag"));
  EXPECT_EQ(office().raw(request).status, 304U);
}

TEST(Imports, what_is_wrong_comes_back_with_its_sheet) {
  const auto& chief = office().as("chief");
  const auto said = office().ask(chief, {.method = "POST",
                                         .target = "/imports?name=会议.csv&year=2026",
                                         .upload = "日期,名称,主持人\n2026-02-30,错日期会议,无名氏\n"});
  EXPECT_EQ(said.status, 422U) << said.text;
  ASSERT_FALSE(said.json.at("problems").as_array().empty());
  const auto returned = std::string(said.json.at("returned").as_string());
  const auto file = office().get(chief, returned.substr(kBase.size()));
  EXPECT_EQ(file.status, 200U);
  EXPECT_EQ(office().get(office().as("clerk"), returned.substr(kBase.size())).status, 404U);
}

TEST(Imports, sound_rows_are_taken_and_a_dry_run_takes_none) {
  const auto& chief = office().as("chief");
  const std::string sheet =
      "日期,名称,会议类型\n2026-02-03,导入会议一,局长办公会\n2026-02-04,导入会议二,局长办公会\n";
  const auto before = office().log_size();
  const auto dry = office().ask(
      chief, {.method = "POST", .target = "/imports?name=会议.csv&year=2026&dry_run=true", .upload = sheet});
  EXPECT_EQ(dry.status, 200U) << dry.text;
  EXPECT_EQ(office().log_size(), before);
  const auto done =
      office().ask(chief, {.method = "POST", .target = "/imports?name=会议.csv&year=2026", .upload = sheet});
  EXPECT_EQ(done.status, 201U) << done.text;
  EXPECT_EQ(done.json.at("filed"), Json(2));
  EXPECT_GT(office().log_size(), before);
}

TEST(Imports, rows_beyond_the_importers_reach_are_problems) {
  // 汪堃 heads 综合核算科 and imports talks of others.
  const auto said = office().ask(
      office().as("head"), {.method = "POST",
                            .target = "/imports?name=谈话.csv&year=2026",
                            .upload = "日期,谈话类型,谈话人,谈话对象\n2026-02-03,谈心谈话,罗翀,马骁\n"});
  EXPECT_EQ(said.status, 422U) << said.text;
  EXPECT_EQ(said.json.at("problems").as_array().front().at("code"), Json("request.out-of-reach"));
}

TEST(Imports, a_row_amends_no_record_that_the_importer_may_not_amend) {
  // It names nobody: as a row by itself it would be anybody's. The chief entered it.
  const auto filed = office().post(
      office().as("chief"), "/records",
      {{"type", "meeting"},
       {"fields", JsonObject{{"date", "2026-02-17"}, {"name", "别科室的会议"}, {"summary", "一楼"}}}});
  ASSERT_EQ(filed.status, 201U) << filed.text;
  const auto before = office().log_size();
  for (const auto* dry_run : {"&dry_run=true", ""}) {
    const auto said = office().ask(office().as("head"),
                                   {.method = "POST",
                                    .target = "/imports?name=会议.csv&year=2026" + std::string(dry_run),
                                    .upload = "日期,名称,内容摘要\n2026-02-17,别科室的会议,二楼\n"});
    EXPECT_EQ(said.status, 422U) << said.text;
    EXPECT_EQ(said.code(), "request.out-of-reach") << said.text;
    EXPECT_EQ(said.json.at("problems").as_array().front().at("row"), Json(2));
    EXPECT_EQ(said.json.at("amended"), Json(0));
  }
  EXPECT_EQ(office().log_size(), before);
  const auto own =
      office().ask(office().as("chief"), {.method = "POST",
                                          .target = "/imports?name=会议.csv&year=2026",
                                          .upload = "日期,名称,内容摘要\n2026-02-17,别科室的会议,三楼\n"});
  EXPECT_EQ(own.status, 201U) << own.text;
  EXPECT_EQ(own.json.at("amended"), Json(1));
}

TEST(Imports, a_dry_run_does_not_tell_whether_a_guess_at_confidential_content_is_right) {
  const auto sheet = [](const std::string& content) {
    return "对象,组织处理日期,处理方式,帮扶人,帮扶日期,内容\n尹若兰,2026年2月,调整职务,"
           "罗翀,2026-06-12," +
           content + "\n";
  };
  const auto asked = [&](std::string_view role, const std::string& rows, const std::string& dry_run) {
    return office().ask(
        office().as(role),
        {.method = "POST", .target = "/imports?name=帮扶教育.csv&year=2026" + dry_run, .upload = rows});
  };
  const auto filed = office().post(office().as("chief"), "/records",
                                   {{"type", "assistance"},
                                    {"fields", JsonObject{{"person", "尹若兰"},
                                                          {"handled", "2026年2月"},
                                                          {"measure", "调整职务"},
                                                          {"helper", "罗翀"},
                                                          {"date", "2026-06-12"},
                                                          {"content", "所帮何事"}}}});
  ASSERT_EQ(filed.status, 201U) << filed.text;
  EXPECT_EQ(asked("chief", sheet("所帮何事"), "&dry_run=true").json.at("unchanged"), Json(1));
  // The clerk of the office writes in all registers and sees nothing of this one.
  const auto told = [&](const std::string& content) {
    const auto said = asked("clerk", sheet(content), "&dry_run=true");
    EXPECT_EQ(said.code(), "request.out-of-reach") << said.text;
    return boost::json::serialize(said.json.at("problems")) + boost::json::serialize(said.json.at("files"));
  };
  const auto wrong = told("乱猜");
  EXPECT_EQ(told("所帮何事"), wrong);
  EXPECT_EQ(asked("clerk", sheet("改掉"), "").status, 422U);
}

TEST(Evidence, a_file_of_no_known_kind_is_refused) {
  const auto said = office().ask(office().as("clerk"), {.method = "POST",
                                                        .target = "/evidence?name=a.exe",
                                                        .upload = std::string("MZ\x90\x00\x03\x00\x00", 7)});
  EXPECT_EQ(said.code(), "evidence.kind") << said.text;
}

TEST(Evidence, a_name_is_made_safe) {
  const auto said =
      office().ask(office().as("clerk"),
                   {.method = "POST", .target = "/evidence?name=../../etc/passwd.txt", .upload = "正文"});
  ASSERT_EQ(said.status, 201U) << said.text;
  EXPECT_EQ(said.json.at("name"), Json("passwd.txt"));
  const auto preview = office().get(
      office().as("clerk"), "/evidence/" + std::string(said.json.at("sha256").as_string()) + "/preview");
  EXPECT_EQ(preview.json.at("kind"), Json("text"));
  EXPECT_EQ(preview.json.at("text").as_string().find("正文"), 0U) << preview.text;
}

TEST(Ledger, verification_says_in_words_what_holds) {
  const auto said =
      office().ask(office().as("auditor"), {.method = "POST", .target = "/ledger/verification"});
  ASSERT_EQ(said.status, 200U) << said.text;
  EXPECT_EQ(said.json.at("ok"), Json(true));
}

TEST(Checks, a_report_handed_in_is_judged) {
  const auto said =
      office().ask(office().as("clerk"), {.method = "POST",
                                          .target = "/checks?name=报告.txt&year=2025",
                                          .upload = "临江区统计局2025年度报告\n全年召开局长办公会99次。\n"});
  ASSERT_EQ(said.status, 200U) << said.text;
  EXPECT_TRUE(said.json.at("check").is_object());
}

TEST(Reports, issuing_leaves_an_entry) {
  (void)office().post(  // the chief's name is in the ledger from here on
      office().as("chief"), "/records",
      {{"type", "meeting"}, {"fields", JsonObject{{"date", "2026-03-08"}, {"name", "先登记"}}}});
  const auto before = office().log_size();
  const auto said = office().post(office().as("chief"), "/reports/annual/issue", {{"year", 2025}});
  ASSERT_EQ(said.status, 201U) << said.text;
  EXPECT_EQ(office().log_size(), before + 1);
  const auto list = office().get(office().as("clerk"), "/reports");
  EXPECT_NE(list.text.find("annual-2025"), std::string::npos);
}

class Line : public EventLine {
 public:
  bool write(std::string event) override {
    heard += event;
    return true;
  }
  void close() override { is_closed = true; }
  std::string heard;
  bool is_closed = false;
};

TEST(Events, a_line_too_many_is_closed) {
  Listeners listeners;
  const auto yes = [] { return true; };
  const auto line = std::make_shared<Line>();
  for (int i = 0; i < 2'000; ++i) EXPECT_TRUE(listeners.add(line, yes, {}));
  const auto beyond = std::make_shared<Line>();
  EXPECT_FALSE(listeners.add(beyond, yes, {}));
  EXPECT_TRUE(beyond->is_closed);
  EXPECT_FALSE(line->is_closed);
}

TEST(Events, what_changed_is_told_and_nothing_confidential) {
  auto response = office().raw(office().request_of(office().as("clerk"), {.target = "/events"}));
  ASSERT_EQ(response.status, 200U);
  const auto line = std::make_shared<Line>();
  std::get<EventsBody>(response.body).start(line);
  const auto filed = office().post(
      office().as("chief"), "/records",
      {{"type", "meeting"}, {"fields", JsonObject{{"date", "2026-03-09"}, {"name", "听到的会议"}}}});
  ASSERT_EQ(filed.status, 201U) << filed.text;
  EXPECT_NE(line->heard.find(std::string(filed.json.at("id").as_string())), std::string::npos) << line->heard;
  EXPECT_EQ(line->heard.find("听到的会议"), std::string::npos) << "ids and kinds alone";
  const auto help = office().post(
      office().as("chief"), "/records",
      {{"type", "assistance"},
       {"fields", JsonObject{{"person", "尹若兰"}, {"helper", "罗翀"}, {"date", "2026-06-03"}}}});
  ASSERT_EQ(help.status, 201U) << help.text;
  EXPECT_EQ(line->heard.find("assistance"), std::string::npos);
}

TEST(Events, who_signed_out_hears_no_more) {
  const auto asker = office().make("listener", "蒋逸鸣", {accounts::Role::clerk});
  auto response = office().raw(office().request_of(asker, {.target = "/events"}));
  const auto line = std::make_shared<Line>();
  std::get<EventsBody>(response.body).start(line);
  ASSERT_EQ(office().ask(asker, {.method = "DELETE", .target = "/session"}).status, 204U);
  const auto filed = office().post(
      office().as("chief"), "/records",
      {{"type", "meeting"}, {"fields", JsonObject{{"date", "2026-03-10"}, {"name", "退出后的会议"}}}});
  ASSERT_EQ(filed.status, 201U) << filed.text;
  EXPECT_EQ(line->heard.find("changed"), std::string::npos) << line->heard;
  EXPECT_TRUE(line->is_closed);
  EXPECT_EQ(line.use_count(), 1) << "nobody keeps it";
}

// Hears what the asker may; the line stays open when the asker is not told otherwise.
std::shared_ptr<Line> listen(const Request& request) {
  auto response = office().raw(request);
  EXPECT_EQ(response.status, 200U);
  auto line = std::make_shared<Line>();
  std::get<EventsBody>(response.body).start(line);
  return line;
}

std::string filed_meeting(const std::string& name) {
  const auto filed =
      office().post(office().as("chief"), "/records",
                    {{"type", "meeting"}, {"fields", JsonObject{{"date", "2026-03-11"}, {"name", name}}}});
  EXPECT_EQ(filed.status, 201U) << filed.text;
  return std::string(filed.json.at("id").as_string());
}

TEST(Events, the_line_of_a_token_ends_when_the_token_does) {
  const auto made = office().post(office().as("head"), "/tokens",
                                  {{"name", "listener"}, {"rights", JsonArray{"records.read"}}, {"days", 1}});
  ASSERT_EQ(made.status, 201U) << made.text;
  auto request = office().request_of({}, {.target = "/events"});
  request.headers.emplace_back("authorization", "Bearer " + std::string(made.json.at("token").as_string()));
  const auto line = listen(request);
  const auto id = filed_meeting("令牌听到的会议");
  EXPECT_NE(line->heard.find(id), std::string::npos) << line->heard;
  store::sqlite::Connection beside((office().data().path() / "accounts.sqlite").string(),
                                   store::sqlite::OpenMode::write);
  store::sqlite::Query(beside, "UPDATE token SET ends = 0 WHERE id = $1")
      .bind(std::string(made.json.at("id").as_string()))
      .run();
  const auto later = filed_meeting("令牌到期后的会议");
  EXPECT_EQ(line->heard.find(later), std::string::npos) << line->heard;
  EXPECT_TRUE(line->is_closed);
}

TEST(Events, an_inspector_hears_of_what_is_in_scope_and_until_its_last_day) {
  accounts::Scope scope;
  scope.from = Day::from_iso("2026-01-01");
  scope.to = office().office().today();
  scope.types = {"meeting"};
  scope.years = {2026};
  const auto inspector =
      office().make("inspector3", "祁望（区委巡察组）", {accounts::Role::inspector}, scope);
  const auto line = listen(office().request_of(inspector, {.target = "/events"}));
  const auto heard = filed_meeting("范围内的会议");
  EXPECT_NE(line->heard.find(heard), std::string::npos) << line->heard;
  const auto study = office().post(
      office().as("chief"), "/records",
      {{"type", "talk"},
       {"fields",
        JsonObject{{"date", "2026-06-08"}, {"kind", "日常谈话"}, {"talker", "俞静川"}, {"talked", "马骁"}}}});
  ASSERT_EQ(study.status, 201U) << study.text;
  EXPECT_EQ(line->heard.find("talk-"), std::string::npos) << line->heard;
  auto& today = office().office().today;
  const auto before = today;
  today = [day = before().plus_days(1)] { return day; };
  const auto later = filed_meeting("范围外的会议");
  today = before;
  EXPECT_EQ(line->heard.find(later), std::string::npos) << line->heard;
  EXPECT_TRUE(line->is_closed);
}

TEST(Search, finds_words_of_titles_and_texts_in_pages) {
  const auto& chief = office().as("chief");
  const auto first = office().get(chief, "/search?q=会议&limit=5");
  ASSERT_EQ(first.items().size(), 5U);
  for (const auto& item : first.items())
    EXPECT_NE(boost::json::serialize(item).find("会"), std::string::npos) << item;
  const auto next =
      office().get(chief, "/search?q=会议&limit=5&cursor=" + std::string(first.json.at("next").as_string()));
  EXPECT_NE(next.items().front().at("id"), first.items().front().at("id"));
  EXPECT_EQ(office().get(chief, "/search").code(), "request.parameter-missing");
}

TEST(LongWork, beyond_two_at_a_time_waits_and_is_told_to_come_again) {
  auto first = office().office().long_work.take("one");
  auto second = office().office().long_work.take("another");
  ASSERT_TRUE(first && second);
  const auto said = office().get(office().as("chief"), "/records?format=csv&type=meeting");
  EXPECT_EQ(said.status, 503U);
  EXPECT_EQ(said.code(), "request.busy");
  EXPECT_FALSE(said.header("retry-after").empty());
  EXPECT_EQ(office().get(office().as("chief"), "/records?limit=1").status, 200U) << "others go on meanwhile";
  first = Refusal{};
  EXPECT_EQ(office().get(office().as("chief"), "/records?format=csv&type=meeting").status, 200U);
}

TEST(LongWork, one_account_does_not_take_all_places) {
  LongWork work(3, 2, std::chrono::milliseconds(1));
  const auto code = [](const Result<LongWork::Place>& place) {
    return place ? std::string() : place.error()[0].code;
  };
  auto first = work.take("one");
  const auto second = work.take("one");
  ASSERT_TRUE(first && second);
  EXPECT_EQ(code(work.take("one")), "request.busy-yours");
  const auto third = work.take("another");
  EXPECT_TRUE(third);
  EXPECT_EQ(code(work.take("another")), "request.busy");
  first = Refusal{};
  EXPECT_EQ(code(work.take("one")), "") << "what ended gave its place back";
}

TEST(LongWork, who_waits_holds_no_more_threads_than_he_may_work) {
  LongWork work(1, 1, std::chrono::seconds(20));
  auto held = work.take("another");
  std::thread waiting([&] { EXPECT_TRUE(work.take("one")); });
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_FALSE(work.take("one")) << "one waits already";
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(10));
  held = Refusal{};
  waiting.join();
}

TEST(LongWork, looks_into_files_are_some_at_a_time_in_all_and_of_one_account) {
  const auto& chief = office().as("chief");
  const auto kept = office().ask(
      chief, {.method = "POST", .target = "/evidence?name=看一眼.txt", .upload = "佐证材料全文"});
  ASSERT_EQ(kept.status, 201U) << kept.text;
  const auto look = "/evidence/" + std::string(kept.json.at("sha256").as_string()) + "/preview";
  auto& looks = office().office().looks_into_files;
  {
    const auto first = looks.take(chief.account);
    const auto second = looks.take(chief.account);
    ASSERT_TRUE(first && second);
    const auto said = office().get(chief, look);
    EXPECT_EQ(said.status, 429U) << said.text;
    EXPECT_EQ(said.code(), "request.busy-yours");
    EXPECT_FALSE(said.header("retry-after").empty());
    EXPECT_EQ(said.header("content-type"), "application/problem+json");
  }
  {
    std::vector<Result<LongWork::Place>> all;
    for (const auto* other : {"a", "a", "b", "b"}) all.push_back(looks.take(other));
    EXPECT_EQ(office().get(chief, look).status, 503U);
  }
  EXPECT_EQ(office().get(chief, look).status, 200U);
}

}  // namespace
}  // namespace jishi::http
