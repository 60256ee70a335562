#pragma once
// RightEdge: the right edge of a log kept in memory between batches, so that a batch of n entries costs n
// leaf and about n node hashes whatever the size of the log. Copyable: keep a copy and put it back when the
// transaction of a batch fails. One thread at a time.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ledger/tile.h"

namespace jishi::ledger {

// Receives each tile when its 256th hash is there.
using FullTile = std::function<void(int level, std::uint64_t index, const std::string& hashes)>;

// The unfinished tile of every level and the roots left of it.
class RightEdge {
 public:
  RightEdge() = default;
  // The edge of a log of that size (ledger.tile-missing, ledger.tile-malformed).
  static Result<RightEdge> read(std::uint64_t size, TileReader& tiles);

  void append(const Hash& leaf, const FullTile& full);
  std::uint64_t size() const { return tree_.size(); }
  Hash root() const { return tree_.root(); }
  // Calls for every level whose last tile is partial.
  void each_partial(const FullTile& visit) const;
  int levels() const { return static_cast<int>(open_.size()); }

 private:
  CompactTree tree_;
  std::vector<std::string> open_;  // by level; empty: the last tile is full
};

struct TileBytes {
  int level = 0;
  std::uint64_t index = 0;
  std::string hashes;  // all hashes of the tile at the new size
};

// Tiles in memory. The proofs of a batch's entries need the tiles that it filled and the partial ones at its
// end, and no others.
class KeptTiles : public TileReader {
 public:
  explicit KeptTiles(std::vector<TileBytes> tiles) : tiles_(std::move(tiles)) {}
  std::optional<std::string> tile(int level, std::uint64_t index) override;

 private:
  std::vector<TileBytes> tiles_;
};

}  // namespace jishi::ledger
