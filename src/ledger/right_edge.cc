#include "ledger/right_edge.h"

#include <algorithm>

namespace jishi::ledger {

namespace {

constexpr std::size_t kFullBytes = kTileWidth * 32;

}  // namespace

Result<RightEdge> RightEdge::read(std::uint64_t size, TileReader& tiles) {
  RightEdge edge;
  for (int level = 0; level < 8 && size >> (8 * level) > 0; ++level) {
    const std::uint64_t hashes = size >> (8 * level);
    const std::size_t bytes = hashes % kTileWidth * 32;
    edge.open_.emplace_back();
    if (bytes == 0) continue;
    auto tile = tiles.tile(level, hashes / kTileWidth);
    const TileCoordinate at{level, hashes / kTileWidth, static_cast<int>(hashes % kTileWidth)};
    if (!tile) return refuse("ledger.tile-missing", {tile_path(at)});
    if (tile->size() < bytes)
      return refuse("ledger.tile-malformed", {tile_path(at), std::to_string(bytes / 32)});
    tile->resize(bytes);
    edge.open_.back() = std::move(*tile);
  }
  TileNodes nodes(tiles);
  std::vector<Hash> peaks;
  std::uint64_t begin = 0;
  for (int level = 63; level >= 0; --level) {
    if ((size >> level & 1) == 0) continue;
    auto peak = nodes.node(level, begin >> level);
    if (!peak) return peak.error();
    peaks.push_back(*peak);
    begin += std::uint64_t{1} << level;
  }
  edge.tree_ = CompactTree(size, std::move(peaks));
  return edge;
}

void RightEdge::append(const Hash& leaf, const FullTile& full) {
  tree_.append(leaf, [&](int level, std::uint64_t index, const Hash& hash) {
    if (level % 8 != 0) return;
    const auto at = static_cast<std::size_t>(level / 8);
    if (open_.size() <= at) open_.emplace_back();
    std::string& tile = open_[at];
    tile += as_bytes(hash);
    if (tile.size() < kFullBytes) return;
    full(level / 8, index / kTileWidth, tile);
    tile.clear();
  });
}

void RightEdge::each_partial(const FullTile& visit) const {
  for (std::size_t level = 0; level < open_.size(); ++level)
    if (!open_[level].empty()) visit(static_cast<int>(level), size() >> (8 * (level + 1)), open_[level]);
}

std::optional<std::string> KeptTiles::tile(int level, std::uint64_t index) {
  const auto found = std::find_if(tiles_.begin(), tiles_.end(), [&](const TileBytes& tile) {
    return tile.level == level && tile.index == index;
  });
  return found == tiles_.end() ? std::nullopt : std::optional(found->hashes);
}

}  // namespace jishi::ledger
