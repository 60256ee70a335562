#include "import/register_files.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "import/cell_text.h"

namespace jishi::importing {

std::string name_on_disk(const std::filesystem::path& path) {
  const auto name = path.filename().string();
  return decode_text(name).value_or(readable(name));
}

namespace {

bool is_register(const std::filesystem::path& path) {
  const auto name = name_on_disk(path);
  const auto ending = comparable(path.extension().string());
  return !name.starts_with('.') && !name.starts_with("~$") && (ending == ".csv" || ending == ".xlsx");
}

std::vector<std::filesystem::path> registers_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> out;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.is_regular_file() && is_register(entry.path())) out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

Result<std::vector<std::filesystem::path>> register_files(const std::vector<std::filesystem::path>& paths) {
  std::vector<std::filesystem::path> out;
  std::set<std::filesystem::path> seen;
  std::vector<std::string> looked_in;
  for (const auto& path : paths) {
    looked_in.push_back(path.string());
    std::error_code error;
    const bool is_folder = std::filesystem::is_directory(path, error);
    const auto found = is_folder ? registers_in(path) : std::vector<std::filesystem::path>{path};
    for (const auto& file : found)
      if (seen.insert(std::filesystem::weakly_canonical(file, error)).second) out.push_back(file);
  }
  if (out.empty()) return refuse("import.no-register", {join(looked_in, "、")});
  return out;
}

}  // namespace jishi::importing
