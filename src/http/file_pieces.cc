#include "http/file_pieces.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace jishi::http {

namespace {

constexpr std::size_t kPieceBytes = 256u << 10;

}  // namespace

FilePieces::FilePieces(const std::filesystem::path& path)
    : descriptor_(open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), "open");
  std::error_code error;
  size_ = std::filesystem::file_size(path, error);
  if (error) {
    close(descriptor_);
    throw std::system_error(error);
  }
}

FilePieces::~FilePieces() {
  close(descriptor_);
}

std::string FilePieces::next(std::uint64_t left) {
  std::string piece(static_cast<std::size_t>(std::min<std::uint64_t>(left, kPieceBytes)), '\0');
  const auto got = read(descriptor_, piece.data(), piece.size());
  if (got <= 0) throw std::system_error(got < 0 ? errno : EIO, std::generic_category(), "read");
  piece.resize(static_cast<std::size_t>(got));
  return piece;
}

}  // namespace jishi::http
