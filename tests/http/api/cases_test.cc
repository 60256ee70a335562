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

}  // namespace
}  // namespace jishi::http
