#include "app/log_tiles.h"

#include "ledger/tree.h"

namespace jishi::app {

LogTiles::LogTiles(const store::Reader& reader, store::UnitId unit)
    : reader_(reader), unit_(unit), size_(reader.log_size(unit)) {}

std::optional<std::string> LogTiles::tile(int level, std::uint64_t index) {
  if (level != 0 || index != size_ / ledger::kTileWidth) return reader_.tile(unit_, level, index);
  std::string hashes;
  reader_.each_entry(unit_, index * ledger::kTileWidth, size_, [&](const store::EntryRow& row) {
    hashes += as_bytes(ledger::leaf_hash(row.bytes));
    return true;
  });
  return hashes.empty() ? std::nullopt : std::optional(std::move(hashes));
}

}  // namespace jishi::app
