#include "app/queries/document_receipts.h"

#include "ledger/checkpoint.h"
#include "ledger/receipt.h"
#include "ledger/tile.h"

namespace jishi::app {

namespace {

class StoredTiles : public ledger::TileReader {
 public:
  StoredTiles(const store::Reader& reader, store::UnitId unit) : reader_(reader), unit_(unit) {}
  std::optional<std::string> tile(int level, std::uint64_t index) override {
    return reader_.tile(unit_, level, index);
  }

 private:
  const store::Reader& reader_;
  store::UnitId unit_;
};

}  // namespace

Outcome add_receipts(report::Document& document, const store::Reader& reader, store::UnitId unit) {
  const auto latest = reader.latest_checkpoint(unit);
  if (!latest) return Done{};
  document.log_checkpoint = latest->note;
  StoredTiles tiles(reader, unit);
  ledger::TileNodes nodes(tiles);
  for (auto& [id, card] : document.records) {
    if (!card.entry) continue;
    auto proof = ledger::inclusion_proof(*card.entry, latest->size, nodes);
    if (!proof) return proof.error();
    card.receipt = ledger::format_receipt({*card.entry, std::move(*proof), latest->note, std::nullopt});
  }
  return Done{};
}

}  // namespace jishi::app
