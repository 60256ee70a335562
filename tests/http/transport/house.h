#pragma once
// A server on a free port with an application made for tests.

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <thread>
#include <vector>

#include "base/json.h"
#include "http/server.h"
#include "http/transport/line.h"

namespace jishi::http {

class TestApplication : public Application {
 public:
  BodyPlan body_plan(const Request& head) const override {
    if (head.path == "/upload") return {1'000'000, true};
    return {1'000, false};
  }

  void handle(Request request, Respond respond) override {
    ++handled;
    if (request.path == "/never") return;
    if (request.path == "/throw") throw std::runtime_error("thrown");
    if (request.path == "/slow") {
      std::this_thread::sleep_for(slow);
      ++slow_done;
    }
    respond(answer(request));
    if (request.path == "/twice") respond({200, {}, std::string("second")});
  }

  Response answer(const Request& request) {
    if (request.path == "/big") return {200, {}, std::make_shared<const std::string>(big)};
    if (request.path == "/file") return {200, {}, FileBody{file, nullptr}};
    if (request.path == "/peer")
      return {200, {}, request.peer + (request.secure ? " by TLS" : " in the open")};
    if (request.path == "/static") return {200, {}, StaticBody{"static"}};
    if (request.path == "/nothing") return {204, {}, std::string()};
    if (request.path == "/split")
      return {200,
              {{"x-bad", "a\r\nset-cookie: b"},
               {"jishi-account", "u3"},
               {"jishi-route", "/split/{id}"},
               {"content-length", "7"},
               {"x-good", "yes"}},
              std::string("split")};
    if (request.path == "/upload")
      return {200,
              {},
              to_hex(request.upload->digest) + " " + std::to_string(request.upload->size_bytes) + " " +
                  request.upload->file.string()};
    if (request.path == "/events")
      return {
          200, {{"content-type", "text/event-stream"}}, EventsBody{[this](std::shared_ptr<EventLine> line) {
            const std::lock_guard lock(mutex);
            lines.push_back(std::move(line));
            changed.notify_all();
          }}};
    std::string said = request.method + " " + request.path;
    for (const auto& [name, value] : request.query) said += " " + name + "=" + value;
    return {200, {}, said + "|" + request.body};
  }

  std::shared_ptr<EventLine> line(std::size_t number = 0) {
    std::unique_lock lock(mutex);
    changed.wait_for(lock, std::chrono::seconds(5), [&] { return lines.size() > number; });
    return lines.at(number);
  }

  std::atomic<int> handled = 0;
  std::atomic<int> slow_done = 0;
  std::chrono::milliseconds slow{200};
  std::string big = std::string(3'000'000, 'b');
  std::filesystem::path file;
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<std::shared_ptr<EventLine>> lines;
};

class House {
 public:
  explicit House(const std::function<void(ServerSettings&)>& change = {}) {
    std::string name = (std::filesystem::temp_directory_path() / "jishi-house-XXXXXX").string();
    folder = mkdtemp(name.data());
    settings.port = 0;
    settings.workers = 2;
    settings.upload_folder = folder / "uploads";
    settings.on_exchange = [this](const Exchange& exchange) {
      const std::lock_guard lock(mutex);
      exchanges.push_back(exchange);
    };
    if (change) change(settings);
    auto started = Server::start(settings, application);
    EXPECT_TRUE(started.has_value());
    server = std::move(*started);
  }
  ~House() {
    server.reset();
    std::filesystem::remove_all(folder);
  }
  std::uint16_t port() const { return server->port(); }
  Read ask(std::string_view bytes) { return LineTo(port()).ask(bytes); }
  // Told a moment after the answer is sent.
  std::vector<Exchange> seen() {
    for (int i = 0; i < 200; ++i) {
      {
        const std::lock_guard lock(mutex);
        if (!exchanges.empty()) return exchanges;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return {};
  }

  std::filesystem::path folder;
  ServerSettings settings;
  TestApplication application;
  std::mutex mutex;
  std::vector<Exchange> exchanges;
  std::unique_ptr<Server> server;
};

inline std::string get(std::string_view target, std::string_view more = "") {
  return "GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(more) + "\r\n";
}
inline std::string post(std::string_view target, std::string_view body, std::string_view more = "") {
  return "POST " + std::string(target) +
         " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
         std::string(more) + "\r\n" + std::string(body);
}

}  // namespace jishi::http
