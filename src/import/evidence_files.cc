#include "import/evidence_files.h"

#include <algorithm>
#include <array>

#include "app/evidence_folder.h"
#include "app/evidence_kind.h"
#include "import/input.h"
#include "import/register_files.h"

namespace jishi::importing {

Result<Evidence> ImportedEvidence::keep(const std::filesystem::path& file) {
  auto input = Input::open(file);
  if (!input) return input.error();
  const auto digest = survey(*input).digest;
  const app::EvidenceFolder folder(data_.evidence_folder());
  if (!std::filesystem::exists(folder.path_of(digest))) fresh_.push_back(digest);
  return desk_.keep_evidence(file);
}

ImportedEvidence::~ImportedEvidence() {
  if (fresh_.empty()) return;
  try {
    const app::EvidenceFolder folder(data_.evidence_folder());
    const auto reader = data_.store().read();
    for (const auto& digest : fresh_)
      if (!reader->evidence(data_.unit().id, digest)) std::filesystem::remove(folder.path_of(digest));
  } catch (const std::exception&) {
    // A file nobody refers to does no harm; the import has already failed for a better reason.
  }
}

EvidenceFiles::EvidenceFiles(const std::filesystem::path& folder, ImportedEvidence& kept) : kept_(kept) {
  constexpr std::array<std::string_view, 3> places = {"附件", "佐证材料", "evidence"};
  const auto here = folder.empty() ? std::filesystem::path(".") : folder;
  std::array<std::vector<std::filesystem::path>, places.size()>
      found;  // more than one where names differ in bytes
  for (const auto& entry : take_files(here)) {
    const auto at = std::find(places.begin(), places.end(), name_on_disk(entry));
    if (at != places.end()) found[static_cast<std::size_t>(at - places.begin())].push_back(entry);
  }
  for (const auto& folders : found)
    for (const auto& inner : folders) (void)take_files(inner);
}

// Files of a folder by name, in the order of their names' bytes; its folders are given back. A link could
// lead anywhere: only what lies here is evidence.
std::vector<std::filesystem::path> EvidenceFiles::take_files(const std::filesystem::path& folder) {
  constexpr std::size_t files_at_most = 100'000;
  std::vector<std::filesystem::path> files;
  std::vector<std::filesystem::path> folders;
  std::error_code error;
  for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::error_code unseen;
    const auto type = at->symlink_status(unseen).type();
    if (type == std::filesystem::file_type::directory) folders.push_back(at->path());
    if (type == std::filesystem::file_type::regular && files.size() < files_at_most)
      files.push_back(at->path());
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files)
    if (by_name_.size() < files_at_most) by_name_.try_emplace(name_on_disk(file), File{file, std::nullopt});
  return folders;
}

Result<Evidence> EvidenceFiles::find(const std::string& name) {
  const auto at = by_name_.find(name);
  if (at == by_name_.end()) return Evidence{name, std::nullopt, 0};
  auto& file = at->second;
  if (!file.kept) {
    file.kept = kept_.keep(file.path);
    if (*file.kept) (*file.kept)->name = app::safe_file_name(name);  // on disk: another encoding
  }
  return *file.kept;
}

}  // namespace jishi::importing
