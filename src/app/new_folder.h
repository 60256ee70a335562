#pragma once
// A folder made beside its place under a hidden name, and renamed when it is whole: its name is either the
// whole folder or not there.

#include <filesystem>
#include <optional>

#include "base/refusal.h"

namespace jishi::app {

// Folders that a program which was killed left under hidden names beside `target`; those that somebody is
// still making stay. Best effort.
void remove_left_over(const std::filesystem::path& target);

// Gone again, with what is in it, unless it gets its name. Failures are StoreFailure.
class NewFolder {
 public:
  explicit NewFolder(const std::filesystem::path& beside);
  ~NewFolder();
  NewFolder(const NewFolder&) = delete;
  NewFolder& operator=(const NewFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }
  // Over an empty folder or nothing.
  void name_as(const std::filesystem::path& target);

 private:
  std::filesystem::path path_;
  int held_ = -1;  // says that it is being made
  bool is_named_ = false;
};

// An absolute path without a slash at its end, so that it has a parent and a name.
std::filesystem::path whole_path(const std::filesystem::path& path);
// Refused: data.not-folder, data.not-empty, data.no-parent, file.not-written. `path` is whole.
std::optional<Refusal> why_not_new_folder(const std::filesystem::path& path);

}  // namespace jishi::app
