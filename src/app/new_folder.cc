#include "app/new_folder.h"

#include <unistd.h>

#include <cerrno>
#include <string>

#include "app/durable_file.h"
#include "base/system_reason.h"

namespace jishi::app {

namespace fs = std::filesystem;

NewFolder::NewFolder(const fs::path& beside) {
  std::string name = (beside.parent_path() / ("." + beside.filename().string() + ".new-XXXXXX")).string();
  if (mkdtemp(name.data()) == nullptr) fail_file(name, errno);
  path_ = name;
}

NewFolder::~NewFolder() {
  std::error_code ignored;
  if (!is_named_) fs::remove_all(path_, ignored);
}

void NewFolder::name_as(const fs::path& target) {
  if (rename(path_.c_str(), target.c_str()) != 0) fail_file(target, errno);
  is_named_ = true;
  sync_folder(target.parent_path());
}

fs::path whole_path(const fs::path& path) {
  fs::path full = fs::absolute(path).lexically_normal();
  return full.has_filename() ? full : full.parent_path();
}

std::optional<Refusal> why_not_new_folder(const fs::path& path) {
  std::error_code error;
  const auto kind = fs::status(path, error);
  if (fs::exists(kind) && !fs::is_directory(kind)) return refuse("data.not-folder", {path.string()});
  if (fs::exists(kind) && !fs::is_empty(path, error)) return refuse("data.not-empty", {path.string()});
  if (!fs::is_directory(path.parent_path(), error))
    return refuse("data.no-parent", {path.parent_path().string()});
  if (access(path.parent_path().c_str(), W_OK) != 0)
    return refuse_because("file.not-written", {path.string()}, system_reason(errno));
  return std::nullopt;
}

}  // namespace jishi::app
