#include "http/transport/house.h"

namespace jishi::http {
namespace {

using namespace std::chrono_literals;

TEST(Server, answers_with_a_length_a_date_and_no_name) {
  House house;
  const auto read = house.ask(get("/hello?a=1&b=%E4%BC%9A+x"));
  EXPECT_EQ(read.status, 200u);
  EXPECT_EQ(read.body, "GET /hello a=1 b=会 x|");
  EXPECT_EQ(read.header("content-length"), std::to_string(read.body.size()));
  EXPECT_TRUE(read.header("date").ends_with(" GMT"));
  EXPECT_EQ(read.header("server"), "");
}

TEST(Server, a_line_serves_one_request_after_another) {
  House house;
  LineTo line(house.port());
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(line.ask(get("/n" + std::to_string(i))).body, "GET /n" + std::to_string(i) + "|");
  EXPECT_EQ(house.server->open_connections(), 1u);
}

TEST(Server, requests_sent_together_are_answered_in_their_order) {
  House house;
  LineTo line(house.port());
  line.send(post("/echo", "one") + get("/slow") + post("/echo", "three") + "\r\n" + get("/four"));
  EXPECT_EQ(line.read().body, "POST /echo|one");
  EXPECT_EQ(line.read().body, "GET /slow|");
  EXPECT_EQ(line.read().body, "POST /echo|three");
  EXPECT_EQ(line.read().body, "GET /four|");
}

TEST(Server, HEAD_says_the_length_and_sends_nothing) {
  House house;
  LineTo line(house.port());
  line.send("HEAD /big HTTP/1.1\r\nHost: a\r\n\r\n");
  const auto read = line.read(true);
  EXPECT_EQ(read.header("content-length"), "3000000");
  EXPECT_EQ(line.ask(get("/next")).body, "GET /next|");
}

TEST(Server, HEAD_of_events_opens_none) {
  House house;
  LineTo line(house.port());
  line.send("HEAD /events HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(line.read(true).status, 200u);
  EXPECT_TRUE(line.is_closed());
  EXPECT_TRUE(house.application.lines.empty());
}

TEST(Server, an_empty_answer_says_no_length) {
  House house;
  const auto read = house.ask(get("/nothing"));
  EXPECT_EQ(read.status, 204u);
  EXPECT_EQ(read.header("content-length"), "");
  EXPECT_EQ(read.header("transfer-encoding"), "");
}

TEST(Server, big_bodies_files_and_static_bytes_come_whole) {
  House house;
  house.application.file = house.folder / "file";
  std::string content(1'000'001, 'f');
  content[999'999] = 'g';
  std::ofstream(house.application.file) << content;
  LineTo line(house.port());
  EXPECT_TRUE(line.ask(get("/big")).body == house.application.big);
  EXPECT_TRUE(line.ask(get("/file")).body == content);
  EXPECT_EQ(line.ask(get("/static")).body, "static");
}

TEST(Server, a_file_that_is_not_there_is_500) {
  House house;
  house.application.file = house.folder / "none";
  EXPECT_EQ(house.ask(get("/file")).status, 500u);
}

TEST(Server, an_older_client_is_answered_and_the_line_closed) {
  House house;
  LineTo line(house.port());
  const auto read = line.ask("GET /old HTTP/1.0\r\n\r\n");
  EXPECT_EQ(read.body, "GET /old|");
  EXPECT_EQ(read.header("connection"), "close");
  EXPECT_TRUE(line.is_closed());
}

TEST(Server, an_application_that_throws_or_drops_the_request_is_500_and_the_line_goes_on) {
  House house;
  LineTo line(house.port());
  EXPECT_EQ(line.ask(get("/throw")).status, 500u);
  EXPECT_EQ(line.ask(get("/never")).status, 500u);
  EXPECT_EQ(line.ask(get("/hello")).status, 200u);
}

TEST(Server, the_first_of_two_answers_counts) {
  House house;
  LineTo line(house.port());
  EXPECT_EQ(line.ask(get("/twice")).body, "GET /twice|");
  EXPECT_EQ(line.ask(get("/after")).body, "GET /after|");
}

TEST(Server, headers_of_the_application_split_nothing_and_what_is_for_the_log_stays) {
  House house;
  const auto read = house.ask(get("/split"));
  EXPECT_EQ(read.body, "split");
  EXPECT_EQ(read.head.find("set-cookie"), std::string::npos);
  EXPECT_EQ(read.head.find("jishi-"), std::string::npos);
  EXPECT_EQ(read.header("x-good"), "yes");
  EXPECT_EQ(read.header("content-length"), "5");
  const auto seen = house.seen();
  ASSERT_EQ(seen.size(), 1u);
  EXPECT_EQ(seen[0].account, "u3");
  EXPECT_EQ(seen[0].route, "/split/{id}");
  EXPECT_EQ(seen[0].bytes, 5u);
}

TEST(Server, the_log_is_told_of_the_path_without_the_query) {
  House house;
  house.ask(get("/register?q=%E5%90%8D"));
  ASSERT_EQ(house.seen().size(), 1u);
  EXPECT_EQ(house.seen()[0].route, "/register");
  EXPECT_EQ(house.seen()[0].status, 200u);
}

TEST(Server, an_address_that_is_taken_or_none_is_refused) {
  House house;
  TestApplication application;
  auto settings = house.settings;
  settings.port = house.port();
  const auto taken = Server::start(settings, application);
  ASSERT_FALSE(taken.has_value());
  EXPECT_EQ(taken.error().front().code, "serve.taken");
  settings.address = "localhost.example";
  const auto wrong = Server::start(settings, application);
  ASSERT_FALSE(wrong.has_value());
  EXPECT_EQ(wrong.error().front().code, "serve.address");
}

TEST(Server, a_thousand_idle_lines_do_not_keep_the_next_request_waiting) {
  House house([](ServerSettings& settings) { settings.limits.connections_per_peer = 2'000; });
  std::vector<std::unique_ptr<LineTo>> idle;
  for (int i = 0; i < 400; ++i) idle.push_back(std::make_unique<LineTo>(house.port()));
  for (int i = 0; i < 600; ++i) {
    idle.push_back(std::make_unique<LineTo>(house.port()));
    idle.back()->send("GET /half HTTP/1.1\r\nHo");  // half of them have begun
  }
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_EQ(house.ask(get("/now")).status, 200u);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 500ms);
  EXPECT_EQ(house.server->open_connections() / 1'000, 1u);
}

}  // namespace
}  // namespace jishi::http
