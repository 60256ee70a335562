#include "import/workbook_out.h"

#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <system_error>

#include "base/text.h"

namespace jishi::importing {

WorkbookOut::WorkbookOut(Memory memory) {
  auto name = (std::filesystem::temp_directory_path() / "jishi-XXXXXX").string();
  const int file = ::mkstemp(name.data());
  if (file < 0) throw std::system_error(errno, std::generic_category(), name);
  ::close(file);
  path_ = name;
  lxw_workbook_options options{};
  options.constant_memory = memory == Memory::by_row ? LXW_TRUE : LXW_FALSE;
  book_ = workbook_new_opt(name.c_str(), &options);
  if (book_ == nullptr) throw std::runtime_error("cannot make a workbook");
}

WorkbookOut::~WorkbookOut() {
  if (book_ != nullptr) (void)workbook_close(book_);
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

void WorkbookOut::close() {
  const auto result = workbook_close(book_);
  book_ = nullptr;
  if (result != LXW_NO_ERROR) throw std::runtime_error(lxw_strerror(result));
}

std::string WorkbookOut::bytes() {
  close();
  std::ifstream in(path_, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  if (!in) throw std::system_error(errno, std::generic_category(), path_.string());
  return std::move(out).str();
}

void WorkbookOut::move_to(const std::filesystem::path& out) {
  close();
  // Copied beside its place and renamed there: a half-written file is never seen.
  const auto beside = std::filesystem::path(out.string() + ".part");
  std::filesystem::copy_file(path_, beside, std::filesystem::copy_options::overwrite_existing);
  std::filesystem::rename(beside, out);
}

std::string sheet_name(std::string_view name) {
  constexpr std::size_t longest = 31;
  std::u32string out;
  for (const char32_t c : to_u32(name)) {
    if (out.size() == longest) break;
    out += std::u32string_view(U"[]:*?/\\'").find(c) == std::u32string_view::npos ? c : U'_';
  }
  return out.empty() ? "Sheet" : to_utf8(out);
}

}  // namespace jishi::importing
