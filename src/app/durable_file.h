#pragma once
// Files that are on the disk when the call returns, and folders whose entries are. Failures are StoreFailure.

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace jishi::app {

// Throws with a sentence made of the path and errno.
[[noreturn]] void fail_file(const std::filesystem::path& path, int error);

// A new file, removed again unless kept.
class NewFile {
 public:
  // Precondition: nothing of this name exists; else it fails.
  NewFile(std::filesystem::path path, mode_t mode);
  // A name of its own in the folder.
  static NewFile in(const std::filesystem::path& folder);
  ~NewFile();
  NewFile(NewFile&& other) noexcept;
  NewFile& operator=(NewFile&&) = delete;

  void write(std::string_view bytes);
  void sync();
  // Syncs, takes the final name (over an older file, if there is one) and syncs the folder.
  void keep_as(const std::filesystem::path& path);
  void keep();  // syncs; the name stays
  void keep_unsynced() { is_kept_ = true; }
  const std::filesystem::path& path() const { return path_; }

 private:
  struct Open {
    int descriptor;
  };
  NewFile(std::filesystem::path path, Open open) : path_(std::move(path)), descriptor_(open.descriptor) {}
  std::filesystem::path path_;
  int descriptor_ = -1;
  bool is_kept_ = false;
};

void write_new_file(const std::filesystem::path& path, std::string_view bytes, mode_t mode = 0644);
void sync_folder(const std::filesystem::path& folder);
// Makes the folder if it is absent and syncs the one it stands in.
void make_folder(const std::filesystem::path& folder, mode_t mode = 0755);

}  // namespace jishi::app
