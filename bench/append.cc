// How many durable appends a second do 64 writers get, against raw SQLite commits of 64 rows each?

#include <atomic>
#include <thread>

#include "bench/figure.h"
#include "bench/office.h"
#include "bench/raw_sqlite.h"

int main() {
  using namespace jishi;
  constexpr int kWriters = 64;
  constexpr int kEach = 300;
  double appends = 1e300;
  double raw = 1e300;
  for (int run = 0; run < 3; ++run) {
    bench::Office office;
    appends = std::min(appends, bench::seconds_of([&] {
                         std::vector<std::thread> writers;
                         for (int w = 0; w < kWriters; ++w)
                           writers.emplace_back([&, w] {
                             for (int i = 0; i < kEach; ++i)
                               if (!office.desk->file(bench::row(w * kEach + i), "王海燕")) std::abort();
                           });
                         for (auto& writer : writers) writer.join();
                       }));
    const auto bytes = bench::stored_bytes(*office.store->read());
    const bench::Folder folder;
    bench::RawSqlite floor(folder.path / "floor.sqlite");
    raw = std::min(raw, bench::seconds_of([&] { floor.insert(bytes, kWriters); }));
  }
  constexpr double kAll = kWriters * kEach;
  bench::print_figure("durable appends, 64 writers", kAll / appends, "writes/s", kAll / raw);
}
