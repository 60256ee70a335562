#pragma once
// Rows with every column set, for tests of stores; and a folder that is gone afterwards.

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

#include "store/store.h"

namespace jishi::store {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "jishi-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp failed");
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

inline EntryRow entry_row(std::uint64_t index, std::string text = "entry") {
  return {index, text + " " + std::to_string(index), std::string(32, static_cast<char>(index)),
          R"({"body":)" + std::to_string(index) + "}"};
}

inline HeadRow head_row(std::string type, int year, int sequence, std::uint64_t entry) {
  HeadRow head;
  head.id = Record::make_id(type, year, sequence);
  head.type = std::move(type);
  head.year = year;
  head.sequence = sequence;
  head.happened_from = *Day::from_ymd(year, 3, 1);
  head.happened_to = *Day::from_ymd(year, 3, 31);
  head.content = sha256(head.id);
  head.key = -sequence;
  head.origin_file = "会议.csv";
  head.origin_row = sequence + 1;
  head.entry = entry;
  head.first_entry = entry;
  return head;
}

}  // namespace jishi::store
