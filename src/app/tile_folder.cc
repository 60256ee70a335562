#include "app/tile_folder.h"

#include <fstream>

#include "ledger/tile.h"

namespace jishi::app {

namespace {

constexpr std::uintmax_t kMaxFileBytes = ledger::kTileWidth * (ledger::kMaxEntryBytes + 2);

}  // namespace

std::optional<std::string> TileFolder::read(std::string_view path) {
  const auto file = root_ / std::filesystem::path(path);
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  if (error || !std::filesystem::is_regular_file(file, error) || size > kMaxFileBytes) return std::nullopt;
  std::ifstream in(file, std::ios::binary);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(size));
  if (!in) return std::nullopt;
  return bytes;
}

}  // namespace jishi::app
