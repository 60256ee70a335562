#pragma once
// Backup: a data directory as one archive, taken while it is in use. Unpacked into an empty folder it is a
// data directory again.

#include <cstdint>
#include <filesystem>

#include "base/result.h"

namespace jishi::app {

struct BackupSummary {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;  // of the files packed
};

// Databases are copied as of one commit each; evidence, keys and the catalogue file by file. Nothing is left
// at `out` when it fails. Thrown: StoreFailure, when the disk fails.
Result<BackupSummary> write_backup(const std::filesystem::path& data, const std::filesystem::path& out);

}  // namespace jishi::app
