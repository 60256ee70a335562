// How many durable appends a second do 64 writers get, against raw SQLite commits of 64 rows each? Once as a
// server has them: two threads keep 64 writes in flight and are called back; once as 64 threads that wait.

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "bench/figure.h"
#include "bench/office.h"
#include "bench/raw_sqlite.h"

namespace jishi::bench {
namespace {

constexpr int kWriters = 64;
constexpr int kEach = 300;
constexpr int kAll = kWriters * kEach;
constexpr int kThreads = 2;

using Rows = std::vector<Record>;

// Each thread asks for the next write whenever fewer than its share are in flight.
void write_called_back(app::Desk& desk, Rows& rows) {
  const auto write_some = [&](int thread) {
    std::mutex mutex;
    std::condition_variable has_answer;
    int in_flight = 0;
    const auto when_done = [&](app::Answer answer) {
      if (!std::move(answer).get()) std::abort();
      const std::lock_guard lock(mutex);
      --in_flight;
      has_answer.notify_one();
    };
    for (int i = thread; i < kAll; i += kThreads) {
      {
        std::unique_lock lock(mutex);
        has_answer.wait(lock, [&] { return in_flight < kWriters / kThreads; });
        ++in_flight;
      }
      desk.file(std::move(rows[static_cast<std::size_t>(i)]), "王海燕", when_done);
    }
    std::unique_lock lock(mutex);
    has_answer.wait(lock, [&] { return in_flight == 0; });
  };
  std::vector<std::thread> threads;
  for (int thread = 0; thread < kThreads; ++thread) threads.emplace_back(write_some, thread);
  for (auto& thread : threads) thread.join();
}

void write_waiting(app::Desk& desk, Rows& rows) {
  const auto write_some = [&](int writer) {
    for (int i = writer * kEach; i < (writer + 1) * kEach; ++i)
      if (!desk.file(std::move(rows[static_cast<std::size_t>(i)]), "王海燕")) std::abort();
  };
  std::vector<std::thread> writers;
  for (int writer = 0; writer < kWriters; ++writer) writers.emplace_back(write_some, writer);
  for (auto& writer : writers) writer.join();
}

void measure(const std::string& name, const std::function<void(app::Desk&, Rows&)>& write) {
  const auto pair = middle_pair(15, [&] {
    Office office;
    Rows rows;
    for (int i = 0; i < kAll; ++i) rows.push_back(row(i));
    Pair out;
    out.work = seconds_of([&] { write(*office.desk, rows); });
    const auto bytes = stored_bytes(*office.store->read());
    const Folder folder;
    RawSqlite floor(folder.path / "floor.sqlite");
    out.floor = seconds_of([&] { floor.insert(bytes, kWriters); });
    return out;
  });
  print_figure(name, kAll / pair.work, "writes/s", kAll / pair.floor);
}

}  // namespace
}  // namespace jishi::bench

int main() {
  using namespace jishi::bench;
  measure("durable appends, 64 writers on 2 threads", write_called_back);
  measure("durable appends, 64 writers, a thread each", write_waiting);
}
