#pragma once
// LogTiles: the tiles of a unit's ledger as one snapshot of the store has them. The unfinished tile of level
// 0 grows with every entry; it is not stored but made of the entries it stands for, at most 255.

#include <optional>
#include <string>

#include "ledger/tile.h"
#include "store/store.h"

namespace jishi::app {

class LogTiles : public ledger::TileReader {
 public:
  // The reader must outlive it, and must not append meanwhile.
  LogTiles(const store::Reader& reader, store::UnitId unit);
  std::optional<std::string> tile(int level, std::uint64_t index) override;

 private:
  const store::Reader& reader_;
  const store::UnitId unit_;
  const std::uint64_t size_;
};

}  // namespace jishi::app
