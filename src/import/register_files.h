#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace jishi::importing {

// The last part of a path as people read it: UTF-8, or GB18030 as an unpacked archive may leave it.
std::string name_on_disk(const std::filesystem::path& path);

// Folders replaced by the registers in them (.csv, .xlsx; not hidden ones nor ~$ locks of open workbooks), by
// name. Files are taken as they are named, each once. Refused when there is none.
Result<std::vector<std::filesystem::path>> register_files(const std::vector<std::filesystem::path>& paths);

}  // namespace jishi::importing
