#include "http/transport/house.h"

namespace jishi::http {
namespace {

using namespace std::chrono_literals;

std::string code_of(const Read& read) {
  const auto json = parse_json(read.body);
  if (!json || !json->is_object()) return "no problem+json: " + read.body;
  EXPECT_EQ(read.header("content-type"), "application/problem+json");
  return std::string(text_of(json->as_object(), "code"));
}

TEST(Limits, a_header_that_comes_too_slowly_is_408_and_the_line_closed) {
  House house([](ServerSettings& settings) { settings.limits.header_time = 200ms; });
  LineTo line(house.port());
  const auto begun = std::chrono::steady_clock::now();
  for (const char c : std::string_view("GET / HTTP/1.1\r\nHost")) {  // a byte now and then does not help
    line.send(std::string_view(&c, 1));
    std::this_thread::sleep_for(15ms);
    if (std::chrono::steady_clock::now() - begun > 400ms) break;
  }
  const auto read = line.read();
  EXPECT_EQ(read.status, 408u);
  EXPECT_EQ(code_of(read), "http.timeout");
  EXPECT_TRUE(line.is_closed());
}

TEST(Limits, an_idle_line_is_closed_without_a_word) {
  House house([](ServerSettings& settings) { settings.limits.idle_time = 150ms; });
  LineTo line(house.port());
  EXPECT_EQ(line.ask(get("/one")).status, 200u);
  EXPECT_TRUE(line.is_closed(2'000));
  for (int i = 0; i < 100 && house.server->open_connections() > 0; ++i) std::this_thread::sleep_for(5ms);
  EXPECT_EQ(house.server->open_connections(), 0u);
}

TEST(Limits, a_slow_answer_is_not_an_idle_line) {
  House house(
      [](ServerSettings& settings) { settings.limits.idle_time = settings.limits.header_time = 100ms; });
  house.application.slow = 500ms;
  EXPECT_EQ(house.ask(get("/slow")).status, 200u);
}

TEST(Limits, a_body_that_stops_is_408) {
  House house([](ServerSettings& settings) { settings.limits.body_time = 200ms; });
  LineTo line(house.port());
  const auto read = line.ask("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nfive5");
  EXPECT_EQ(read.status, 408u);
  EXPECT_TRUE(line.is_closed());
  EXPECT_EQ(house.application.handled, 0);
}

TEST(Limits, a_body_that_drips_is_408_although_each_byte_is_in_time) {
  House house([](ServerSettings& settings) { settings.limits.body_time = 200ms; });
  LineTo line(house.port());
  line.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n");
  for (int i = 0; i < 20 && line.send("x"); ++i) std::this_thread::sleep_for(25ms);
  EXPECT_EQ(line.read().status, 408u);
}

TEST(Limits, a_length_over_the_limit_is_413_before_the_body_is_read) {
  House house;
  LineTo line(house.port());
  const auto read = line.ask("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n");
  EXPECT_EQ(read.status, 413u);
  EXPECT_EQ(code_of(read), "http.body");
  EXPECT_TRUE(line.is_closed());
  EXPECT_EQ(house.ask(post("/echo", std::string(1'000, 'a'))).status, 200u);
}

TEST(Limits, chunks_over_the_limit_are_413_and_handled_by_nobody) {
  House house;
  LineTo line(house.port());
  std::string chunks;
  for (int i = 0; i < 11; ++i) chunks += "64\r\n" + std::string(100, 'c') + "\r\n";
  const std::string head = "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
  EXPECT_EQ(line.ask(head + chunks + "0\r\n\r\n").status, 413u);
  EXPECT_TRUE(line.is_closed());
  EXPECT_EQ(house.application.handled, 0);
}

TEST(Limits, the_answer_to_an_oversized_body_arrives_although_it_is_still_being_sent) {
  House house;
  LineTo line(house.port());
  line.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n");
  line.send(std::string(200'000, 'x'));
  EXPECT_EQ(line.read().status, 413u);
}

TEST(Limits, too_long_a_target_is_414_too_large_a_header_431_too_many_lines_431) {
  House house;
  EXPECT_EQ(code_of(house.ask(get("/" + std::string(9'000, 'a')))), "http.target");
  EXPECT_EQ(house.ask(get("/" + std::string(8'000, 'a'))).status, 200u);
  const auto large = house.ask(get("/", "X: " + std::string(17'000, 'a') + "\r\n"));
  EXPECT_EQ(large.status, 431u);
  EXPECT_EQ(code_of(large), "http.header");
  std::string lines;
  for (int i = 0; i < 100; ++i) lines += "X: y\r\n";
  EXPECT_EQ(house.ask(get("/", lines)).status, 431u);
}

TEST(Limits, a_header_without_end_is_refused_before_it_ends) {
  House house;
  EXPECT_EQ(house.ask("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(20'000, 'a')).status, 431u);
  EXPECT_EQ(house.ask("GET /" + std::string(10'000, 'a')).status, 414u);
}

TEST(Limits, one_connection_too_many_is_503_and_those_before_it_go_on) {
  House house([](ServerSettings& settings) { settings.limits.connections = 3; });
  std::vector<std::unique_ptr<LineTo>> lines;
  for (int i = 0; i < 3; ++i) lines.push_back(std::make_unique<LineTo>(house.port()));
  EXPECT_EQ(lines[2]->ask(get("/")).status, 200u);
  LineTo further(house.port());
  const auto read = further.read();
  EXPECT_EQ(read.status, 503u);
  EXPECT_EQ(code_of(read), "http.busy");
  EXPECT_EQ(lines[0]->ask(get("/")).status, 200u);
  lines[1]->close();
  for (int i = 0; i < 100 && house.server->open_connections() > 2; ++i) std::this_thread::sleep_for(10ms);
  EXPECT_EQ(house.ask(get("/")).status, 200u);
}

TEST(Limits, one_peer_has_its_own_limit_of_connections) {
  House house([](ServerSettings& settings) { settings.limits.connections_per_peer = 2; });
  LineTo one(house.port());
  LineTo two(house.port());
  EXPECT_EQ(two.ask(get("/")).status, 200u);
  EXPECT_EQ(LineTo(house.port()).read().status, 503u);
}

TEST(Limits, a_peer_that_does_not_read_its_answer_is_dropped) {
  House house([](ServerSettings& settings) { settings.limits.body_time = 20ms; });
  house.application.big = std::string(40'000'000, 'b');
  LineTo line(house.port());
  line.narrow(4'096);
  line.send(get("/big"));
  for (int i = 0; i < 300 && house.server->open_connections() > 0; ++i) std::this_thread::sleep_for(10ms);
  EXPECT_EQ(house.server->open_connections(), 0u);
  ASSERT_EQ(house.seen().size(), 1u);
  EXPECT_EQ(house.seen()[0].status, 0u);
}

}  // namespace
}  // namespace jishi::http
