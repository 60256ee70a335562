#pragma once
// UploadFile: a body on its way to the disk, with its digest. Removed unless finished.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

#include "base/digest.h"
#include "http/message.h"

namespace jishi::http {

class UploadFile {
 public:
  // A file of its own in the folder, readable by this account alone. Failures of the disk are thrown
  // (std::system_error).
  explicit UploadFile(const std::filesystem::path& folder);
  ~UploadFile();
  UploadFile(const UploadFile&) = delete;
  UploadFile& operator=(const UploadFile&) = delete;

  void add(std::string_view bytes);
  std::uint64_t size_bytes() const { return size_bytes_; }
  // The file goes with the last copy of what is given.
  std::shared_ptr<const Upload> finish();

 private:
  std::filesystem::path path_;
  int descriptor_ = -1;
  std::uint64_t size_bytes_ = 0;
  Sha256 digest_;
};

// Makes the folder, or empties it of what an earlier run left.
void empty_upload_folder(const std::filesystem::path& folder);

}  // namespace jishi::http
