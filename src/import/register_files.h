#pragma once
#include <filesystem>
#include <vector>

#include "base/result.h"

namespace jishi::importing {

// Folders replaced by the registers in them (.csv, .xlsx; not hidden ones nor ~$ locks of open workbooks), by
// name. Files are taken as they are named, each once. Refused when there is none.
Result<std::vector<std::filesystem::path>> register_files(const std::vector<std::filesystem::path>& paths);

}  // namespace jishi::importing
