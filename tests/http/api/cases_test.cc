#include <thread>

#include "http/api/api_office.h"

namespace jishi::http {
namespace {

ApiOffice& office() {
  return ApiOffice::shared();
}

Said start(const std::string& role) {
  return office().post(
      office().as(role), "/cases",
      {{"procedure", "collective-decision"},
       {"values", JsonObject{{"item", "年度重点工作安排"}, {"kind", "重大决策"}, {"reporter", "沈喆"}}}});
}

std::string id_of(const Said& said) {
  return std::string(said.json.at("case").at("id").as_string());
}

TEST(Cases, a_case_is_started_and_its_steps_are_told_to_who_may_take_them) {
  const auto made = start("leader");
  ASSERT_EQ(made.status, 201U) << made.text;
  EXPECT_EQ(made.json.at("case").at("started_by"), Json("沈喆"));
  const auto id = id_of(made);
  const auto one = office().get(office().as("leader"), "/cases/" + id);
  EXPECT_EQ(one.header("etag"), "\"1\"");
  EXPECT_EQ(one.json.at("jishi"), Json("case/1"));
  EXPECT_TRUE(office().get(office().as("inspector"), "/cases/" + id).json.at("actions").as_array().empty());
  const auto started = office().get(office().as("leader"), "/cases?box=started&limit=100");
  bool is_there = false;
  for (const auto& item : started.items()) is_there = is_there || item.at("id") == Json(id);
  EXPECT_TRUE(is_there);
}

TEST(Cases, a_refused_step_gives_every_reason_and_leaves_nothing) {
  const auto id = id_of(start("leader"));
  const auto before = office().log_size();
  const auto said = office().ask(office().as("clerk"), {.method = "POST",
                                                        .target = "/cases/" + id + "/steps",
                                                        .body = {{"step", "pass"}},
                                                        .if_match = "\"1\""});
  EXPECT_TRUE(said.status == 409 || said.status == 422 || said.status == 403) << said.text;
  EXPECT_FALSE(said.json.at("reasons").as_array().empty());
  EXPECT_EQ(office().log_size(), before);
  const auto asked = office().get(office().as("clerk"), "/cases/" + id + "/steps/pass/why-not");
  EXPECT_EQ(asked.status, 200U);
  EXPECT_FALSE(asked.json.at("reasons").as_array().empty());
}

// A form offers an exception only where one could be taken, and marks the field that is missing.
TEST(Cases, a_reason_says_whether_it_may_be_admitted_as_an_exception_and_which_field_is_missing) {
  const auto id = id_of(start("leader"));
  const auto of = [&](const Said& said, std::string_view code) -> JsonObject {
    for (const auto& reason : said.json.at("reasons").as_array())
      if (reason.at("code") == Json(code)) return reason.as_object();
    ADD_FAILURE() << code << " is not among " << said.text;
    return {};
  };
  const auto asked =
      office().get(office().as("leader"), "/cases/" + id + "/steps/send-material/why-not?day=2025-06-30");
  EXPECT_EQ(of(asked, "case.before-last")["may_except"], Json(true));
  EXPECT_FALSE(of(asked, "case.needs-evidence").contains("may_except"));
  const auto sent = [&](JsonObject body) {
    return office().ask(office().as("leader"), {.method = "POST",
                                                .target = "/cases/" + id + "/steps",
                                                .body = std::move(body),
                                                .if_match = "\"1\""});
  };
  const auto refused = sent({{"step", "send-material"}, {"day", "2025-06-30"}});
  EXPECT_EQ(of(refused, "case.before-last")["may_except"], Json(true)) << refused.text;
  EXPECT_FALSE(of(refused, "case.needs-evidence").contains("may_except"));
  const auto admitted =
      sent({{"step", "send-material"}, {"day", "2025-06-30"}, {"as_exception", true}, {"note", "补录"}});
  EXPECT_EQ(admitted.code(), "case.needs-evidence") << admitted.text;
  const auto schedule = office().get(office().as("chief"), "/cases/" + id + "/steps/schedule/why-not");
  EXPECT_FALSE(of(schedule, "case.state").contains("may_except"));
}

TEST(Cases, a_missing_field_is_named_by_its_id) {
  const auto made = office().post(
      office().as("leader"), "/cases",
      {{"procedure", "instruction-tracking"},
       {"values", JsonObject{{"origin", "区委批示"}, {"given", "2025-01-06"}, {"item", "核实普查误差"}}}});
  ASSERT_EQ(made.status, 201U) << made.text;
  const auto path = "/cases/" + id_of(made) + "/steps";
  const auto fields_of = [](const Said& said) {
    std::vector<std::string> out;
    for (const auto& reason : said.json.at("reasons").as_array())
      if (reason.at("code") == Json("case.needs")) out.emplace_back(reason.at("where").as_string());
    return out;
  };
  const auto asked = office().get(office().as("leader"), path + "/assign/why-not");
  EXPECT_EQ(fields_of(asked), (std::vector<std::string>{"owner", "deadline"})) << asked.text;
  const auto refused =
      office().ask(office().as("leader"),
                   {.method = "POST", .target = path, .body = {{"step", "assign"}}, .if_match = "\"1\""});
  EXPECT_EQ(refused.status, 422U) << refused.text;
  EXPECT_EQ(fields_of(refused), (std::vector<std::string>{"owner", "deadline"})) << refused.text;
}

TEST(Cases, the_taker_is_who_signed_in) {
  const auto id = id_of(start("leader"));
  const auto said = office().ask(office().as("leader"), {.method = "POST",
                                                         .target = "/cases/" + id + "/steps",
                                                         .body = {{"step", "withdraw"}, {"actor", "俞静川"}},
                                                         .if_match = "\"1\""});
  EXPECT_EQ(said.code(), "request.member-unknown");
}

TEST(Cases, of_two_at_once_one_is_taken) {
  const auto id = id_of(start("leader"));
  const auto one = office().get(office().as("leader"), "/cases/" + id);
  ASSERT_FALSE(one.json.at("actions").as_array().empty()) << one.text;
  const auto kept = office().ask(
      office().as("leader"), {.method = "POST", .target = "/evidence?name=材料.txt", .upload = "会议材料"});
  ASSERT_EQ(kept.status, 201U) << kept.text;
  std::atomic<int> taken = 0, refused = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      const Ask step{.method = "POST",
                     .target = "/cases/" + id + "/steps",
                     .body = {{"step", "send-material"},
                              {"evidence", JsonArray{JsonObject{{"name", "材料.txt"},
                                                                {"sha256", kept.json.at("sha256")}}}}},
                     .if_match = "\"1\""};
      const auto status = office().raw(office().request_of(office().as("leader"), step)).status;
      ++(status == 201 ? taken : refused);
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(taken.load(), 1);
  EXPECT_EQ(refused.load(), 3);
}

TEST(Cases, an_open_case_is_not_amended_past_its_procedure) {
  const auto id = id_of(start("leader"));
  const auto said = office().ask(office().as("chief"),
                                 {.method = "PUT",
                                  .target = "/records/" + id,
                                  .body = {{"fields", JsonObject{{"item", "改名"}}}, {"reason", "试"}},
                                  .if_match = "\"1\""});
  EXPECT_EQ(said.code(), "record.in-procedure") << said.text;
}

Said take(const Asker& asker, const std::string& id, JsonObject step) {
  return office().ask(asker, {.method = "POST",
                              .target = "/cases/" + id + "/steps",
                              .body = std::move(step),
                              .if_match = office().get(asker, "/cases/" + id).header("etag")});
}

TEST(Cases, an_explanation_is_within_the_reach_of_the_right) {
  static const auto asker = office().make("mahao", "马骁", {accounts::Role::clerk});
  const auto made = office().post(
      asker, "/cases",
      {{"procedure", "leave"},
       {"values",
        JsonObject{
            {"person", "马骁"}, {"start", "2026-12-14"}, {"end", "2026-12-16"}, {"acting", "尹若兰"}}}});
  ASSERT_EQ(made.status, 201U) << made.text;
  const JsonObject explanation = {{"step", "explain"}, {"note", "已说明"}, {"values", JsonObject{}}};
  // 汪堃 heads another section than 马骁's.
  EXPECT_EQ(take(office().as("head"), id_of(made), explanation).code(), "request.out-of-reach");
  EXPECT_NE(take(office().as("chief"), id_of(made), explanation).code(), "request.out-of-reach");
  EXPECT_EQ(take(office().as("clerk"), id_of(made), explanation).code(), "request.no-right");
}

TEST(Cases, the_right_to_a_step_is_that_of_today_whatever_its_day) {
  // Until 2025-06-30 秦赟 led 贺帆's section, 罗翀 does since.
  static const auto before = office().make("qin", "秦赟", {accounts::Role::leader});
  static const auto asker = office().make("hefan", "贺帆", {accounts::Role::clerk});
  auto& today = office().office().today;
  const auto now = today;
  today = [] { return *Day::from_iso("2025-06-20"); };
  const auto made = office().post(
      asker, "/cases",
      {{"procedure", "leave"},
       {"values",
        JsonObject{{"person", "贺帆"}, {"start", "2025-06-26"}, {"end", "2025-06-27"}, {"acting", "田芷"}}}});
  Said asked_then;
  if (made.status == 201U)
    asked_then = office().get(before, "/cases/" + id_of(made) + "/steps/approve-staff/why-not");
  today = now;
  ASSERT_EQ(made.status, 201U) << made.text;
  ASSERT_EQ(asked_then.status, 200U) << asked_then.text;
  EXPECT_EQ(asked_then.text.find("case.right"), std::string::npos)
      << "on that day it was his: " << asked_then.text;
  const auto said = take(before, id_of(made), {{"step", "approve-staff"}, {"day", "2025-06-20"}});
  EXPECT_EQ(said.code(), "case.right") << said.text;
}

TEST(Cases, boxes_of_the_workbench_count_what_their_lists_hold) {
  for (const auto* role : {"leader", "chief", "clerk"}) {
    const auto bench = office().get(office().as(role), "/workbench");
    ASSERT_EQ(bench.status, 200U) << bench.text;
    for (const auto* box : {"todo", "done", "started", "copied"})
      EXPECT_EQ(office().get(office().as(role), std::string("/cases?limit=1&box=") + box).json.at("total"),
                bench.json.at("boxes").at(box))
          << role << " " << box;
  }
}

TEST(Cases, the_workbench_tells_of_what_turns_red_only_what_is_not_red_yet) {
  const auto overdue = [](const Json& list) {
    return std::count_if(list.as_array().begin(), list.as_array().end(), [](const Json& reminder) {
      return reminder.as_object().at("days_left").to_number<int>() < 0;
    });
  };
  const auto& chief = office().as("chief");
  EXPECT_GT(overdue(office().get(chief, "/reminders?days=31").json.at("reminders")), 0) << "there is some";
  EXPECT_EQ(overdue(office().get(chief, "/workbench").json.at("turning_red")), 0);
}

TEST(Cases, what_is_due_first_comes_first_over_all_pages_and_what_has_no_day_last) {
  const auto& chief = office().as("chief");
  std::vector<std::string> limits;
  std::set<std::string> seen;
  std::string cursor;
  do {
    const auto said = office().get(
        chief, "/cases?sort=due&unfinished=true&limit=3" + (cursor.empty() ? "" : "&cursor=" + cursor));
    ASSERT_EQ(said.status, 200U) << said.text;
    for (const auto& item : said.items()) {
      EXPECT_TRUE(seen.insert(std::string(item.at("id").as_string())).second) << item.at("id");
      const auto* limit = item.as_object().if_contains("limit");
      limits.push_back(limit != nullptr && limit->is_string() ? std::string(limit->as_string()) : "none");
    }
    const auto& next = said.json.at("next");
    cursor = next.is_null() ? "" : std::string(next.as_string());
  } while (!cursor.empty());
  EXPECT_GT(limits.size(), 3U);
  EXPECT_TRUE(std::is_sorted(limits.begin(), limits.end()));  // "none" comes after every date
}

}  // namespace
}  // namespace jishi::http
