#include "app/durable_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "store/store.h"

namespace jishi::app {

namespace fs = std::filesystem;

void fail_file(const fs::path& path, int error) {
  if (error == ENOSPC || error == EDQUOT)
    throw store::StoreFailure("磁盘已满，写不了 " + path.string() +
                              "；请腾出空间后重试 / the disk is full; free some space and try again");
  throw store::StoreFailure("读写文件出错：" + path.string() +
                            " / a file could not be read or written: " + std::strerror(error));
}

NewFile::NewFile(fs::path path, mode_t mode)
    : path_(std::move(path)),
      descriptor_(open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)) {
  if (descriptor_ < 0) fail_file(path_, errno);
}

NewFile NewFile::in(const fs::path& folder) {
  std::string name = (folder / ".new-XXXXXX").string();
  const int descriptor = mkostemp(name.data(), O_CLOEXEC);
  if (descriptor < 0) fail_file(name, errno);
  return {name, Open{descriptor}};
}

NewFile::NewFile(NewFile&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      is_kept_(other.is_kept_) {}

NewFile::~NewFile() {
  if (descriptor_ < 0) return;
  close(descriptor_);
  if (!is_kept_) unlink(path_.c_str());
}

void NewFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail_file(path_, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void NewFile::sync() {
  if (fsync(descriptor_) != 0) fail_file(path_, errno);
}

void NewFile::keep() {
  sync();
  is_kept_ = true;
}

void NewFile::keep_as(const fs::path& path) {
  sync();
  if (rename(path_.c_str(), path.c_str()) != 0) fail_file(path, errno);
  is_kept_ = true;
  sync_folder(path.parent_path());
}

void write_new_file(const fs::path& path, std::string_view bytes, mode_t mode) {
  NewFile file(path, mode);
  file.write(bytes);
  file.keep();
}

void sync_folder(const fs::path& folder) {
  const int descriptor = open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) fail_file(folder, errno);
  const int failed = fsync(descriptor) != 0 ? errno : 0;
  close(descriptor);
  if (failed != 0) fail_file(folder, failed);
}

void make_folder(const fs::path& folder, mode_t mode) {
  if (mkdir(folder.c_str(), mode) != 0) {
    if (errno != EEXIST) fail_file(folder, errno);
    return;
  }
  sync_folder(folder.parent_path());
}

}  // namespace jishi::app
