#include "import/xlsx/zip_archive.h"

#include <algorithm>

#include "import/limits.h"

namespace jishi::importing {

Result<std::unique_ptr<ZipArchive>> ZipArchive::open(const Input& input) {
  constexpr zip_int64_t entries_at_most = 10'000;
  zip_error_t error;
  zip_error_init(&error);
  const auto bytes = input.bytes();
  zip_source_t* source = bytes.empty() ? zip_source_file_create(input.path().c_str(), 0, -1, &error)
                                       : zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* opened = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (opened == nullptr) {
    if (source != nullptr) zip_source_free(source);
    zip_error_fini(&error);
    return refuse("import.zip-damaged", {}, input.name());
  }
  zip_error_fini(&error);
  auto out = std::make_unique<ZipArchive>();
  out->archive_.reset(opened);
  if (zip_get_num_entries(opened, 0) > entries_at_most) return refuse("import.zip-bomb", {}, input.name());
  return out;
}

bool ZipArchive::has(const std::string& name) const {
  return zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_NOCASE) >= 0;
}

Result<ZipPart> ZipArchive::part(const std::string& name) {
  const auto index = zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_NOCASE);
  if (index < 0) return refuse("import.part-missing", {name});
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(index), 0, &stat) != 0)
    return refuse("import.zip-damaged", {});
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
    return refuse("import.encrypted", {});
  ZipPart part;
  part.archive_ = this;
  part.name_ = name;
  part.compressed_ = stat.comp_size;
  part.stated_ = stat.size;
  part.file_.reset(zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0));
  if (!part.file_) return refuse("import.zip-damaged", {});
  return part;
}

Result<std::size_t> ZipPart::read(char* into, std::size_t n) {
  const auto got = zip_fread(file_.get(), into, n);
  if (got < 0) return refuse("import.zip-damaged", {});
  read_ += static_cast<std::uint64_t>(got);
  archive_->inflated_ += static_cast<std::uint64_t>(got);
  const auto allowed = std::max(limits::inflated_freely, compressed_ * limits::inflation);
  if (read_ > allowed || archive_->inflated_ > limits::workbook_bytes) return refuse("import.zip-bomb", {});
  return static_cast<std::size_t>(got);
}

std::uint64_t ZipPart::compressed_done() const {
  if (stated_ == 0) return compressed_;
  const auto share = static_cast<double>(std::min(read_, stated_)) / static_cast<double>(stated_);
  return static_cast<std::uint64_t>(share * static_cast<double>(compressed_));
}

Result<std::string> ZipArchive::text(const std::string& name) {
  auto opened = part(name);
  if (!opened) return opened.error();
  std::string out;
  for (;;) {
    const auto before = out.size();
    out.resize(before + (1u << 16));
    auto got = opened->read(out.data() + before, 1u << 16);
    if (!got) return got.error();
    out.resize(before + *got);
    if (*got == 0) return out;
    if (out.size() > limits::small_part_bytes) return refuse("import.zip-bomb", {});
  }
}

}  // namespace jishi::importing
