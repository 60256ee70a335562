#include "app/ledger_receipt.h"

#include "app/log_tiles.h"
#include "ledger/proof.h"
#include "ledger/receipt.h"

namespace jishi::app {

Result<RecordReceipt> receipt_of_record(const store::Reader& reader, store::UnitId unit,
                                        std::string_view record) {
  const auto found = reader.record(unit, record);
  const auto checkpoint = reader.latest_checkpoint(unit);
  if (!found || !checkpoint) return refuse("record.none", {std::string(record)});
  LogTiles tiles(reader, unit);
  ledger::TileNodes nodes(tiles);
  auto proof = ledger::inclusion_proof(found->entry.index, checkpoint->size, nodes);
  if (!proof) return proof.error();
  ledger::ReceiptFile receipt{found->entry.index, std::move(*proof), checkpoint->note, std::nullopt};
  return RecordReceipt{ledger::format_receipt(receipt), found->entry.bytes, found->entry.index,
                       checkpoint->size, found->head.version};
}

}  // namespace jishi::app
