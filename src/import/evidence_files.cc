#include "import/evidence_files.h"

#include <array>

#include "import/input.h"

namespace jishi::importing {

EvidenceFiles::EvidenceFiles(const std::filesystem::path& folder) {
  constexpr std::array<const char*, 4> places = {"", "附件", "佐证材料", "evidence"};
  constexpr std::size_t files_at_most = 100'000;
  for (const auto* place : places) {
    std::error_code error;
    const auto here = (folder.empty() ? std::filesystem::path(".") : folder) / place;
    for (std::filesystem::directory_iterator at(here, error), end; !error && at != end; at.increment(error)) {
      // A link could lead anywhere; only what lies here is evidence.
      std::error_code unseen;
      if (at->symlink_status(unseen).type() != std::filesystem::file_type::regular) continue;
      if (by_name_.size() < files_at_most) by_name_.try_emplace(at->path().filename().string(), File{at->path(), false, {}});
    }
  }
}

Evidence EvidenceFiles::find(const std::string& name) {
  const auto at = by_name_.find(name);
  if (at == by_name_.end()) return {name, std::nullopt, 0};
  auto& file = at->second;
  if (!file.used) {
    auto input = Input::open(file.path);
    if (!input) return {name, std::nullopt, 0};
    const auto seen = survey(*input);
    file.evidence = {name, seen.digest, seen.size_bytes};
    file.used = true;
  }
  return file.evidence;
}

std::vector<std::filesystem::path> EvidenceFiles::used() const {
  std::vector<std::filesystem::path> out;
  for (const auto& [name, file] : by_name_)
    if (file.used) out.push_back(file.path);
  return out;
}

}  // namespace jishi::importing
