#include "http/log_lines.h"

#include <unistd.h>

#include <cerrno>
#include <cmath>

#include "base/day.h"
#include "base/json.h"

namespace jishi::http {

namespace {

void write_text(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const auto written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

// Nobody fills the log with one address.
std::string cut(std::string_view text) {
  constexpr std::size_t most = 200;
  if (text.size() <= most) return std::string(text);
  std::size_t end = most;
  while ((static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace

std::string log_line(const Exchange& exchange) {
  const auto hundredths = std::llround(static_cast<double>(exchange.time.count()) / 10.0);
  JsonObject line{{"time", Instant::now().iso()}, {"request", exchange.request}, {"method", exchange.method},
                  {"route", cut(exchange.route)}, {"status", exchange.status},   {"bytes", exchange.bytes}};
  line["ms"] = static_cast<double>(hundredths) / 100.0;
  if (!exchange.account.empty()) line["account"] = exchange.account;
  return canonical(line);
}

LogLines::LogLines(int descriptor) : descriptor_(descriptor), thread_([this] { write_all(); }) {}

LogLines::~LogLines() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void LogLines::add(std::string line) {
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() >= kMostWaiting) {
      ++dropped_;
      return;
    }
    waiting_.push_back(std::move(line));
  }
  changed_.notify_one();
}

void LogLines::write_all() {
  for (;;) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return is_ending_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    const auto lines = std::exchange(waiting_, {});
    const auto dropped = std::exchange(dropped_, 0);
    lock.unlock();
    std::string text;
    for (const auto& line : lines) text.append(line).append("\n");
    if (dropped > 0) text.append(boost::json::serialize(JsonObject{{"dropped_lines", dropped}})).append("\n");
    write_text(descriptor_, text);
  }
}

}  // namespace jishi::http
