#include "report/docx/package.h"

#include <zip.h>

#include <algorithm>
#include <stdexcept>

namespace jishi::report {

namespace {

[[noreturn]] void fail(zip_error_t* error) {
  const std::string text = zip_error_strerror(error);
  zip_error_fini(error);
  throw std::runtime_error("libzip: " + text);
}

// Zip keeps local time; it is written as numbers so that the machine's zone does not matter.
zip_uint16_t dos_date(Day day) {
  return static_cast<zip_uint16_t>(std::max(day.year() - 1980, 0) << 9 | day.month() << 5 |
                                   day.day_of_month());
}

void add(zip_t* archive, const Part& part, Day day) {
  auto* source = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
  const auto index =
      source == nullptr ? -1 : zip_file_add(archive, part.name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    throw std::runtime_error(std::string("libzip: ") + zip_strerror(archive));
  }
  zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), 0, dos_date(day), 0);
  zip_file_set_external_attributes(archive, static_cast<zip_uint64_t>(index), 0, ZIP_OPSYS_UNIX,
                                   0100644u << 16);
}

std::string read_all(zip_source_t* source) {
  std::string out;
  if (zip_source_open(source) < 0) throw std::runtime_error("libzip: the package cannot be read back");
  char buffer[65536];
  for (zip_int64_t n = 0; (n = zip_source_read(source, buffer, sizeof buffer)) > 0;)
    out.append(buffer, static_cast<std::size_t>(n));
  zip_source_close(source);
  return out;
}

}  // namespace

std::string pack(const std::vector<Part>& parts, Day day) {
  zip_error_t error;
  zip_error_init(&error);
  auto* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (target == nullptr) fail(&error);
  auto* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  if (archive == nullptr) {
    zip_source_free(target);
    fail(&error);
  }
  zip_source_keep(target);  // outlives the archive, which frees its own reference on close
  try {
    for (const auto& part : parts) add(archive, part, day);
    if (zip_close(archive) < 0) throw std::runtime_error(std::string("libzip: ") + zip_strerror(archive));
  } catch (...) {
    zip_discard(archive);
    zip_source_free(target);
    throw;
  }
  auto out = read_all(target);
  zip_source_free(target);
  return out;
}

}  // namespace jishi::report
