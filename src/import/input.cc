#include "import/input.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <vector>

#include "base/system_reason.h"
#include "base/text.h"
#include "import/register_files.h"

namespace jishi::importing {

namespace {

Refusal not_read(const std::filesystem::path& path, int error) {
  auto out = refuse_because("file.not-read", {path.string()}, system_reason(error));
  out.where = name_on_disk(path);
  return out;
}

}  // namespace

Result<Input> Input::open(const std::filesystem::path& path) {
  Input input;
  input.name_ = name_on_disk(path);
  input.path_ = path;
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return not_read(path, EISDIR);
  input.stream_.reset(std::fopen(path.c_str(), "rb"));
  if (!input.stream_) return not_read(path, errno);
  return input;
}

Result<Input> Input::of_bytes(std::string name, std::string_view bytes) {
  Input input;
  input.name_ = std::move(name);
  input.bytes_ = bytes;
  input.stream_.reset(input.stream_of_bytes());
  return input;
}

std::FILE* Input::stream_of_bytes() const {
  // fmemopen takes no const buffer, but mode "rb" never writes to it. It does not take an empty one.
  std::FILE* stream = bytes_.empty() ? std::fopen("/dev/null", "rb")
                                     : ::fmemopen(const_cast<char*>(bytes_.data()), bytes_.size(), "rb");
  if (stream == nullptr) throw std::system_error(errno, std::generic_category(), name_);
  return stream;
}

std::size_t Input::read(char* into, std::size_t n) {
  const auto got = std::fread(into, 1, n, stream_.get());
  if (got < n && std::ferror(stream_.get()) != 0)
    throw std::system_error(errno, std::generic_category(), name_);
  return got;
}

void Input::rewind() {
  std::rewind(stream_.get());
}

namespace {

// Length of the longest beginning that does not cut a UTF-8 character in two.
std::size_t whole_characters(std::string_view bytes) {
  const auto look_back = std::min<std::size_t>(3, bytes.size());
  for (std::size_t back = 1; back <= look_back; ++back) {
    const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
    if ((byte & 0xC0) == 0x80) continue;
    const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
    return length > back ? bytes.size() - back : bytes.size();
  }
  return bytes.size();
}

}  // namespace

Survey survey(Input& input) {
  constexpr std::size_t head_bytes = 4096;
  Survey out;
  Sha256 digest;
  std::vector<char> buffer(1u << 16);
  std::size_t kept = 0;  // of a character cut by the end of the last piece
  input.rewind();
  for (;;) {
    const auto got = input.read(buffer.data() + kept, buffer.size() - kept);
    const std::string_view fresh(buffer.data() + kept, got);
    digest.add(fresh);
    out.size_bytes += got;
    if (out.head.size() < head_bytes) out.head += fresh.substr(0, head_bytes - out.head.size());
    if (!out.has_nul && std::memchr(fresh.data(), 0, fresh.size()) != nullptr) out.has_nul = true;
    if (!out.is_utf8) {
      if (got == 0) break;
      continue;
    }
    const std::string_view all(buffer.data(), kept + got);
    const auto whole = got == 0 ? all.size() : whole_characters(all);
    out.is_utf8 = is_utf8(all.substr(0, whole));
    kept = out.is_utf8 ? all.size() - whole : 0;
    std::memmove(buffer.data(), buffer.data() + whole, kept);
    if (got == 0) break;
  }
  out.digest = digest.finish();
  input.rewind();
  return out;
}

}  // namespace jishi::importing
