// Sealed backups: whatever bytes come, they are refused or are what was sealed. With the key of the corpus a
// file that opens gives no more than it holds.
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "app/sealed_file.h"
#include "base/digest.h"

namespace {

void try_to_open(const std::string& bytes, const jishi::app::BackupSecretKey& key) {
  std::istringstream in(bytes);
  std::size_t given = 0;
  const auto opened = jishi::app::open_sealed(in, key, [&](std::string_view piece) {
    given += piece.size();
    return true;
  });
  if (given > bytes.size()) std::abort();
  if (opened && bytes.size() < jishi::app::kSealedHeaderBytes + jishi::app::kSealedChunkMore) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // The key of the golden file and one header of it, always the same: what crashed once crashes again.
  static const auto key = *jishi::app::BackupSecretKey::from_text(
      "jishi-backup-secret-1 SpFf1vu0xth32OGDTSKm7GaxqVJ6Jrfc+LrZJ5JDLx5t5Ykx");
  static const auto header = jishi::from_base64(
                                 "SklTSElCQUsBY23jCr+dqWcLSKQBlmTxzCBiJU+pHFKN2Q5Ph3Wi8QwRvJVNl7xsVLMi"
                                 "LIuhcrK/UKJ+LuGe8m+BjvB6YtrpMRoHher/OLHSvfwbBGiSno3+CZseTpxlVlRJxx5R"
                                 "hejCrb5O7YuzvvEnXHh5lDy+yIZs0+q5jAal4uhmbT7zC9scElBULL11wg==")
                                 ->substr(0, jishi::app::kSealedHeaderBytes);
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
