#pragma once
// Export: a unit's log as a tlog-tiles folder that anybody's verifier reads: checkpoint, tile/…,
// tile/entries/…, vkey.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "base/result.h"
#include "ledger/key.h"
#include "store/store.h"

namespace jishi::app {

class DataDirectory;

struct ExportOptions {
  // Partial tiles are written for the newest so many published sizes (0: for all). For older sizes readers
  // fall back to the full tile, as tlog-tiles allows.
  std::uint64_t partial_sizes = 1000;
  std::function<void(std::uint64_t done, std::uint64_t total)> progress;  // entries
};

struct ExportSummary {
  std::string origin;
  std::uint64_t size = 0;   // entries
  std::uint64_t files = 0;  // tiles and bundles
};

// Written beside the target and renamed when whole; an earlier export of the same log is replaced in one
// step. Refused: a target that holds anything else, an earlier export that this log does not continue (it is
// evidence), a log without a checkpoint. The reader is one snapshot.
Result<ExportSummary> export_log(const store::Reader& reader, const store::UnitRow& unit,
                                 const std::string& vkey, const std::filesystem::path& target,
                                 const ExportOptions& options = {});
Result<ExportSummary> export_log(DataDirectory& data, const std::filesystem::path& target,
                                 const ExportOptions& options = {});
// The audit trail's log. Refused: export.nothing, when there is none.
Result<ExportSummary> export_audit_log(DataDirectory& data, const std::filesystem::path& target,
                                       const ExportOptions& options = {});

}  // namespace jishi::app
