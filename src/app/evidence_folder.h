#pragma once
// EvidenceFolder: files by their SHA-256, evidence/ab/cdef…, each kept once (docs/formats/data-directory.md).
// May be used from any thread.

#include <filesystem>
#include <optional>

#include "base/result.h"
#include "domain/record.h"
#include "store/store.h"

namespace jishi::app {

constexpr std::uint64_t kMaxEvidenceBytes = 200u << 20;

class EvidenceFolder {
 public:
  explicit EvidenceFolder(std::filesystem::path root) : root_(std::move(root)) {}

  // Copies the file; it is durable when this returns. Refused: no regular file, not readable, empty, more
  // than kMaxEvidenceBytes. The name of the answer is made safe.
  Result<Evidence> keep(const std::filesystem::path& file) const;
  std::filesystem::path path_of(const Hash& digest) const;
  // Size and sniffed type of a kept file; nothing when it is not there.
  std::optional<store::EvidenceRow> describe(const Hash& digest, std::string_view name) const;
  // Reads and hashes the kept file: its digest and size, or nothing when it is not there.
  std::optional<std::pair<Hash, std::uint64_t>> rehash(const Hash& digest) const;

 private:
  std::filesystem::path root_;
};

}  // namespace jishi::app
