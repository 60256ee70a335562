#pragma once
// Files that requests bring and handlers look into.

#include <cstdint>
#include <filesystem>
#include <string>

#include "http/call.h"

namespace jishi::http {

// A request's body as a file of its own folder, under the name ?name= says (made safe); gone with this.
class UploadedFile {
 public:
  explicit UploadedFile(const Call& call);
  ~UploadedFile();
  UploadedFile(const UploadedFile&) = delete;
  UploadedFile& operator=(const UploadedFile&) = delete;

  const std::filesystem::path& path() const { return path_; }
  const std::string& name() const { return name_; }

 private:
  std::filesystem::path folder_;
  std::filesystem::path path_;
  std::string name_;
};

// Refused: file.not-read, file.too-large.
Result<std::string> read_bytes(const std::filesystem::path& path, std::uint64_t most);

}  // namespace jishi::http
