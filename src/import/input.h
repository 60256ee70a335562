#pragma once
// The bytes of one input, from a file or from memory, read from the start as often as wanted.

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/result.h"

namespace jishi::importing {

class Input {
 public:
  static Result<Input> open(const std::filesystem::path& path);
  // The bytes must outlive the input.
  static Result<Input> of_bytes(std::string name, std::string_view bytes);

  const std::string& name() const { return name_; }
  // 0 at the end. Throws std::system_error when the disk fails.
  std::size_t read(char* into, std::size_t n);
  void rewind();
  // Empty for one from memory.
  const std::filesystem::path& path() const { return path_; }
  // Null data for one from a file.
  std::string_view bytes() const { return bytes_; }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::FILE* stream_of_bytes() const;
  std::string name_;
  std::filesystem::path path_;  // empty: from memory
  std::string_view bytes_;
  std::unique_ptr<std::FILE, Close> stream_;
};

// What one look at all the bytes tells.
struct Survey {
  Hash digest{};
  std::uint64_t size_bytes = 0;
  std::string head;  // the first 4096 bytes
  bool is_utf8 = true;
  bool has_nul = false;
};
Survey survey(Input& input);

}  // namespace jishi::importing
