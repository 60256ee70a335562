// How many durable appends a second do 64 writers get, against raw SQLite commits of 64 rows each?

#include <thread>

#include "bench/figure.h"
#include "bench/office.h"
#include "bench/raw_sqlite.h"

int main() {
  using namespace jishi;
  constexpr int kWriters = 64;
  constexpr int kEach = 300;
  const auto pair = bench::middle_pair(5, [&] {
    bench::Office office;
    std::vector<Record> rows;
    for (int i = 0; i < kWriters * kEach; ++i) rows.push_back(bench::row(i));
    const auto write_some = [&](int writer) {
      for (int i = writer * kEach; i < (writer + 1) * kEach; ++i)
        if (!office.desk->file(std::move(rows[static_cast<std::size_t>(i)]), "王海燕")) std::abort();
    };
    bench::Pair out;
    out.work = bench::seconds_of([&] {
      std::vector<std::thread> writers;
      for (int writer = 0; writer < kWriters; ++writer) writers.emplace_back(write_some, writer);
      for (auto& writer : writers) writer.join();
    });
    const auto bytes = bench::stored_bytes(*office.store->read());
    const bench::Folder folder;
    bench::RawSqlite floor(folder.path / "floor.sqlite");
    out.floor = bench::seconds_of([&] { floor.insert(bytes, kWriters); });
    return out;
  });
  constexpr double kAll = kWriters * kEach;
  bench::print_figure("durable appends, 64 writers", kAll / pair.work, "writes/s", kAll / pair.floor);
}
