#include <set>
#include <thread>

#include "http/api/api_office.h"

namespace jishi::http {
namespace {

ApiOffice& office() {
  return ApiOffice::shared();
}

JsonObject meeting(const std::string& name, const std::string& date = "2026年3月5日") {
  return {{"type", "meeting"},
          {"fields", JsonObject{{"date", date}, {"name", name}, {"kind", "局长办公会"}}}};
}

std::string id_of(const Said& said) {
  return std::string(said.json.at("id").as_string());
}

TEST(Records, what_is_filed_is_read_again_with_its_receipt) {
  const auto& clerk = office().as("clerk");
  const auto filed = office().post(clerk, "/records", meeting("局长办公会第一次会议"));
  ASSERT_EQ(filed.status, 201U) << filed.text;
  EXPECT_EQ(filed.header("etag"), "\"1\"");
  const auto& receipt = filed.json.at("receipt").as_object();
  const auto index = receipt.at("index").to_number<std::uint64_t>();
  const auto entry = office().data().store().read()->entry(office().data().unit().id, index);
  ASSERT_TRUE(entry);
  EXPECT_NE(entry->bytes.find("record.filed"), std::string::npos);
  EXPECT_NE(std::string(receipt.at("checkpoint").as_string()).find("\n"), std::string::npos);
  const auto one = office().get(clerk, "/records/" + id_of(filed));
  ASSERT_EQ(one.status, 200U);
  EXPECT_EQ(one.json.at("values").at("date"), Json("2026年3月5日"));
  EXPECT_EQ(one.json.at("recorded_by"), Json("董晓禾")) << "the actor is who signed in";
  const auto by_number = office().get(clerk, "/records/" + std::string(one.json.at("number").as_string()));
  EXPECT_EQ(by_number.json.at("id"), one.json.at("id"));
}

TEST(Records, all_reasons_are_told_and_nothing_is_left) {
  const auto before = office().log_size();
  const auto said = office().post(
      office().as("clerk"), "/records",
      {{"type", "talk"}, {"fields", JsonObject{{"date", "昨天"}, {"talker", "无名氏"}, {"colour", "红"}}}});
  EXPECT_EQ(said.status, 422U) << said.text;
  EXPECT_GE(said.json.at("reasons").as_array().size(), 2U);
  EXPECT_EQ(office().log_size(), before);
}

TEST(Records, an_actor_in_the_request_is_refused) {
  auto body = meeting("冒名会议");
  body["actor"] = "俞静川";
  EXPECT_EQ(office().post(office().as("clerk"), "/records", body).code(), "request.member-unknown");
}

TEST(Records, a_key_gives_the_first_answer_again_and_one_record) {
  const auto& clerk = office().as("clerk");
  const Ask ask{.method = "POST", .target = "/records", .body = meeting("幂等会议"), .key = "key-first-0001"};
  const auto first = office().ask(clerk, ask);
  const auto size = office().log_size();
  const auto again = office().ask(clerk, ask);
  EXPECT_EQ(again.status, first.status);
  EXPECT_EQ(again.text, first.text);
  EXPECT_EQ(office().log_size(), size);
  auto other = ask;
  other.body = meeting("另一个会议");
  EXPECT_EQ(office().ask(clerk, other).status, 422U);
  other = {.method = "POST", .target = "/records", .body = meeting("没有键"), .without_key = true};
  EXPECT_EQ(office().ask(clerk, other).status, 428U);
  other.without_key = false;
  other.key = "short";
  EXPECT_EQ(office().ask(clerk, other).code(), "request.key");
}

TEST(Records, two_at_once_with_one_key_give_one_record) {
  const auto& clerk = office().as("clerk");
  id_of(office().post(clerk, "/records", meeting("先登记")));  // whose name is in the ledger from here on
  const auto before = office().log_size();
  std::vector<std::thread> threads;
  std::atomic<int> done = 0;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&] {
      Ask ask{.method = "POST", .target = "/records", .body = meeting("同时登记"), .key = "key-at-once-1"};
      const auto request = office().request_of(clerk, ask);
      if (office().raw(request).status == 201) ++done;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_GE(done.load(), 1);
  EXPECT_EQ(office().log_size(), before + 1);
}

TEST(Records, an_edit_needs_the_version_it_was_made_from) {
  const auto& chief = office().as("chief");
  const auto id = id_of(office().post(chief, "/records", meeting("待更正会议")));
  Ask edit{.method = "PUT",
           .target = "/records/" + id,
           .body = {{"fields", meeting("已更正会议").at("fields")}, {"reason", "名称写错"}}};
  EXPECT_EQ(office().ask(chief, edit).status, 428U);
  edit.if_match = "3";
  EXPECT_EQ(office().ask(chief, edit).code(), "request.version-form");
  edit.if_match = "\"7\"";
  EXPECT_EQ(office().ask(chief, edit).status, 412U);
  edit.if_match = "\"1\"";
  const auto done = office().ask(chief, edit);
  EXPECT_EQ(done.status, 200U) << done.text;
  EXPECT_EQ(done.header("etag"), "\"2\"");
  EXPECT_EQ(office().ask(chief, edit).status, 412U) << "the race is lost";
  const auto history = office().get(chief, "/records/" + id + "/history");
  ASSERT_EQ(history.items().size(), 2U);
  EXPECT_EQ(history.items()[1].at("reason"), Json("名称写错"));
  EXPECT_EQ(history.items()[1].at("changes").as_array().size(), 1U);
}

TEST(Records, of_many_edits_of_one_version_one_holds) {
  const auto& chief = office().as("chief");
  const auto id = id_of(office().post(chief, "/records", meeting("争改会议")));
  std::atomic<int> held = 0, lost = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i)
    threads.emplace_back([&, i] {
      Ask edit{.method = "PUT",
               .target = "/records/" + id,
               .body = {{"fields", meeting("争改" + std::to_string(i)).at("fields")}, {"reason", "争改"}},
               .if_match = "\"1\""};
      const auto status = office().raw(office().request_of(chief, edit)).status;
      if (status == 200) ++held;
      if (status == 412) ++lost;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(held.load(), 1);
  EXPECT_EQ(lost.load(), 5);
}

TEST(Records, what_was_withdrawn_is_gone_from_the_list_and_stays_in_its_history) {
  const auto& chief = office().as("chief");
  const auto id = id_of(office().post(chief, "/records", meeting("错登会议", "2026年4月1日")));
  const auto done = office().ask(chief, {.method = "POST",
                                         .target = "/records/" + id + "/withdrawal",
                                         .body = {{"reason", "重复登记"}},
                                         .if_match = "\"1\""});
  ASSERT_EQ(done.status, 200U) << done.text;
  const auto list = office().get(chief, "/records?type=meeting&year=2026&q=错登会议");
  EXPECT_EQ(list.items().size(), 0U);
  EXPECT_EQ(office().get(chief, "/records?type=meeting&status=withdrawn&q=错登会议").items().size(), 1U);
  EXPECT_EQ(office().get(chief, "/records/" + id + "/history").items().size(), 2U);
}

TEST(Records, what_was_erased_by_right_is_gone_and_its_number_stays) {
  const auto& chief = office().as("chief");
  const auto id = id_of(office().post(chief, "/records", meeting("将被删除的会议", "2026年4月2日")));
  const Ask erasure{.method = "POST",
                    .target = "/records/" + id + "/erasure",
                    .body = {{"reason", "保存期满"}},
                    .if_match = "\"1\""};
  EXPECT_EQ(office().ask(office().as("clerk"), erasure).status, 403U);
  const auto done = office().ask(chief, erasure);
  ASSERT_EQ(done.status, 200U) << done.text;
  const auto one = office().get(chief, "/records/" + id);
  EXPECT_EQ(one.json.at("status"), Json("erased"));
  EXPECT_EQ(one.text.find("将被删除的会议"), std::string::npos);
  const auto history = office().get(chief, "/records/" + id + "/history");
  EXPECT_EQ(history.text.find("将被删除的会议"), std::string::npos);
  EXPECT_EQ(office().get(chief, "/search?q=将被删除的会议").items().size(), 0U);
  EXPECT_FALSE(office().audit_lines("content.erased").empty());
  EXPECT_FALSE(office().audit_lines("access.refused").empty());
}

TEST(Records, an_erasure_is_of_the_version_that_was_seen) {
  const auto& chief = office().as("chief");
  const auto id = id_of(office().post(chief, "/records", meeting("又改过的会议", "2026年4月3日")));
  auto& desk = office().office().desk;
  // Within the desk's act: nothing comes between the look and the deed.
  const auto other = desk.erase(id, "保存期满", "俞静川", 2);
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error()[0].code, "record.version");
  EXPECT_TRUE(desk.erase(id, "保存期满", "俞静川", 1));
}

TEST(Records, an_erasure_empties_the_answers_that_are_kept_for_retries) {
  const auto& chief = office().as("chief");
  const Ask filing{.method = "POST",
                   .target = "/records",
                   .body = meeting("留有回执的会议", "2026年4月4日"),
                   .key = "kept-before-erasure"};
  const auto id = id_of(office().ask(chief, filing));
  EXPECT_FALSE(std::get<std::string>(office().raw(office().request_of(chief, filing)).body).empty());
  const auto done = office().ask(chief, {.method = "POST",
                                         .target = "/records/" + id + "/erasure",
                                         .body = {{"reason", "保存期满"}},
                                         .if_match = "\"1\""});
  ASSERT_EQ(done.status, 200U) << done.text;
  const auto again = office().raw(office().request_of(chief, filing));
  EXPECT_EQ(again.status, 201U);
  EXPECT_TRUE(std::get<std::string>(again.body).empty());
}

TEST(Records, a_section_reaches_only_what_concerns_it) {
  // 汪堃 heads 综合核算科; a talk between others in another section is none of his.
  const auto filed = office().post(
      office().as("chief"), "/records",
      {{"type", "talk"},
       {"fields",
        JsonObject{{"date", "2026-05-06"}, {"kind", "谈心谈话"}, {"talker", "罗翀"}, {"talked", "马骁"}}}});
  ASSERT_EQ(filed.status, 201U) << filed.text;
  const auto said = office().ask(office().as("head"), {.method = "POST",
                                                       .target = "/records/" + id_of(filed) + "/withdrawal",
                                                       .body = {{"reason", "试"}},
                                                       .if_match = "\"1\""});
  EXPECT_EQ(said.status, 403U) << said.text;
  EXPECT_EQ(said.code(), "request.out-of-reach");
}

TEST(Lists, pages_hold_every_record_once_while_others_are_filed) {
  const auto& chief = office().as("chief");
  std::set<std::string> seen;
  std::string cursor;
  std::uint64_t total = 0;
  for (int page = 0; page < 200; ++page) {
    const auto said = office().get(
        chief, "/records?year=2025&sort=happened&limit=37" + (cursor.empty() ? "" : "&cursor=" + cursor));
    ASSERT_EQ(said.status, 200U) << said.text;
    if (page == 0) total = said.json.at("total").to_number<std::uint64_t>();
    for (const auto& item : said.items())
      EXPECT_TRUE(seen.insert(std::string(item.at("id").as_string())).second) << item.at("id");
    if (page == 1) office().post(chief, "/records", meeting("翻页时登记", "2025年1月2日"));
    if (said.json.at("next").is_null()) break;
    cursor = std::string(said.json.at("next").as_string());
  }
  EXPECT_GE(seen.size(), total);
  EXPECT_GT(total, 100U);
}

TEST(Lists, each_order_is_kept_over_all_pages_in_both_directions) {
  const auto& chief = office().as("chief");
  const auto ids = [&](const std::string& query) {
    std::vector<std::string> out;
    std::string cursor;
    do {
      const auto said = office().get(
          chief, "/records?type=talk&limit=7&sort=" + query + (cursor.empty() ? "" : "&cursor=" + cursor));
      EXPECT_EQ(said.status, 200U) << said.text;
      for (const auto& item : said.items()) out.emplace_back(item.at("id").as_string());
      const auto& next = said.json.at("next");
      cursor = next.is_null() ? "" : std::string(next.as_string());
    } while (!cursor.empty());
    return out;
  };
  for (const std::string order : {"number", "happened", "recorded"}) {
    const auto up = ids(order);
    auto down = ids("-" + order);
    ASSERT_GT(up.size(), 40U);
    std::reverse(down.begin(), down.end());
    EXPECT_EQ(up, down) << order;
    EXPECT_EQ(std::set<std::string>(up.begin(), up.end()).size(), up.size()) << order;
  }
  const auto said = office().get(chief, "/records?type=talk&limit=100&sort=happened");
  std::string before;
  for (const auto& item : said.items()) {
    const auto from = std::string(item.at("happened").as_string()).substr(0, 10);
    EXPECT_LE(before.substr(0, std::min(before.size(), from.size())), from);
    before = from;
  }
}

TEST(Lists, what_was_erased_is_in_no_list_and_in_no_kept_text) {
  const auto& chief = office().as("chief");
  const auto id = id_of(office().post(chief, "/records", meeting("列过又删的会议", "2026年4月6日")));
  const auto listed = office().get(chief, "/records?type=meeting&sort=-recorded&limit=1");
  ASSERT_NE(listed.text.find("列过又删的会议"), std::string::npos) << listed.text;
  const auto entry = listed.items().at(0).at("entry").to_number<std::uint64_t>();
  const auto kept = office().office().items.find(entry);
  ASSERT_TRUE(kept);
  EXPECT_EQ(*kept, boost::json::serialize(listed.items().at(0)));
  EXPECT_EQ(office().get(chief, "/records?type=meeting&sort=-recorded&limit=1").text, listed.text);
  const auto done = office().ask(chief, {.method = "POST",
                                         .target = "/records/" + id + "/erasure",
                                         .body = {{"reason", "保存期满"}},
                                         .if_match = "\"1\""});
  ASSERT_EQ(done.status, 200U) << done.text;
  EXPECT_FALSE(office().office().items.find(entry));
  const auto withdrawn = office().get(chief, "/records?type=meeting&status=withdrawn&sort=-recorded&limit=1");
  EXPECT_EQ(withdrawn.items().at(0).at("id").as_string(), id);
  EXPECT_EQ(withdrawn.text.find("列过又删的会议"), std::string::npos);
}

TEST(Lists, nothing_confidential_is_kept_as_a_text) {
  const auto& chief = office().as("chief");
  const auto listed = office().get(chief, "/records?type=talk&sort=-recorded&limit=1");
  ASSERT_EQ(listed.items().size(), 1U);
  EXPECT_FALSE(office().office().items.find(listed.items().at(0).at("entry").to_number<std::uint64_t>()));
}

TEST(Lists, a_cursor_is_of_its_query_alone) {
  const auto& chief = office().as("chief");
  const auto first = office().get(chief, "/records?year=2025&limit=2");
  const auto cursor = std::string(first.json.at("next").as_string());
  EXPECT_EQ(office().get(chief, "/records?year=2025&limit=2&cursor=" + cursor).status, 200U);
  EXPECT_EQ(office().get(chief, "/records?limit=2&cursor=" + cursor).code(), "request.cursor");
  auto changed = cursor;
  changed[0] = changed[0] == '0' ? '1' : '0';
  EXPECT_EQ(office().get(chief, "/records?year=2025&limit=2&cursor=" + changed).code(), "request.cursor");
  EXPECT_EQ(office().get(office().as("leader"), "/records?year=2025&limit=2&cursor=" + cursor).code(),
            "request.cursor");
}

TEST(Lists, filters_agree_with_what_they_say) {
  const auto& chief = office().as("chief");
  const auto list1 = office().get(chief, "/records?type=talk&person=沈喆&limit=100");
  for (const auto& item : list1.items())
    EXPECT_NE(boost::json::serialize(item).find("沈喆"), std::string::npos);
  const auto list2 = office().get(chief, "/records?from=2025-03-01&to=2025-03-31&limit=100");
  for (const auto& item : list2.items())
    EXPECT_EQ(std::string(item.at("happened").as_string()).substr(0, 4), "2025");
  EXPECT_EQ(office().get(chief, "/records?q=绝无此词").items().size(), 0U);
}

TEST(Lists, a_file_holds_what_the_filter_shows) {
  const auto& chief = office().as("chief");
  const auto said = office().get(chief, "/records?type=meeting&year=2025&format=csv");
  ASSERT_EQ(said.status, 200U) << said.text;
  const auto total = office().get(chief, "/records?type=meeting&year=2025&limit=1").json.at("total");
  std::size_t lines = 0;
  bool quoted = false;
  for (const char c : said.text) {
    if (c == '"') quoted = !quoted;
    if (c == '\n' && !quoted) ++lines;
  }
  EXPECT_EQ(lines, total.to_number<std::size_t>() + 1);
  EXPECT_EQ(office().get(chief, "/records?type=meeting&format=xlsx").text.substr(0, 2), "PK");
  EXPECT_FALSE(office().audit_lines("export.made").empty());
}

TEST(Receipts, of_a_record_verify_offline) {
  const auto& chief = office().as("chief");
  const auto said = office().get(chief, "/records/meeting-2025-1/receipt?format=json");
  ASSERT_EQ(said.status, 200U) << said.text;
  EXPECT_EQ(said.json.at("record"), Json("meeting-2025-1"));
  EXPECT_TRUE(said.json.at("proof").as_string().starts_with("c2sp.org/tlog-proof"));
}

}  // namespace
}  // namespace jishi::http
