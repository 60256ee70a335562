#include "http/log_tiles.h"

#include <optional>

#include "app/log_tiles.h"
#include "http/plain_problem.h"
#include "ledger/tile.h"

namespace jishi::http {

namespace {

using ledger::kTileWidth;

// What the newest checkpoint covers of a tile: nothing of it, or its bytes.
std::optional<std::string> tile_bytes(const store::Reader& reader, store::UnitId unit,
                                      const ledger::TileCoordinate& tile, std::uint64_t size) {
  const int level = tile.level < 0 ? 0 : tile.level;
  const auto hashes = level >= 8 ? 0 : size >> (8 * level);
  const auto width = static_cast<std::uint64_t>(tile.width);
  if (tile.index >= (std::uint64_t{1} << 56) || tile.index * kTileWidth + width > hashes) return std::nullopt;
  if (tile.level >= 0) {
    auto bytes = app::LogTiles(reader, unit).tile(tile.level, tile.index);
    if (!bytes || bytes->size() < width * 32) return std::nullopt;
    bytes->resize(width * 32);
    return bytes;
  }
  std::string bundle;
  const auto first = tile.index * kTileWidth;
  std::uint64_t next = first;
  reader.each_entry(unit, first, first + width, [&](const store::EntryRow& row) {
    if (row.index != next++) return false;
    ledger::append_to_bundle(bundle, row.bytes);
    return true;
  });
  if (next != first + width) return std::nullopt;
  return bundle;
}

}  // namespace

Response LogTiles::answer(const Request& request, std::string_view rest) const {
  if (request.method != "GET") {
    auto out = plain_problem(405, refuse("http.read-only", {request.path}), request.id);
    out.headers.emplace_back("allow", "GET, HEAD");
    return out;
  }
  const auto none = [&] { return plain_problem(404, refuse("http.none", {request.path}), request.id); };
  const auto reader = store_.read();
  const auto latest = reader->latest_checkpoint(unit_);
  if (!latest) return none();
  if (rest == "checkpoint")
    return {
        200, {{"content-type", "text/plain; charset=utf-8"}, {"cache-control", "no-cache"}}, latest->note};
  const auto tile = ledger::parse_tile_path(rest);
  if (!tile || (tile->level < 0 && gives_ == Gives::hashes)) return none();
  auto bytes = tile_bytes(*reader, unit_, *tile, latest->size);
  if (!bytes) return none();
  return {200,
          {{"content-type", "application/octet-stream"},
           {"cache-control", "public, max-age=31536000, immutable"}},
          std::move(*bytes)};
}

}  // namespace jishi::http
