#include "app/backup.h"

#include <zip.h>

#include <cerrno>
#include <fstream>
#include <memory>
#include <string_view>

#include "app/durable_file.h"
#include "app/new_folder.h"
#include "app/sealed_file.h"
#include "base/digest.h"
#include "base/system_reason.h"
#include "store/sqlite/connection.h"
#include "store/store.h"

namespace jishi::app {

namespace fs = std::filesystem;

namespace {

// What is not of the data: held while the program runs, or made by it.
bool is_left_out(const fs::path& inside) {
  const auto first = inside.begin()->string();
  const auto name = inside.filename().string();
  return first == "uploads" || name.ends_with("-wal") || name.ends_with("-shm") || name.ends_with(".tmp");
}

// A database as of its last commit, whatever is being written.
void copy_database(const fs::path& from, const fs::path& to) {
  store::sqlite::Connection connection(from.string(), store::sqlite::OpenMode::read);
  store::sqlite::Query copy(connection, "VACUUM INTO $1");
  const auto target = to.string();
  copy.bind(std::string_view(target));
  copy.run();
}

class Archive {
 public:
  explicit Archive(const fs::path& path) {
    int code = 0;
    archive_.reset(zip_open(path.c_str(), ZIP_CREATE | ZIP_EXCL, &code));
    if (archive_ == nullptr) throw store::StoreFailure("the backup cannot be made");
  }
  void add(const std::string& name, const fs::path& file) {
    auto* source = zip_source_file(archive_.get(), file.c_str(), 0, -1);
    const auto index =
        source == nullptr ? -1 : zip_file_add(archive_.get(), name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(source);
      throw store::StoreFailure("the backup cannot be made");
    }
    // Most of it is compressed already, and the disk is faster than deflate.
    zip_set_file_compression(archive_.get(), static_cast<zip_uint64_t>(index), ZIP_CM_DEFLATE, 1);
    zip_file_set_external_attributes(archive_.get(), static_cast<zip_uint64_t>(index), 0, ZIP_OPSYS_UNIX,
                                     0100600u << 16);
  }
  void close() {
    if (zip_close(archive_.get()) != 0) throw store::StoreFailure("the backup cannot be written");
    (void)archive_.release();
  }

 private:
  struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
  };
  std::unique_ptr<zip_t, Discard> archive_;
};

// Copies of databases, gone again with it.
class CopyFolder {
 public:
  explicit CopyFolder(const fs::path& beside)
      : path_(beside.string() + "." + to_hex(random_bytes(6)) + ".d") {
    fs::create_directory(path_);
    fs::permissions(path_, fs::perms::owner_all);
  }
  ~CopyFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  CopyFolder(const CopyFolder&) = delete;
  CopyFolder& operator=(const CopyFolder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

void add_databases(const fs::path& data, const fs::path& copies, Archive& archive, BackupSummary& summary) {
  for (const auto& item : fs::directory_iterator(data)) {
    if (!item.is_regular_file() || item.is_symlink() || item.path().extension() != ".sqlite") continue;
    const auto copy = copies / item.path().filename();
    copy_database(item.path(), copy);
    archive.add(item.path().filename().string(), copy);
    ++summary.files;
    summary.bytes += fs::file_size(copy);
  }
}

void add_files(const fs::path& data, Archive& archive, BackupSummary& summary) {
  for (const auto& item : fs::recursive_directory_iterator(data)) {
    const auto inside = item.path().lexically_relative(data);
    const bool is_copied = inside.extension() == ".sqlite" && !inside.has_parent_path();
    if (!item.is_regular_file() || item.is_symlink() || is_copied || is_left_out(inside)) continue;
    archive.add(inside.generic_string(), item.path());
    ++summary.files;
    summary.bytes += item.file_size();
  }
}

// A name that leads nowhere but into the folder: whoever knows the public key can seal what he likes.
bool is_inside(const std::string& name) {
  if (name.empty() || name.front() == '/' || name.back() == '/') return false;
  if (name.find('\\') != std::string::npos) return false;
  for (const auto& part : fs::path(name))
    if (part.empty() || part == "." || part == "..") return false;
  return true;
}

Outcome unpack_one(zip_t* archive, zip_uint64_t index, const fs::path& folder) {
  const char* given = zip_get_name(archive, index, ZIP_FL_ENC_STRICT);
  const std::string name = given == nullptr ? "" : given;
  if (!is_inside(name) || fs::exists(folder / name)) return refuse("backup.content", {name.substr(0, 200)});
  std::error_code error;
  fs::create_directories((folder / name).parent_path(), error);
  if (error) return refuse("backup.content", {name.substr(0, 200)});
  const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> entry(zip_fopen_index(archive, index, 0),
                                                                 &zip_fclose);
  if (!entry) return refuse("backup.content", {name.substr(0, 200)});
  NewFile file(folder / name, 0600);
  std::string bytes(64 * 1024, '\0');
  for (;;) {
    const auto size = zip_fread(entry.get(), bytes.data(), bytes.size());
    if (size < 0) return refuse("backup.content", {name.substr(0, 200)});
    if (size == 0) break;
    file.write(std::string_view(bytes).substr(0, static_cast<std::size_t>(size)));
  }
  file.keep();
  return Done{};
}

Outcome unpack(const fs::path& zip, const fs::path& folder) {
  int code = 0;
  const std::unique_ptr<zip_t, decltype(&zip_discard)> archive(zip_open(zip.c_str(), ZIP_RDONLY, &code),
                                                               &zip_discard);
  if (!archive) return refuse("backup.content", {"zip"});
  const auto count = zip_get_num_entries(archive.get(), 0);
  for (zip_int64_t i = 0; i < count; ++i)
    if (const auto done = unpack_one(archive.get(), static_cast<zip_uint64_t>(i), folder); !done)
      return done.error();
  if (!fs::exists(folder / "VERSION")) return refuse("backup.content", {"VERSION"});
  return Done{};
}

}  // namespace

Result<BackupSummary> write_backup(const fs::path& data, const BackupPublicKey& key, const fs::path& out,
                                   const std::function<void()>& between) {
  if (!fs::exists(data / "VERSION")) return refuse("data.not-one", {data.string()});
  BackupSummary summary;
  const CopyFolder copies(out);
  const auto plain = copies.path() / "plain.zip";
  Archive archive(plain);
  add_databases(data, copies.path(), archive, summary);
  if (between) between();
  add_files(data, archive, summary);
  archive.close();
  seal_file(plain, key, out);
  return summary;
}

Outcome open_backup(const fs::path& file, const BackupSecretKey& key, const fs::path& given_target) {
  const auto target = whole_path(given_target);
  if (auto reason = why_not_new_folder(target)) return *reason;
  std::ifstream in(file, std::ios::binary);
  if (!in) return refuse_because("file.not-read", {file.string()}, system_reason(errno));
  // Both are gone again unless all is well.
  const NewFolder content(target);
  NewFolder folder(target);
  const auto plain = content.path() / "plain.zip";
  {
    NewFile zip(plain, 0600);
    if (const auto opened = open_sealed(in, key, [&](std::string_view bytes) { zip.write(bytes); }); !opened)
      return opened.error();
    zip.keep_unsynced();
  }
  if (const auto unpacked = unpack(plain, folder.path()); !unpacked) return unpacked.error();
  fs::permissions(folder.path(), fs::perms::owner_all);
  folder.name_as(target);
  return Done{};
}

}  // namespace jishi::app
