// Any bytes may be handed in as a workbook. The input is taken twice: as the file itself, and as the sheet,
// the strings and the styles of a workbook that is sound otherwise (parted by a zero byte), so that the
// parsers behind the zip are reached too.

#include <zip.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "import/book.h"
#include "import/limits.h"

namespace {

namespace importing = jishi::importing;

void read(std::string_view bytes) {
  auto book = importing::open_book("fuzz.xlsx", bytes);
  if (!book) return;
  for (std::size_t i = 0; i < (*book)->sheets().size(); ++i) {
    if (!(*book)->open_sheet(i)) continue;
    importing::Row row;
    std::int64_t last = 0;
    for (auto more = (*book)->next(row); more && *more; more = (*book)->next(row)) {
      if (row.number <= last || row.number > importing::limits::rows) std::abort();
      if ((*book)->is_workbook() && row.cells.size() > importing::limits::columns) std::abort();
      last = row.number;
    }
  }
}

std::string workbook_with(const std::array<std::string_view, 3>& parts) {
  constexpr const char* type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  const std::string relations = "<Relationships><Relationship Id=\"a\" Type=\"" + std::string(type) +
                                "worksheet\" Target=\"sheet.xml\"/><Relationship Id=\"b\" Type=\"" + type +
                                "sharedStrings\" Target=\"strings.xml\"/><Relationship Id=\"c\" Type=\"" +
                                type + "styles\" Target=\"styles.xml\"/></Relationships>";
  const std::string workbook =
      "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"a\"/></sheets></workbook>";
  const std::array<std::pair<const char*, std::string_view>, 5> files = {
      {{"xl/workbook.xml", workbook},
       {"xl/_rels/workbook.xml.rels", relations},
       {"xl/sheet.xml", parts[0]},
       {"xl/strings.xml", parts[1]},
       {"xl/styles.xml", parts[2]}}};
  zip_error_t error;
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(source);
  zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
  for (const auto& [name, text] : files) {
    const auto index =
        zip_file_add(archive, name, zip_source_buffer(archive, text.data(), text.size(), 0), 0);
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
  }
  zip_close(archive);
  zip_source_open(source);
  zip_source_seek(source, 0, SEEK_END);
  std::string out(static_cast<std::size_t>(zip_source_tell(source)), '\0');
  zip_source_seek(source, 0, SEEK_SET);
  zip_source_read(source, out.data(), out.size());
  zip_source_close(source);
  zip_source_free(source);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  read(input);
  std::array<std::string_view, 3> parts{};
  auto rest = input;
  for (auto& part : parts) {
    const auto cut = rest.find('\0');
    part = rest.substr(0, cut);
    rest = cut == std::string_view::npos ? std::string_view() : rest.substr(cut + 1);
  }
  read(workbook_with(parts));
  return 0;
}
