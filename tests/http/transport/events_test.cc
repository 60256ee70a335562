#include "http/event_queue.h"
#include "http/transport/house.h"

namespace jishi::http {
namespace {

using namespace std::chrono_literals;

TEST(Events, come_as_they_are_written_each_a_chunk) {
  House house;
  LineTo line(house.port());
  const auto head = line.ask(get("/events"));
  EXPECT_EQ(head.header("transfer-encoding"), "chunked");
  EXPECT_EQ(head.header("content-type"), "text/event-stream");
  const auto events = house.application.line();
  EXPECT_TRUE(events->write("event: changed\ndata: 1\n\n"));
  EXPECT_EQ(line.read_until("data: 1\n\n\r\n"), "18\r\nevent: changed\ndata: 1\n\n\r\n");
  EXPECT_TRUE(events->write("data: 2\n\n"));
  EXPECT_EQ(line.read_until("data: 2\n\n\r\n"), "9\r\ndata: 2\n\n\r\n");
}

TEST(Events, a_silent_line_is_kept_open_by_comments) {
  House house([](ServerSettings& settings) {
    settings.heartbeat = 100ms;
    settings.limits.idle_time = 150ms;
  });
  LineTo line(house.port());
  line.ask(get("/events"));
  const auto events = house.application.line();
  EXPECT_EQ(line.read_until(":\n\n\r\n"), "3\r\n:\n\n\r\n");
  EXPECT_EQ(line.read_until(":\n\n\r\n"), "3\r\n:\n\n\r\n");
  EXPECT_TRUE(events->write("data: 1\n\n"));
}

TEST(Events, write_says_when_the_peer_is_gone) {
  House house;
  auto line = std::make_unique<LineTo>(house.port());
  line->ask(get("/events"));
  const auto events = house.application.line();
  EXPECT_TRUE(events->write("data: 1\n\n"));
  line.reset();
  bool is_open = true;
  for (int i = 0; i < 200 && is_open; ++i) {
    std::this_thread::sleep_for(5ms);
    is_open = events->write("data: 2\n\n");
  }
  EXPECT_FALSE(is_open);
  for (int i = 0; i < 200 && house.server->open_connections() > 0; ++i) std::this_thread::sleep_for(5ms);
  EXPECT_EQ(house.server->open_connections(), 0u);
}

TEST(Events, a_peer_that_does_not_read_is_dropped_and_nobody_waits_for_it) {
  House house;
  LineTo slow(house.port());
  slow.narrow(4'096);
  slow.send(get("/events"));
  const auto events = house.application.line();
  const auto begun = std::chrono::steady_clock::now();
  const std::string event = "data: " + std::string(10'000, 'x') + "\n\n";
  int written = 0;
  while (written < 10'000 && events->write(event)) ++written;
  EXPECT_LT(written, 10'000);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 3s);
  EXPECT_EQ(house.ask(get("/")).status, 200u);
}

TEST(Events, a_request_behind_them_is_not_answered) {
  House house;
  LineTo line(house.port());
  line.ask(get("/events"));
  line.send(get("/smuggled"));
  EXPECT_TRUE(house.application.line()->write("data: 1\n\n"));
  line.read_until("data: 1\n\n");
  EXPECT_EQ(house.application.handled, 1);
}

TEST(Events, a_closed_queue_takes_nothing_and_wakes_nobody) {
  int woken = 0;
  EventQueue queue([&] { ++woken; });
  EXPECT_TRUE(queue.write("a"));
  EXPECT_TRUE(queue.write("b"));
  EXPECT_EQ(woken, 1);
  EXPECT_EQ(queue.take(), "ab");
  queue.close();
  EXPECT_EQ(woken, 2);
  EXPECT_FALSE(queue.write("c"));
  EXPECT_EQ(queue.take(), "");
  EXPECT_EQ(woken, 2);
}

TEST(Events, a_queue_holds_so_much_and_no_more) {
  EventQueue queue([] {});
  EXPECT_TRUE(queue.write(std::string(EventQueue::kMaxWaitingBytes, 'x')));
  EXPECT_FALSE(queue.write("y"));
  EXPECT_TRUE(queue.is_closed());
}

TEST(Events, an_abandoned_queue_is_closed_and_lets_its_waker_go) {
  const auto held = std::make_shared<int>();
  EventQueue queue([held] { ++*held; });
  EXPECT_TRUE(queue.write("data: 1\n\n"));
  EXPECT_EQ(*held, 1);
  queue.abandon();
  EXPECT_EQ(held.use_count(), 1);
  EXPECT_TRUE(queue.is_closed());
  EXPECT_FALSE(queue.write("data: 2\n\n"));
  queue.close();
  EXPECT_EQ(*held, 1);
}

}  // namespace
}  // namespace jishi::http
