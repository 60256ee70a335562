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
  double session = 1e300;
  double raw = 1e300;
  for (int run = 0; run < 3; ++run) {
    bench::Office office;
    session = std::min(session, bench::seconds_of([&] { office.import(rows); }));
    if (bytes.empty()) bytes = bench::stored_bytes(*office.store->read());
    const bench::Folder folder;
    bench::RawSqlite floor(folder.path / "floor.sqlite");
    raw = std::min(raw, bench::seconds_of([&] { floor.insert(bytes, bytes.size()); }));
  }
  bench::print_figure("import session, 100000 rows", kRows / session, "rows/s", kRows / raw);
}
