#pragma once
// FilePieces: a file as a body is sent, piece by piece from its beginning. One thread at a time.

#include <cstdint>
#include <filesystem>
#include <string>

namespace jishi::http {

class FilePieces {
 public:
  // Throws std::system_error, as next() does.
  explicit FilePieces(const std::filesystem::path& path);
  ~FilePieces();
  FilePieces(const FilePieces&) = delete;
  FilePieces& operator=(const FilePieces&) = delete;
  std::uint64_t size() const { return size_; }
  // At most `left` bytes. Throws when the file has become shorter than it was.
  std::string next(std::uint64_t left);

 private:
  int descriptor_;
  std::uint64_t size_ = 0;
};

}  // namespace jishi::http
