#include "app/backup.h"

#include <zip.h>

#include <cerrno>
#include <cstdint>
#include <fstream>
#include <memory>
#include <optional>
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

constexpr zip_int64_t kMostEntries = 10'000'000;
constexpr std::size_t kMostNameBytes = 1024;
constexpr std::uint64_t kMiB = 1u << 20;

// What is not of the data: held while the program runs, or made by it. Evidence is written under a name with
// .new- and renamed when it is whole (durable_file.h).
bool is_left_out(const fs::path& inside) {
  const auto name = inside.filename().string();
  return inside == "uploads" || name.starts_with(".new-") || name.ends_with("-wal") ||
         name.ends_with("-shm") || name.ends_with(".tmp");
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

// The file under a name of the copies, so that it stays until the archive is written, whoever takes it away
// meanwhile. False: it is not there any more.
bool hold_file(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::create_hard_link(from, to, error);
  if (!error) return true;
  if (error == std::errc::no_such_file_or_directory) return false;
  // Another disk, or one without links.
  fs::copy_file(from, to, error);
  if (!error) return true;
  if (error == std::errc::no_such_file_or_directory) return false;
  fail_file(from, error.value());
}

// Folders that go while they are read are taken as not there; what cannot be read is a failure.
void add_files(const fs::path& data, const fs::path& folder, const fs::path& copies, Archive& archive,
               BackupSummary& summary) {
  std::error_code error;
  fs::directory_iterator items(folder, error);
  for (; !error && items != fs::directory_iterator(); items.increment(error)) {
    const auto& path = items->path();
    const auto inside = path.lexically_relative(data);
    std::error_code gone;
    const auto kind = fs::symlink_status(path, gone).type();
    if (is_left_out(inside)) continue;
    if (kind == fs::file_type::directory) add_files(data, path, copies, archive, summary);
    const bool is_copied = inside.extension() == ".sqlite" && !inside.has_parent_path();
    if (kind != fs::file_type::regular || is_copied) continue;
    const auto held = copies / ("file-" + std::to_string(summary.files));
    if (!hold_file(path, held)) continue;
    archive.add(inside.generic_string(), held);
    ++summary.files;
    summary.bytes += fs::file_size(held);
  }
  if (error && error != std::errc::no_such_file_or_directory) fail_file(folder, error.value());
}

// A name that leads nowhere but into the folder: whoever knows the public key can seal what he likes.
bool is_inside(const std::string& name) {
  if (name.empty() || name.size() > kMostNameBytes || name.front() == '/' || name.back() == '/') return false;
  if (name.find('\\') != std::string::npos) return false;
  for (const auto& part : fs::path(name))
    if (part.empty() || part == "." || part == "..") return false;
  return true;
}

using IsStopped = std::function<bool()>;

// As the archive says; it must be that.
std::uint64_t size_of(zip_t* archive, zip_uint64_t index) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  return zip_stat_index(archive, index, 0, &stat) == 0 && (stat.valid & ZIP_STAT_SIZE) != 0 ? stat.size : 0;
}

Outcome unpack_one(zip_t* archive, zip_uint64_t index, const fs::path& folder, const IsStopped& is_stopped) {
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
  std::string bytes(64u << 10, '\0');
  auto left = size_of(archive, index);
  for (;;) {
    if (is_stopped()) return refuse("backup.stopped");
    const auto size = zip_fread(entry.get(), bytes.data(), bytes.size());
    if (size < 0) return refuse("backup.content", {name.substr(0, 200)});
    if (size == 0) break;
    if (static_cast<std::uint64_t>(size) > left) return refuse("backup.content", {name.substr(0, 200)});
    left -= static_cast<std::uint64_t>(size);
    file.write(std::string_view(bytes).substr(0, static_cast<std::size_t>(size)));
  }
  if (left != 0) return refuse("backup.content", {name.substr(0, 200)});
  file.keep();
  return Done{};
}

std::optional<Refusal> why_no_room(std::uint64_t bytes, const fs::path& folder) {
  std::error_code error;
  const auto room = fs::space(folder, error);
  if (error || bytes <= room.available) return std::nullopt;
  return refuse("backup.no-room", {std::to_string(bytes / kMiB + 1), std::to_string(room.available / kMiB)});
}

Outcome unpack(const fs::path& zip, const fs::path& folder, const IsStopped& is_stopped) {
  int code = 0;
  const std::unique_ptr<zip_t, decltype(&zip_discard)> archive(zip_open(zip.c_str(), ZIP_RDONLY, &code),
                                                               &zip_discard);
  if (!archive) return refuse("backup.content", {"zip"});
  const auto count = zip_get_num_entries(archive.get(), 0);
  if (count > kMostEntries) return refuse("backup.content", {std::to_string(count)});
  std::uint64_t bytes = 0;
  for (zip_int64_t i = 0; i < count; ++i) {
    const auto size = size_of(archive.get(), static_cast<zip_uint64_t>(i));
    bytes = size > UINT64_MAX - bytes ? UINT64_MAX : bytes + size;
  }
  if (auto reason = why_no_room(bytes, folder)) return *reason;
  for (zip_int64_t i = 0; i < count; ++i)
    if (const auto done = unpack_one(archive.get(), static_cast<zip_uint64_t>(i), folder, is_stopped); !done)
      return done.error();
  if (!fs::exists(folder / "VERSION")) return refuse("backup.content", {"VERSION"});
  return Done{};
}

// Nothing when it is a file.
std::optional<Refusal> why_no_file(const fs::path& path) {
  std::error_code error;
  const auto kind = fs::status(path, error).type();
  if (kind == fs::file_type::regular) return std::nullopt;
  const auto why = kind == fs::file_type::not_found   ? refuse("system.none")
                   : kind == fs::file_type::directory ? refuse("system.folder")
                   : error                            ? system_reason(error.value())
                                                      : refuse("system.not-regular");
  return refuse_because("file.not-read", {path.string()}, why);
}

Refusals of_file(Refusals reasons, const fs::path& file) {
  for (auto& reason : reasons)
    if (reason.code.starts_with("backup.") && reason.code != "backup.stopped") reason.where = file.string();
  return reasons;
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
  add_files(data, data, copies.path(), archive, summary);
  if (between) between();
  archive.close();
  seal_file(plain, key, out);
  return summary;
}

Outcome open_backup(const fs::path& file, const BackupSecretKey& key, const fs::path& given_target,
                    const std::function<bool()>& is_stopped) {
  const auto target = whole_path(given_target);
  if (auto reason = why_not_new_folder(target)) return *reason;
  if (auto reason = why_no_file(file)) return *reason;
  std::ifstream in(file, std::ios::binary);
  if (!in) return refuse_because("file.not-read", {file.string()}, system_reason(errno));
  remove_left_over(target);
  if (auto reason = why_no_room(fs::file_size(file), target.parent_path())) return *reason;
  const IsStopped asked = [&] { return is_stopped && is_stopped(); };
  // Both are gone again unless all is well.
  const NewFolder content(target);
  NewFolder folder(target);
  const auto plain = content.path() / "plain.zip";
  {
    NewFile zip(plain, 0600);
    const auto write = [&](std::string_view bytes) {
      zip.write(bytes);
      return !asked();
    };
    if (auto opened = open_sealed(in, key, write); !opened) return of_file(opened.error(), file);
    zip.keep_unsynced();
  }
  if (const auto unpacked = unpack(plain, folder.path(), asked); !unpacked)
    return of_file(unpacked.error(), file);
  fs::permissions(folder.path(), fs::perms::owner_all);
  folder.name_as(target);
  return Done{};
}

}  // namespace jishi::app
