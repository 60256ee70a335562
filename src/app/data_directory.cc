#include "app/data_directory.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>

#include "app/desk.h"
#include "app/durable_file.h"
#include "app/new_folder.h"
#include "app/record_writer.h"
#include "base/system_reason.h"
#include "store/sqlite/sqlite_store.h"

namespace jishi::app {

namespace fs = std::filesystem;

namespace {

constexpr int kFormat = 1;  // docs/formats/data-directory.md
constexpr std::string_view kVersionFile = "VERSION";
constexpr std::string_view kStoreFile = "store.sqlite";
constexpr std::string_view kKeyFile = "keys/ledger.key";
constexpr std::string_view kVkeyFile = "keys/ledger.vkey";
constexpr std::string_view kLockFile = "lock";
constexpr std::string_view kSystem = "系统";  // who makes a unit
constexpr store::UnitId kRootUnit = 1;

// Held as long as the data directory is open for writing; the kernel frees it with the process.
class Lock {
 public:
  Lock() = default;
  ~Lock() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;
  bool take(const fs::path& path) {
    descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor_ < 0) fail_file(path, errno);
    return hold(path, LOCK_EX);
  }
  // With other readers, while nobody writes. Without the right to look at it nobody is kept out.
  bool share(const fs::path& path) {
    descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    return descriptor_ < 0 || hold(path, LOCK_SH);
  }

 private:
  bool hold(const fs::path& path, int how) {
    if (flock(descriptor_, how | LOCK_NB) == 0) return true;
    if (errno != EWOULDBLOCK) fail_file(path, errno);
    return false;
  }

  int descriptor_ = -1;
};

std::optional<std::string> read_small(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::string text(64u << 10, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

Result<std::unique_ptr<ledger::Signer>> make_key(const fs::path& folder, const std::string& origin) {
  auto key = ledger::generate_key(origin);
  if (!key) return key.error();
  auto signer = ledger::signer_from_key(*key);
  if (!signer) return signer.error();
  make_folder(folder / "keys", 0700);
  write_new_file(folder / kKeyFile, *key + "\n", 0600);
  write_new_file(folder / kVkeyFile, (*signer)->vkey() + "\n");
  sync_folder(folder / "keys");
  return signer;
}

Outcome fill(const fs::path& folder, const std::string& unit, const std::string& kind) {
  const std::string origin = "log.jishi.local/" + to_hex(random_bytes(4));
  auto signer = make_key(folder, origin);
  if (!signer) return signer.error();
  make_folder(folder / "evidence");
  make_folder(folder / "catalogue");
  write_new_file(folder / kLockFile, "", 0600);
  auto store = store::open_sqlite((folder / kStoreFile).string(), store::sqlite::OpenMode::create);
  if (!store) return store.error();
  const store::UnitRow row{kRootUnit, unit, kind, origin, Instant::now()};
  {
    const auto tx = (*store)->begin();
    tx->put_unit(row);
    tx->commit();
  }
  static const std::vector<RecordType> no_types;
  Desk desk(**store, kRootUnit, **signer, folder / "evidence", no_types);
  const auto created = desk.note(kUnitCreated, origin, unit_body(row), kSystem);
  if (!created) return created.error();
  // Last, and named when all the rest is there.
  write_new_file(folder / kVersionFile, std::to_string(kFormat) + "\n");
  sync_folder(folder);
  return Done{};
}

// Refused unless the folder is a data directory that this program knows.
std::optional<Refusal> why_not_open(const fs::path& path) {
  std::error_code error;
  if (!fs::exists(path, error)) return refuse("data.none", {path.string()});
  const auto text = read_small(path / kVersionFile);
  if (!text) return refuse("data.not-one", {path.string()});
  const int format = std::atoi(text->c_str());
  if (format < 1) return refuse("data.not-one", {path.string()});
  if (format > kFormat)
    return refuse("data.newer", {path.string(), std::to_string(format), std::to_string(kFormat)});
  return std::nullopt;
}

}  // namespace

struct DataDirectory::State {
  fs::path path;
  Lock lock;
  std::unique_ptr<store::Store> store;
  store::UnitRow unit;
  std::unique_ptr<ledger::Signer> signer;
  std::optional<catalogue::Catalogue> catalogue;

  // A store that an earlier program made, where one may write and nobody else does.
  bool bring_up_to_date(const std::string& store_path) const {
    if (store::sqlite::is_read_only(store_path)) return false;
    Lock alone;
    return alone.take(path / kLockFile) && store::open_sqlite(store_path, store::sqlite::OpenMode::write);
  }

  Outcome open(Access access) {
    const auto store_path = (path / kStoreFile).string();
    if (access == Access::write && ::access(path.c_str(), W_OK) != 0)
      return refuse("data.read-only", {path.string()});
    // What stands where this program cannot write is read as a file that does not change; others might write.
    const bool is_free = access == Access::write                   ? lock.take(path / kLockFile)
                         : store::sqlite::is_read_only(store_path) ? lock.share(path / kLockFile)
                                                                   : true;
    if (!is_free) return refuse("data.locked", {path.string()});
    auto catalogue_read = catalogue::Catalogue::load_with((path / "catalogue").string());
    if (!catalogue_read) return catalogue_read.error();
    catalogue = std::move(*catalogue_read);
    const auto key = read_small(path / kKeyFile);
    if (!key) return refuse_because("file.not-read", {(path / kKeyFile).string()}, system_reason(errno));
    auto signer_read = ledger::signer_from_key(*key);
    if (!signer_read) return signer_read.error();
    signer = std::move(*signer_read);
    using store::sqlite::OpenMode;
    const auto mode = access == Access::write ? OpenMode::write : OpenMode::read;
    auto opened = store::open_sqlite(store_path, mode);
    if (!opened && opened.error().front().code == "store.older" && bring_up_to_date(store_path))
      opened = store::open_sqlite(store_path, mode);
    if (!opened) return opened.error();
    store = std::move(*opened);
    const auto units = store->read()->units();
    if (units.empty()) return refuse("data.not-one", {path.string()});
    unit = units.front();
    if (unit.origin != signer->name()) return refuse("data.other-key", {signer->name(), unit.origin});
    return Done{};
  }
};

DataDirectory::DataDirectory() : state_(std::make_unique<State>()) {}
DataDirectory::~DataDirectory() = default;

Result<std::unique_ptr<DataDirectory>> DataDirectory::create(const fs::path& path, const std::string& unit,
                                                             const std::string& kind) {
  const fs::path target = whole_path(path);
  if (unit.empty()) return refuse("data.no-unit");
  if (auto reason = why_not_new_folder(target)) return *reason;
  // Made beside its place and renamed when it is whole: a name is either a data directory or not there.
  NewFolder folder(target);
  if (chmod(folder.path().c_str(), 0750) != 0) fail_file(folder.path(), errno);
  if (const auto filled = fill(folder.path(), unit, kind); !filled) return filled.error();
  folder.name_as(target);
  return open(target, Access::write);
}

Result<std::unique_ptr<DataDirectory>> DataDirectory::open(const fs::path& path, Access access) {
  const fs::path target = whole_path(path);
  if (auto reason = why_not_open(target)) return *reason;
  std::unique_ptr<DataDirectory> data(new DataDirectory());
  data->state_->path = target;
  if (const auto opened = data->state_->open(access); !opened) return opened.error();
  return data;
}

const fs::path& DataDirectory::path() const {
  return state_->path;
}
fs::path DataDirectory::evidence_folder() const {
  return state_->path / "evidence";
}
store::Store& DataDirectory::store() {
  return *state_->store;
}
const store::UnitRow& DataDirectory::unit() const {
  return state_->unit;
}
const ledger::Signer& DataDirectory::signer() const {
  return *state_->signer;
}
std::string DataDirectory::vkey() const {
  return state_->signer->vkey();
}
const catalogue::Catalogue& DataDirectory::catalogue() const {
  return *state_->catalogue;
}

}  // namespace jishi::app
