// How many entries a second does whole-log verification take: the hashing alone (leaves and tree, one core),
// and all of it, with bodies, heads, tiles and checkpoints read from the store?

#include "app/ledger_verify.h"
#include "bench/figure.h"
#include "bench/office.h"
#include "ledger/right_edge.h"
#include "ledger/tree.h"

int main() {
  using namespace jishi;
  constexpr int kRows = 200'000;
  bench::Office office;
  office.import(kRows);
  std::vector<std::string> entries;
  office.store->read()->each_entry(1, 0, kRows, [&](const store::EntryRow& row) {
    entries.push_back(row.bytes);
    return true;
  });
  const double hashing = bench::best_seconds(3, [&] {
    ledger::RightEdge edge;
    for (const auto& entry : entries)
      edge.append(ledger::leaf_hash(entry), [](int, std::uint64_t, const std::string&) {});
    if (edge.size() != entries.size()) std::abort();
  });
  // The figures to hold: a million entries a second per core, and 217,000 with bodies.
  bench::print_figure("verify, hashing alone", kRows / hashing, "entries/s", 1e6);
  ledger::VerifyOptions options;
  options.keys.push_back(*ledger::VerifierKey::from_text(office.signer->vkey()));
  const double whole = bench::best_seconds(3, [&] {
    if (!app::verify_unit(*office.store, office.unit(), office.folder.path / "evidence", bench::types(),
                          options)
             .ok)
      std::abort();
  });
  bench::print_figure("verify, with bodies", kRows / whole, "entries/s", 217e3);
}
