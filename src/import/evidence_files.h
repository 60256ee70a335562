#pragma once
// Files named in a register and found beside it: in its folder, or in 附件, 佐证材料 or evidence within it.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "domain/record.h"

namespace jishi::importing {

class EvidenceFiles {
 public:
  explicit EvidenceFiles(const std::filesystem::path& folder);
  // With digest and size when the file is there; hashed once. A name with a folder in it is only stated.
  Evidence find(const std::string& name);
  // Those found so far.
  std::vector<std::filesystem::path> used() const;

 private:
  struct File {
    std::filesystem::path path;
    bool used = false;
    Evidence evidence;
  };
  std::map<std::string, File> by_name_;
};

}  // namespace jishi::importing
