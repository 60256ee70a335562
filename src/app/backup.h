#pragma once
// Backup: a data directory as one sealed file, taken while it is in use, and opened into a new data directory
// (docs/formats/sealed-backup.md).

#include <cstdint>
#include <filesystem>
#include <functional>

#include "app/backup_key.h"
#include "base/result.h"

namespace jishi::app {

struct BackupSummary {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;  // of the files packed
};

// Databases are copied first, as of one commit each, then evidence, keys and the catalogue file by file: what
// is added meanwhile is in none of them or as a file alone, so a record of the copy finds its evidence in it;
// what is taken away meanwhile is in it or not. `between`: called when the databases are copied, and when the
// files are listed; may be empty. Nothing is left at `out` when it fails, and
// never anything unsealed. Thrown: StoreFailure, when the disk fails.
Result<BackupSummary> write_backup(const std::filesystem::path& data, const BackupPublicKey& key,
                                   const std::filesystem::path& out,
                                   const std::function<void()>& between = {});

// Into a new data directory, or an empty folder; nothing is left at `target` or beside it when it is refused.
// Refused: as open_sealed() (sealed_file.h), backup.content (it holds what no backup holds), backup.no-room,
// backup.stopped (`is_stopped` said so, which is asked again and again; may be empty), file.not-read,
// data.not-empty and the like. What a program that was killed left beside the target goes first.
Outcome open_backup(const std::filesystem::path& file, const BackupSecretKey& key,
                    const std::filesystem::path& target, const std::function<bool()>& is_stopped = {});

}  // namespace jishi::app
