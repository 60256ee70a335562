#include "http/upload_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <string_view>
#include <system_error>
#include <vector>

namespace jishi::http {

namespace fs = std::filesystem;

UploadFile::UploadFile(const fs::path& folder) {
  std::string name = (folder / "upload-XXXXXX").string();
  descriptor_ = mkostemp(name.data(), O_CLOEXEC);
  if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), "upload");
  path_ = name;
}

UploadFile::~UploadFile() {
  if (descriptor_ >= 0) close(descriptor_);
  if (!path_.empty()) unlink(path_.c_str());
}

void UploadFile::add(std::string_view bytes) {
  digest_.add(bytes);
  size_bytes_ += bytes.size();
  while (!bytes.empty()) {
    const auto written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw std::system_error(errno, std::generic_category(), "upload");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::shared_ptr<const Upload> UploadFile::finish() {
  const auto remove = [](const Upload* upload) {
    unlink(upload->file.c_str());
    delete upload;
  };
  std::shared_ptr<const Upload> out(new Upload{path_, size_bytes_, digest_.finish()}, remove);
  const int failed = close(std::exchange(descriptor_, -1));
  path_.clear();
  if (failed != 0) throw std::system_error(errno, std::generic_category(), "upload");
  return out;
}

void empty_upload_folder(const fs::path& folder) {
  fs::create_directories(folder);
  fs::permissions(folder, fs::perms::owner_all);
  // Bodies, backups and what they are made of, workbooks that were to be fetched: all of it is content.
  constexpr std::array<std::string_view, 4> ours = {"upload-", "w-", "backup-", "returned-"};
  std::vector<fs::path> left;
  for (const auto& item : fs::directory_iterator(folder))
    for (const auto& beginning : ours)
      if (item.path().filename().string().starts_with(beginning)) left.push_back(item.path());
  for (const auto& path : left) fs::remove_all(path);
}

}  // namespace jishi::http
