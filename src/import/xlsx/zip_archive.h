#pragma once
// The zip container of a workbook. Parts are streamed and counted while they inflate, so that a small file
// cannot become a large one in memory or on disk.

#include <zip.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "import/input.h"

namespace jishi::importing {

class ZipArchive;

// One part being inflated. Must not outlive its archive.
class ZipPart {
 public:
  // 0 at the end. Refused: damaged data, or a limit of limits.h.
  Result<std::size_t> read(char* into, std::size_t n);
  // Compressed bytes that stand for what was read so far, estimated.
  std::uint64_t compressed_done() const;

 private:
  friend class ZipArchive;
  struct Close {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
  };
  ZipArchive* archive_ = nullptr;
  std::unique_ptr<zip_file_t, Close> file_;
  std::string name_;
  std::uint64_t compressed_ = 0;
  std::uint64_t stated_ = 0;  // inflated size as the directory states it; not trusted
  std::uint64_t read_ = 0;
};

class ZipArchive {
 public:
  static Result<std::unique_ptr<ZipArchive>> open(const Input& input);

  // The name as asked, whatever its case; nothing when there is none.
  bool has(const std::string& name) const;
  // Refused: no such part, encrypted, of an unknown method.
  Result<ZipPart> part(const std::string& name);
  // A whole small part (limits::small_part_bytes).
  Result<std::string> text(const std::string& name);
  // Inflating starts anew (a sheet is read again): forgets what was counted.
  void count_anew() { inflated_ = 0; }

 private:
  friend class ZipPart;
  struct Close {
    void operator()(zip_t* archive) const { zip_discard(archive); }
  };
  std::unique_ptr<zip_t, Close> archive_;
  std::uint64_t inflated_ = 0;
};

}  // namespace jishi::importing
