#include "import/evidence_files.h"

#include <array>

#include "app/evidence_folder.h"
#include "base/text.h"
#include "import/input.h"

namespace jishi::importing {

namespace {

// As a register writes it, whichever encoding the disk has it in.
std::string name_of(const std::filesystem::path& file) {
  const auto name = file.filename().string();
  return decode_text(name).value_or(readable(name));
}

}  // namespace

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
  constexpr std::array<const char*, 4> places = {"", "附件", "佐证材料", "evidence"};
  constexpr std::size_t files_at_most = 100'000;
  for (const auto* place : places) {
    std::error_code error;
    const auto here = (folder.empty() ? std::filesystem::path(".") : folder) / place;
    for (std::filesystem::directory_iterator at(here, error), end; !error && at != end; at.increment(error)) {
      // A link could lead anywhere; only what lies here is evidence.
      std::error_code unseen;
      if (at->symlink_status(unseen).type() != std::filesystem::file_type::regular) continue;
      if (by_name_.size() < files_at_most)
        by_name_.try_emplace(name_of(at->path()), File{at->path(), std::nullopt});
    }
  }
}

Result<Evidence> EvidenceFiles::find(const std::string& name) {
  const auto at = by_name_.find(name);
  if (at == by_name_.end()) return Evidence{name, std::nullopt, 0};
  auto& file = at->second;
  if (!file.kept) {
    file.kept = kept_.keep(file.path);
    if (*file.kept) (*file.kept)->name = name;  // on disk it may be in another encoding
  }
  return *file.kept;
}

}  // namespace jishi::importing
