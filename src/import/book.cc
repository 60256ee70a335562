#include "import/book.h"

#include <algorithm>
#include <array>

#include "import/csv/csv_book.h"
#include "import/input.h"
#include "import/xlsx/xlsx_book.h"

namespace jishi::importing {

namespace {

constexpr std::string_view ole2 = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

// A compound file (old binary workbook, or an encrypted new one): its directory names what it holds, in
// UTF-16. The directory begins at the sector the header states (MS-CFB 2.2).
bool holds_encrypted_package(Input& input, std::string_view head) {
  constexpr std::string_view name("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
  if (head.size() < 512) return false;
  std::uint64_t sector = 0;
  for (std::size_t i = 4; i-- > 0;) sector = sector << 8 | static_cast<unsigned char>(head[48 + i]);
  std::array<char, 4096> piece;
  input.rewind();
  std::uint64_t at = 0;
  const auto wanted = (sector + 1) * 512;
  bool found = false;
  while (const auto got = input.read(piece.data(), 512)) {
    if (at >= wanted && at < wanted + 4096)
      found = found || std::string_view(piece.data(), got).find(name) != std::string_view::npos;
    if (at >= wanted + 4096) break;
    at += got;
  }
  input.rewind();
  return found;
}

Result<std::unique_ptr<Book>> open_input(Input input) {
  const auto seen = survey(input);
  if (seen.head.starts_with(ole2)) {
    const bool encrypted = holds_encrypted_package(input, seen.head);
    return refuse(encrypted ? "import.encrypted" : "import.xls", {}, input.name());
  }
  if (seen.head.starts_with("PK\x03\x04") || seen.head.starts_with("PK\x05\x06"))
    return open_xlsx(std::move(input), seen);
  const auto& name = input.name();
  if (name.ends_with(".xlsx") || name.ends_with(".XLSX")) return refuse("import.no-zip", {}, name);
  if (name.ends_with(".xls") || name.ends_with(".XLS")) return refuse("import.xls", {}, name);
  return open_csv(std::move(input), seen);
}

}  // namespace

Result<std::unique_ptr<Book>> open_book(const std::filesystem::path& path) {
  auto input = Input::open(path);
  if (!input) return input.error();
  return open_input(std::move(*input));
}

Result<std::unique_ptr<Book>> open_book(std::string name, std::string_view bytes) {
  auto input = Input::of_bytes(std::move(name), bytes);
  if (!input) return input.error();
  return open_input(std::move(*input));
}

}  // namespace jishi::importing
