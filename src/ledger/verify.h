#pragma once
// Verification of anybody's log, offline. The answer is a list of findings in words: what was checked and
// held, what failed, and what could not be seen with what was given.

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/refusal.h"
#include "ledger/key.h"
#include "ledger/verdict.h"

namespace jishi::ledger {

// Reads the files of a tlog-tiles folder by their path ("checkpoint", "tile/0/000.p/15"). Nothing: no such
// file.
class TileSource {
 public:
  virtual ~TileSource() = default;
  virtual std::optional<std::string> read(std::string_view path) = 0;
};

struct VerifyOptions {
  std::vector<VerifierKey> keys;       // of the log; none: its signature is not checked
  std::vector<std::string> kept;       // signed notes of earlier (or later) checkpoints of the same log
  std::vector<VerifierKey> witnesses;  // cosignature keys
  std::size_t quorum = 0;              // of the witnesses; 0: all of them
  std::function<void(std::uint64_t done, std::uint64_t total)> progress;      // now and then
  std::function<void(std::uint64_t index, std::string_view entry)> on_entry;  // in order, each once
};

// Re-reads and re-hashes everything the checkpoint covers; memory does not grow with the log. Entries are
// opaque bytes unless the first one is ours; then every one must be.
VerifyReport verify_folder(TileSource& source, const VerifyOptions& options);

// A receipt. Without the entry its bytes are not checked and the inclusion is not seen.
VerifyReport verify_receipt(std::string_view receipt, const std::optional<std::string>& entry,
                            const VerifyOptions& options);

}  // namespace jishi::ledger
