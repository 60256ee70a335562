#include "ledger/tile.h"

#include <algorithm>
#include <cstdlib>

#include "ledger/decimal.h"

namespace jishi::ledger {

namespace {

constexpr std::size_t kHashBytes = 32;

std::string three_digits(std::uint64_t n) {
  std::string digits = std::to_string(n);
  return std::string(3 - digits.size(), '0') + digits;
}

// "tile/…" cut into its parts.
std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto slash = path.find('/');
    parts.push_back(path.substr(0, slash));
    if (slash == std::string_view::npos) return parts;
    path.remove_prefix(slash + 1);
  }
}

// A number in decimal without leading zero, at most `limit`.
std::optional<int> small_number(std::string_view text, int limit) {
  const auto value = parse_decimal(text);
  if (!value || *value > static_cast<std::uint64_t>(limit)) return std::nullopt;
  return static_cast<int>(*value);
}

// How many hashes of tile level `level` a log of that size has.
std::uint64_t hashes_at(int level, std::uint64_t size) {
  return level * 8 >= 64 ? 0 : size >> (level * 8);
}

Hash hash_at(std::string_view tile, std::size_t i) {
  Hash hash;
  std::copy_n(tile.begin() + static_cast<std::ptrdiff_t>(i * kHashBytes), kHashBytes, hash.begin());
  return hash;
}

}  // namespace

std::string tile_path(const TileCoordinate& tile) {
  std::string number = three_digits(tile.index % 1000);
  for (std::uint64_t rest = tile.index / 1000; rest > 0; rest /= 1000)
    number = "x" + three_digits(rest % 1000) + "/" + number;
  std::string path = "tile/" + (tile.level < 0 ? "entries" : std::to_string(tile.level)) + "/" + number;
  if (tile.width < 256) path += ".p/" + std::to_string(tile.width);
  return path;
}

std::optional<TileCoordinate> parse_tile_path(std::string_view path) {
  TileCoordinate tile;
  auto parts = parts_of(path);
  if (parts.size() < 3 || parts.size() > 12 || parts[0] != "tile") return std::nullopt;
  const auto level = parts[1] == "entries" ? std::optional<int>(-1) : small_number(parts[1], 63);
  if (!level) return std::nullopt;
  tile.level = *level;
  std::string last(parts.back());
  const auto before_last = parts[parts.size() - 2];
  if (parts.size() > 3 && before_last.ends_with(".p")) {
    const auto width = small_number(parts.back(), 255);
    if (!width || *width == 0) return std::nullopt;
    tile.width = *width;
    parts.pop_back();
    parts.back().remove_suffix(2);
  }
  for (std::size_t i = 2; i < parts.size(); ++i) {
    std::string_view group = parts[i];
    if (i + 1 < parts.size()) {
      if (!group.starts_with('x')) return std::nullopt;
      group.remove_prefix(1);
    }
    if (group.size() != 3 || group.find_first_not_of("0123456789") != std::string_view::npos)
      return std::nullopt;
    std::uint64_t digits = 0;
    for (const char digit : group) digits = digits * 10 + static_cast<std::uint64_t>(digit - '0');
    if (tile.index > (UINT64_MAX - digits) / 1000) return std::nullopt;
    tile.index = tile.index * 1000 + digits;
  }
  // One path per tile: a leading group of zeros is another spelling.
  if (tile_path(tile) != path) return std::nullopt;
  return tile;
}

void each_changed_tile(std::uint64_t old_size, std::uint64_t new_size,
                       const std::function<void(const TileCoordinate&)>& visit) {
  for (int level = -1; level < 8; ++level) {
    const std::uint64_t before = hashes_at(std::max(level, 0), old_size);
    const std::uint64_t after = hashes_at(std::max(level, 0), new_size);
    for (std::uint64_t n = before / kTileWidth; before < after && n <= (after - 1) / kTileWidth; ++n)
      visit({level, n, static_cast<int>(std::min(kTileWidth, after - n * kTileWidth))});
  }
}

void append_to_bundle(std::string& bundle, std::string_view entry) {
  if (entry.size() > kMaxEntryBytes) std::abort();
  bundle += static_cast<char>(entry.size() >> 8);
  bundle += static_cast<char>(entry.size() & 255);
  bundle += entry;
}

Result<std::vector<std::string_view>> parse_bundle(std::string_view bundle, int width) {
  std::vector<std::string_view> entries;
  entries.reserve(kTileWidth);
  while (bundle.size() >= 2 && entries.size() < static_cast<std::size_t>(width)) {
    const auto size = static_cast<std::size_t>(static_cast<unsigned char>(bundle[0])) << 8 |
                      static_cast<unsigned char>(bundle[1]);
    if (bundle.size() < size + 2) break;
    entries.push_back(bundle.substr(2, size));
    bundle.remove_prefix(size + 2);
  }
  if (!bundle.empty() || entries.size() != static_cast<std::size_t>(width))
    return refuse("ledger.bundle-malformed", {"tile/entries", std::to_string(width)});
  return entries;
}

Result<Hash> TileNodes::node(int level, std::uint64_t index) {
  const int tile_level = level / 8;
  const auto row = static_cast<std::size_t>(level % 8);
  const std::uint64_t tile_index = index >> (8 - row);
  const auto within = static_cast<std::size_t>(index & ((kTileWidth >> row) - 1));
  auto found = kept_.find({tile_level, tile_index});
  if (found == kept_.end()) {
    const auto bytes = tiles_.tile(tile_level, tile_index);
    const std::string path = tile_path({tile_level, tile_index, 256});
    if (!bytes) return refuse("ledger.tile-missing", {path});
    if (bytes->size() % kHashBytes != 0 || bytes->size() > kTileWidth * kHashBytes)
      return refuse("ledger.tile-malformed", {path, std::to_string((within + 1) << row)});
    Rows rows(1);
    for (std::size_t i = 0; i < bytes->size() / kHashBytes; ++i) rows[0].push_back(hash_at(*bytes, i));
    while (rows.size() < 8) {
      const auto& below = rows.back();
      std::vector<Hash> above;
      for (std::size_t i = 0; i + 1 < below.size(); i += 2)
        above.push_back(node_hash(below[i], below[i + 1]));
      rows.push_back(std::move(above));
    }
    found = kept_.emplace(std::pair{tile_level, tile_index}, std::move(rows)).first;
  }
  const auto& nodes = found->second[row];
  if (within >= nodes.size())
    return refuse("ledger.tile-malformed",
                  {tile_path({tile_level, tile_index, 256}), std::to_string((within + 1) << row)});
  return nodes[within];
}

}  // namespace jishi::ledger
