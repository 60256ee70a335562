#include "app/new_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <string>

#include "app/durable_file.h"
#include "base/system_reason.h"

namespace jishi::app {

namespace fs = std::filesystem;

namespace {

std::string mark_of(const fs::path& target) {
  return "." + target.filename().string() + ".new-";
}

int hold(const fs::path& folder) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
  if (descriptor < 0 || flock(descriptor, LOCK_EX | LOCK_NB) == 0) return descriptor;
  close(descriptor);
  return -1;
}

}  // namespace

void remove_left_over(const fs::path& target) {
  constexpr std::size_t letters = 6;  // that mkdtemp chose
  const auto mark = mark_of(target);
  std::error_code error;
  for (const auto& item : fs::directory_iterator(target.parent_path(), error)) {
    const auto name = item.path().filename().string();
    if (!name.starts_with(mark) || name.size() != mark.size() + letters) continue;
    const int held = hold(item.path());
    if (held < 0) continue;
    std::error_code ignored;
    fs::remove_all(item.path(), ignored);
    close(held);
  }
}

NewFolder::NewFolder(const fs::path& beside) {
  std::string name = (beside.parent_path() / (mark_of(beside) + "XXXXXX")).string();
  if (mkdtemp(name.data()) == nullptr) fail_file(name, errno);
  path_ = name;
  held_ = hold(path_);
}

NewFolder::~NewFolder() {
  std::error_code ignored;
  if (!is_named_) fs::remove_all(path_, ignored);
  if (held_ >= 0) close(held_);
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
