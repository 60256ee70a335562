// How fast does an import session take 100,000 rows, against raw SQLite inserts of the same bytes in the same
// batch?

#include "bench/figure.h"
#include "bench/office.h"
#include "bench/raw_sqlite.h"

int main() {
  using namespace jishi;
  constexpr int kRows = 100'000;
  std::vector<Record> rows;
  for (int i = 0; i < kRows; ++i) rows.push_back(bench::row(i));
  std::vector<std::string> bytes;
  const auto pair = bench::middle_pair(5, [&] {
    bench::Office office;
    bench::Pair out;
    out.work = bench::seconds_of([&] { office.import(rows); });
    if (bytes.empty()) bytes = bench::stored_bytes(*office.store->read());
    const bench::Folder folder;
    bench::RawSqlite floor(folder.path / "floor.sqlite");
    out.floor = bench::seconds_of([&] { floor.insert(bytes, bytes.size()); });
    return out;
  });
  bench::print_figure("import session, 100000 rows", kRows / pair.work, "rows/s", kRows / pair.floor);
}
