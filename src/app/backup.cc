#include "app/backup.h"

#include <zip.h>

#include <memory>
#include <string_view>

#include "base/digest.h"
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

}  // namespace

Result<BackupSummary> write_backup(const fs::path& data, const fs::path& out) {
  if (!fs::exists(data / "VERSION")) return refuse("data.not-one", {data.string()});
  BackupSummary summary;
  CopyFolder copies(out);
  Archive archive(out);
  for (const auto& item : fs::recursive_directory_iterator(data)) {
    const auto inside = item.path().lexically_relative(data);
    if (!item.is_regular_file() || item.is_symlink() || is_left_out(inside)) continue;
    auto file = item.path();
    if (file.extension() == ".sqlite") {
      file = copies.path() / inside.filename();
      copy_database(item.path(), file);
    }
    archive.add(inside.generic_string(), file);
    ++summary.files;
    summary.bytes += fs::file_size(file);
  }
  archive.close();
  return summary;
}

}  // namespace jishi::app
