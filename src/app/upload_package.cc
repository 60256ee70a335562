#include "app/upload_package.h"

#include <zip.h>

#include <algorithm>
#include <memory>
#include <set>
#include <stdexcept>

#include "app/evidence_kind.h"
#include "app/queries/register_view.h"
#include "base/system_reason.h"
#include "base/text.h"

namespace jishi::app {

namespace {

constexpr const char* kIndexName = "目录.xlsx";
constexpr const char* kSumsName = "校验.txt";
constexpr const char* kEvidenceFolderName = "佐证材料";
constexpr const char* kEvidenceHeader = "包内佐证文件及其 SHA-256";
// 1980-01-01, the first day a zip can tell: the bytes depend on the register and its files alone.
constexpr zip_uint16_t kDosDate = 1 << 5 | 1;

struct PackedFile {
  std::string name;  // in the zip
  Hash digest;
};

// The evidence of each record, by its place in the list.
using PackedFiles = std::vector<std::vector<PackedFile>>;

std::string folded(std::string name) {
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return name;
}

// a.pdf, a (2).pdf: names of one folder that differ, also where case does not count.
std::string name_of_its_own(const std::string& wanted, std::set<std::string>& taken) {
  const std::filesystem::path path(wanted);
  auto name = wanted;
  for (int n = 2; !taken.insert(folded(name)).second; ++n)
    name = path.stem().string() + " (" + std::to_string(n) + ")" + path.extension().string();
  return name;
}

// Every file is hashed before anything is written.
void judge(const Evidence& file, const std::string& number, const EvidenceFolder& folder, Refusals& reasons) {
  if (!file.digest) {
    reasons.push_back(refuse("package.not-attached", {number, file.name}));
    return;
  }
  const auto kept = folder.rehash(*file.digest);
  if (!kept)
    reasons.push_back(refuse("package.missing", {number, file.name}));
  else if (kept->first != *file.digest)
    reasons.push_back(refuse("package.altered", {number, file.name}));
}

Result<PackedFiles> files_of(const std::vector<Record>& records, const RecordType& type,
                             const EvidenceFolder& folder) {
  PackedFiles out;
  Refusals reasons;
  for (const auto& record : records) {
    const auto number = record_number(type, record);
    std::set<std::string> taken;
    auto& files = out.emplace_back();
    for (const auto& file : record.evidence) {
      judge(file, number, folder, reasons);
      if (!file.digest) continue;
      const auto name = name_of_its_own(safe_file_name(file.name), taken);
      files.push_back({std::string(kEvidenceFolderName) + "/" + number + "/" + name, *file.digest});
    }
  }
  if (!reasons.empty()) return reasons;
  return out;
}

std::string index_of(const std::vector<Record>& records, const RecordType& type, const std::string& unit,
                     int year, const PackedFiles& files) {
  auto grid = register_grid(records, type, unit, year);
  grid.columns.push_back({kEvidenceHeader, report::GridKind::text, 48});
  for (std::size_t i = 0; i < records.size(); ++i) {
    std::vector<std::string> lines;
    for (const auto& file : files[i]) lines.push_back(file.name + " " + to_hex(file.digest));
    grid.rows[i].push_back(join(lines, "\n"));
  }
  return report::grid_xlsx(grid);
}

// As sha256sum -c reads it.
std::string sums_of(const std::string& index, const PackedFiles& files) {
  std::string out = to_hex(sha256(index)) + "  " + kIndexName + "\n";
  for (const auto& of_record : files)
    for (const auto& file : of_record) out += to_hex(file.digest) + "  " + file.name + "\n";
  return out;
}

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};

// Nothing reaches the disk before finish(), which writes beside the file and takes its name at the end.
class Archive {
 public:
  explicit Archive(const std::filesystem::path& path) : path_(path) {
    int code = 0;
    archive_.reset(zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code));
    if (archive_ == nullptr) why_ = system_reason(errno);
  }

  // The bytes must live until finish().
  void add(const std::string& name, const std::string& bytes) {
    if (archive_ != nullptr) add(name, zip_source_buffer(archive_.get(), bytes.data(), bytes.size(), 0));
  }
  void add(const std::string& name, const std::filesystem::path& file) {
    if (archive_ != nullptr) add(name, zip_source_file(archive_.get(), file.c_str(), 0, -1));
  }

  Outcome finish() {
    if (archive_ != nullptr && zip_close(archive_.get()) == 0) {
      (void)archive_.release();  // closed and freed
      return Done{};
    }
    if (archive_ != nullptr) why_ = system_reason(zip_error_code_system(zip_get_error(archive_.get())));
    return refuse_because("file.not-written", {path_.string()}, *why_);
  }

 private:
  void add(const std::string& name, zip_source_t* source) {
    const auto index =
        source == nullptr ? -1 : zip_file_add(archive_.get(), name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(source);
      throw std::runtime_error(std::string("libzip: ") + zip_strerror(archive_.get()));
    }
    zip_file_set_dostime(archive_.get(), static_cast<zip_uint64_t>(index), 0, kDosDate, 0);
    zip_file_set_external_attributes(archive_.get(), static_cast<zip_uint64_t>(index), 0, ZIP_OPSYS_UNIX,
                                     0100644u << 16);
  }

  std::filesystem::path path_;
  std::unique_ptr<zip_t, Discard> archive_;
  std::optional<Refusal> why_;
};

// A device or folder of that name is not ours to replace.
bool may_be_replaced(const std::filesystem::path& path) {
  std::error_code absent;
  const auto kind = std::filesystem::status(path, absent).type();
  return kind == std::filesystem::file_type::not_found || kind == std::filesystem::file_type::regular;
}

}  // namespace

Result<PackageSummary> write_upload_package(const std::vector<Record>& records, const RecordType& type,
                                            const std::string& unit, int year, const EvidenceFolder& evidence,
                                            const std::filesystem::path& out) {
  if (records.empty()) return refuse("package.empty", {type.zh, std::to_string(year)});
  if (!may_be_replaced(out))
    return refuse_because("file.not-written", {out.string()}, refuse("system.not-regular"));
  const auto files = files_of(records, type, evidence);
  if (!files) return files.error();
  const auto index = index_of(records, type, unit, year, *files);
  const auto sums = sums_of(index, *files);
  PackageSummary summary{records.size(), 0};
  Archive archive(out);
  archive.add(kIndexName, index);
  for (const auto& of_record : *files)
    for (const auto& file : of_record) {
      archive.add(file.name, evidence.path_of(file.digest));
      ++summary.files;
    }
  archive.add(kSumsName, sums);
  if (const auto written = archive.finish(); !written) return written.error();
  return summary;
}

}  // namespace jishi::app
