#pragma once
// Sealed files (docs/formats/sealed-backup.md): a header that only the holder of the secret key can open,
// then the content in chunks, each of which can be read alone and none left out. Memory does not grow with
// the file.

#include <cstddef>
#include <filesystem>
#include <functional>
#include <istream>
#include <string_view>

#include "app/backup_key.h"
#include "base/result.h"

namespace jishi::app {

inline constexpr std::size_t kSealedHeaderBytes = 121;
inline constexpr std::size_t kSealedChunkBytes = 64u << 10;  // of content
inline constexpr std::size_t kSealedChunkMore = 17;          // what sealing adds to a chunk

// A new file of mode 0600; none is left when it fails. Failures of the machine are StoreFailure.
void seal_file(const std::filesystem::path& plain, const BackupPublicKey& key,
               const std::filesystem::path& out);
// The content piece by piece. Refused: backup.not-sealed, backup.newer, backup.other-key, backup.altered
// (also when it is cut short), backup.stopped (`take` gave false); what `take` was given before that is worth
// nothing.
Outcome open_sealed(std::istream& in, const BackupSecretKey& key,
                    const std::function<bool(std::string_view)>& take);

}  // namespace jishi::app
