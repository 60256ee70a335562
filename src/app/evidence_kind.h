#pragma once
// What a file is by its first bytes, and a name that is safe to show and to write to a disk.

#include <string>
#include <string_view>

namespace jishi::app {

constexpr std::size_t kSniffedBytes = 4096;

// application/pdf, image/png, image/jpeg, OFD, DOCX, XLSX, application/zip, text/plain (UTF-8 or GB18030),
// else application/octet-stream. `start` are up to kSniffedBytes from the file's beginning.
std::string_view media_type_of(std::string_view start);

// The last part of a path without control, direction and reserved characters, leading dots, or more than 200
// bytes; “未命名” when nothing is left.
std::string safe_file_name(std::string_view name);

}  // namespace jishi::app
