#pragma once
// The workbook's table of strings. Small ones stay in memory; beyond limits::strings_in_memory_bytes the
// table lies in a temporary file without a name, and a window of it in memory.

#include <array>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "import/xlsx/zip_archive.h"

namespace jishi::importing {

// Bytes appended once, then read at any place.
class Spool {
 public:
  void append(std::string_view bytes);
  void read(std::uint64_t at, std::size_t n, std::string& into);
  std::uint64_t size() const { return size_; }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  void spill();
  std::string memory_;  // all of it, or once spilled: what is not written yet
  std::unique_ptr<std::FILE, Close> file_;
  std::uint64_t size_ = 0;
  std::string window_;
  std::uint64_t window_at_ = 0;
};

class SharedStrings {
 public:
  // Reads the part to its end.
  Outcome load(ZipPart part);
  std::uint64_t count() const { return ends_.size() / sizeof(std::uint64_t); }
  // Precondition: index < count().
  const std::string& at(std::uint64_t index);

 private:
  void add(std::string_view text);
  Spool text_;
  Spool ends_;  // 8 bytes each: where the string ends in text_
  struct Kept {
    std::uint64_t index = UINT64_MAX;
    std::string text;
  };
  std::vector<Kept> kept_ = std::vector<Kept>(2048);  // by index modulo its size
  std::string scratch_;
};

}  // namespace jishi::importing
