#include "app/queries/document_receipts.h"

#include "app/log_tiles.h"
#include "ledger/checkpoint.h"
#include "ledger/receipt.h"

namespace jishi::app {

Outcome add_receipts(report::Document& document, const store::Reader& reader, store::UnitId unit) {
  const auto latest = reader.latest_checkpoint(unit);
  if (!latest) return Done{};
  document.log_checkpoint = latest->note;
  LogTiles tiles(reader, unit);
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
