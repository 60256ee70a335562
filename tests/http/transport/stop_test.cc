#include "http/transport/house.h"

namespace jishi::http {
namespace {

using namespace std::chrono_literals;

TEST(Stop, what_runs_is_answered_and_the_line_closed_after_it) {
  House house;
  house.application.slow = 400ms;
  LineTo line(house.port());
  line.send(get("/slow") + get("/after"));
  while (house.application.handled == 0) std::this_thread::sleep_for(1ms);
  std::thread stopping([&] { house.server.reset(); });
  const auto read = line.read();
  EXPECT_EQ(read.status, 200u);
  EXPECT_EQ(read.header("connection"), "close");
  EXPECT_TRUE(line.is_closed());
  stopping.join();
  EXPECT_EQ(house.application.handled, 1);
}

TEST(Stop, idle_lines_and_event_lines_are_closed_at_once) {
  House house;
  LineTo idle(house.port());
  idle.ask(get("/one"));
  LineTo unused(house.port());
  LineTo events(house.port());
  events.ask(get("/events"));
  const auto line = house.application.line();
  const auto begun = std::chrono::steady_clock::now();
  house.server.reset();
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 1s);
  EXPECT_TRUE(idle.is_closed());
  EXPECT_TRUE(unused.is_closed());
  EXPECT_EQ(events.read_until("0\r\n\r\n"), "0\r\n\r\n");
  EXPECT_FALSE(line->write("data: 1\n\n"));
}

TEST(Stop, nobody_gets_in_any_more) {
  House house;
  const auto port = house.port();
  house.server.reset();
  EXPECT_THROW(LineTo{port}, std::runtime_error);
}

TEST(Stop, what_does_not_end_in_time_is_given_up) {
  House house([](ServerSettings& settings) { settings.limits.drain_time = 100ms; });
  house.application.slow = 800ms;
  LineTo line(house.port());
  line.send(get("/slow"));
  while (house.application.handled == 0) std::this_thread::sleep_for(1ms);
  const auto begun = std::chrono::steady_clock::now();
  std::thread stopping([&] { house.server.reset(); });
  EXPECT_NE(line.read().status, 200u);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 600ms);
  stopping.join();
  EXPECT_EQ(house.application.slow_done, 1);  // the work itself is never cut off
}

TEST(Stop, an_upload_under_way_is_given_up_after_the_time) {
  House house([](ServerSettings& settings) { settings.limits.drain_time = 100ms; });
  LineTo line(house.port());
  line.send("POST /upload HTTP/1.1\r\nHost: a\r\nContent-Length: 500000\r\n\r\nabc");
  std::this_thread::sleep_for(50ms);
  const auto begun = std::chrono::steady_clock::now();
  house.server.reset();
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 1500ms);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(house.settings.upload_folder), {}), 0);
}

}  // namespace
}  // namespace jishi::http
