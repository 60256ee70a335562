#pragma once
// A workbook being written by libxlsxwriter into a temporary file without a name that lasts.

#include <xlsxwriter.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace jishi::importing {

class WorkbookOut {
 public:
  // by_row: only the row being written is held; rows must then be written in order.
  enum class Memory { whole, by_row };
  explicit WorkbookOut(Memory memory);
  ~WorkbookOut();
  WorkbookOut(const WorkbookOut&) = delete;
  WorkbookOut& operator=(const WorkbookOut&) = delete;

  lxw_workbook* get() { return book_; }
  // Ends the writing; once. Throws std::runtime_error when the disk fails.
  std::string bytes();
  void move_to(const std::filesystem::path& out);

 private:
  void close();
  std::filesystem::path path_;
  lxw_workbook* book_ = nullptr;
};

// At most 31 characters and none that sheets must not have.
std::string sheet_name(std::string_view name);

}  // namespace jishi::importing
