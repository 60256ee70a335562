#pragma once
// Files named in a register and found beside it: in its folder, or in 附件, 佐证材料 or evidence within it.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/data_directory.h"
#include "app/desk.h"
#include "domain/record.h"

namespace jishi::importing {

// Evidence this import put into the evidence folder. Unless settle() was called, what was new there is taken
// away again at the end.
class ImportedEvidence {
 public:
  ImportedEvidence(app::DataDirectory& data, app::Desk& desk) : data_(data), desk_(desk) {}
  ~ImportedEvidence();
  ImportedEvidence(const ImportedEvidence&) = delete;
  ImportedEvidence& operator=(const ImportedEvidence&) = delete;

  // Refused as Desk::keep_evidence does.
  Result<Evidence> keep(const std::filesystem::path& file);
  void settle() { fresh_.clear(); }

 private:
  app::DataDirectory& data_;
  app::Desk& desk_;
  std::vector<Hash> fresh_;
};

class EvidenceFiles {
 public:
  EvidenceFiles(const std::filesystem::path& folder, ImportedEvidence& kept);
  // Kept, with digest and size, when the file is there; else only stated. Each file is kept once.
  Result<Evidence> find(const std::string& name);

 private:
  struct File {
    std::filesystem::path path;
    std::optional<Result<Evidence>> kept;
  };
  std::vector<std::filesystem::path> take_files(const std::filesystem::path& folder);

  ImportedEvidence& kept_;
  std::map<std::string, File> by_name_;
};

}  // namespace jishi::importing
