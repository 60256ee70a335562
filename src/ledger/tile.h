#pragma once
// Tiles: the layout of C2SP tlog-tiles. A tile is up to 256 hashes of 32 bytes side by side: hash i of tile n
// at level l is the root over entries [(256n+i)·256^l, +256^l). A partial tile is a prefix of every later
// one. A bundle is up to 256 entries, each a big-endian uint16 length and its bytes.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/proof.h"

namespace jishi::ledger {

constexpr std::uint64_t kTileWidth = 256;
constexpr std::size_t kMaxEntryBytes = 65535;

struct TileCoordinate {
  int level = 0;            // 0–63; -1: the bundle of entries
  std::uint64_t index = 0;  // n
  int width = 256;          // 1–256; below 256 a partial tile
  bool operator==(const TileCoordinate&) const = default;
};

// tile/0/x001/234.p/8 · tile/entries/000
std::string tile_path(const TileCoordinate& tile);
std::optional<TileCoordinate> parse_tile_path(std::string_view path);

// Every tile that grows when a log goes from old_size to new_size, each at its width at new_size, level by
// level, bundles (level -1) first. From 0: every tile the size implies, the partial ones too.
void each_changed_tile(std::uint64_t old_size, std::uint64_t new_size,
                       const std::function<void(const TileCoordinate&)>& visit);

// Precondition: entry of at most kMaxEntryBytes.
void append_to_bundle(std::string& bundle, std::string_view entry);
// Exactly `width` entries and nothing behind them (ledger.bundle-malformed). The views point into `bundle`.
Result<std::vector<std::string_view>> parse_bundle(std::string_view bundle, int width);

// Where tiles are kept. The bytes may hold more hashes than were there at an earlier size, never fewer than
// the log has now.
class TileReader {
 public:
  virtual ~TileReader() = default;
  virtual std::optional<std::string> tile(int level, std::uint64_t index) = 0;
};

// Nodes of a log of a given size out of its tiles (ledger.tile-missing, ledger.tile-malformed). Each tile is
// read once and kept with the nodes above its hashes, so proofs for neighbouring indexes cost few reads. Keep
// one for as long as the log does not grow; the reader must outlive it.
class TileNodes : public NodeReader {
 public:
  explicit TileNodes(TileReader& tiles) : tiles_(tiles) {}
  Result<Hash> node(int level, std::uint64_t index) override;

 private:
  using Rows = std::vector<std::vector<Hash>>;  // the tile's hashes, then each row of complete nodes above
  TileReader& tiles_;
  std::map<std::pair<int, std::uint64_t>, Rows> kept_;
};

}  // namespace jishi::ledger
