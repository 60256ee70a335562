// Sealed backups: whatever bytes come, they are refused or are what was sealed. With the key of the corpus a
// file that opens gives no more than it holds.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "app/sealed_file.h"
#include "base/digest.h"

namespace {

// The header of a file sealed to the key, in front of which the bytes are put: else none gets past it.
std::string header_for(const jishi::app::BackupSecretKey& key) {
  const auto name =
      std::filesystem::temp_directory_path() / ("fuzz-sealed-" + jishi::to_hex(jishi::random_bytes(6)));
  jishi::app::seal_file("/dev/null", key.public_key(), name);
  std::ifstream in(name, std::ios::binary);
  std::string out(jishi::app::kSealedHeaderBytes, '\0');
  in.read(out.data(), static_cast<std::streamsize>(out.size()));
  std::filesystem::remove(name);
  return out;
}

void try_to_open(const std::string& bytes, const jishi::app::BackupSecretKey& key) {
  std::istringstream in(bytes);
  std::size_t given = 0;
  const auto opened =
      jishi::app::open_sealed(in, key, [&](std::string_view piece) { given += piece.size(); });
  if (given > bytes.size()) std::abort();
  if (opened && bytes.size() < jishi::app::kSealedHeaderBytes + jishi::app::kSealedChunkMore) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto key = jishi::app::BackupSecretKey::make();
  static const auto header = header_for(key);
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  try_to_open(bytes, key);
  try_to_open(header + bytes, key);
  if (auto altered = header; size > 1) {
    altered[data[0] % altered.size()] = static_cast<char>(data[1]);
    try_to_open(altered + bytes.substr(2), key);
  }
  for (const auto& mark : {"", "jishi-backup-public-1 ", "jishi-backup-secret-1 "}) {
    (void)jishi::app::BackupPublicKey::from_text(mark + bytes);
    (void)jishi::app::BackupSecretKey::from_text(mark + bytes);
  }
  return 0;
}
