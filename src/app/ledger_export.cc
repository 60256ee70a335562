#include "app/ledger_export.h"

#include <fcntl.h>
#include <linux/fs.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <deque>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "app/audit_log.h"
#include "app/data_directory.h"
#include "app/durable_file.h"
#include "app/log_tiles.h"
#include "ledger/checkpoint.h"
#include "ledger/tile.h"

namespace jishi::app {

namespace fs = std::filesystem;

namespace {

constexpr int kBundles = -1;  // the level of entry bundles
constexpr std::size_t kMaxNoteBytes = 1u << 20;

std::string read_note(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  return text.size() > kMaxNoteBytes ? std::string() : text;
}

// The tiles of one log into one folder. Not synced file by file: the folder gets its name after all is
// written.
class Exporter {
 public:
  Exporter(const store::Reader& reader, const store::UnitRow& unit, fs::path root,
           const ExportOptions& options)
      : reader_(reader), unit_(unit), root_(std::move(root)), options_(options) {}

  std::uint64_t write(const store::CheckpointRow& latest, const std::string& vkey) {
    size_ = latest.size;
    plan();
    write_hash_tiles();
    write_bundles();
    write_file("vkey", vkey + "\n");
    write_file("checkpoint", latest.note);
    return files_ - 2;
  }

 private:
  // The widths of partial tiles that published sizes ask for, by level and index.
  void plan() {
    std::deque<std::uint64_t> sizes;
    reader_.each_checkpoint(unit_.id, [&](const store::CheckpointRow& row) {
      sizes.push_back(row.size);
      if (options_.partial_sizes > 0 && sizes.size() > options_.partial_sizes) sizes.pop_front();
      return true;
    });
    for (const auto size : sizes) {
      want(kBundles, size);
      for (int level = 0; level < 8 && size >> (8 * level) > 0; ++level) want(level, size >> (8 * level));
    }
  }

  void want(int level, std::uint64_t hashes) {
    if (const auto width = hashes % ledger::kTileWidth; width > 0)
      partial_[{level, hashes / ledger::kTileWidth}].insert(static_cast<int>(width));
  }

  // Full, and partial at each width that is wanted.
  template <class Cut>
  void write_tile(int level, std::uint64_t index, std::uint64_t width, const std::string& bytes, Cut cut) {
    if (width == ledger::kTileWidth) write_file(ledger::tile_path({level, index, 256}), bytes);
    const auto wanted = partial_.find({level, index});
    if (wanted == partial_.end()) return;
    for (const int partial : wanted->second)
      write_file(ledger::tile_path({level, index, partial}), std::string_view(bytes).substr(0, cut(partial)));
  }

  void write_hash_tiles() {
    LogTiles tiles(reader_, unit_.id);
    for (int level = 0; level < 8 && size_ >> (8 * level) > 0; ++level) {
      const std::uint64_t hashes = size_ >> (8 * level);
      for (std::uint64_t index = 0; index * ledger::kTileWidth < hashes; ++index) {
        const auto width = std::min(ledger::kTileWidth, hashes - index * ledger::kTileWidth);
        auto tile = tiles.tile(level, index);
        if (!tile || tile->size() < width * 32)
          throw store::StoreFailure(
              refuse("ledger.tile-missing", {ledger::tile_path({level, index, static_cast<int>(width)})})
                  .line(Lang::zh));
        tile->resize(width * 32);
        write_tile(level, index, width, *tile,
                   [](int partial) { return static_cast<std::size_t>(partial) * 32; });
      }
    }
  }

  void write_bundles() {
    std::string bundle;
    std::vector<std::size_t> ends;  // of each entry in the bundle
    std::uint64_t next = 0;
    const auto flush = [&] {
      if (ends.empty()) return;
      write_tile(kBundles, (next - 1) / ledger::kTileWidth, ends.size(), bundle,
                 [&](int partial) { return ends[static_cast<std::size_t>(partial) - 1]; });
      bundle.clear();
      ends.clear();
      if (options_.progress) options_.progress(next, size_);
    };
    reader_.each_entry(unit_.id, 0, size_, [&](const store::EntryRow& row) {
      if (row.index != next++) return false;
      ledger::append_to_bundle(bundle, row.bytes);
      ends.push_back(bundle.size());
      if (ends.size() == ledger::kTileWidth) flush();
      return true;
    });
    if (next != size_) throw store::StoreFailure(refuse("verify.gap", {std::to_string(next)}).line(Lang::zh));
    flush();
  }

  void write_file(const std::string& path, std::string_view bytes) {
    const fs::path full = root_ / path;
    if (made_.insert(full.parent_path()).second) {
      std::error_code error;
      fs::create_directories(full.parent_path(), error);
      if (error) fail_file(full.parent_path(), error.value());
    }
    NewFile file(full, 0644);
    file.write(bytes);
    file.keep_unsynced();
    ++files_;
  }

  const store::Reader& reader_;
  const store::UnitRow& unit_;
  fs::path root_;
  const ExportOptions& options_;
  std::uint64_t size_ = 0;
  std::uint64_t files_ = 0;
  std::map<std::pair<int, std::uint64_t>, std::set<int>> partial_;
  std::set<fs::path> made_;
};

// Nothing: absent or empty. Else the checkpoint of an earlier export, or why the folder may not be replaced.
Result<std::optional<std::string>> look_at(const fs::path& target) {
  std::error_code error;
  const auto kind = fs::symlink_status(target, error);
  if (!fs::exists(kind)) return std::optional<std::string>();
  if (!fs::is_directory(kind)) return refuse("data.not-folder", {target.string()});
  const std::set<std::string> ours = {"checkpoint", "vkey", "tile"};
  std::size_t found = 0;
  for (const auto& item : fs::directory_iterator(target)) {
    if (!ours.contains(item.path().filename().string())) return refuse("export.not-empty", {target.string()});
    ++found;
  }
  if (found == 0) return std::optional<std::string>();
  auto note = read_note(target / "checkpoint");
  if (note.empty()) return refuse("export.not-empty", {target.string()});
  return std::optional(std::move(note));
}

// An earlier export is evidence: it is replaced only by one that continues it.
std::optional<Refusal> why_not_replace(const store::Reader& reader, const store::UnitRow& unit,
                                       const std::string& note, const fs::path& target, std::uint64_t size) {
  const auto parsed = ledger::parse_note(note);
  const auto earlier =
      parsed ? ledger::parse_checkpoint(parsed->text) : Result<ledger::Checkpoint>(parsed.error());
  if (!earlier) return refuse("export.not-empty", {target.string()});
  if (earlier->origin != unit.origin) return refuse("export.other-log", {target.string(), earlier->origin});
  LogTiles tiles(reader, unit.id);
  ledger::TileNodes nodes(tiles);
  const auto root =
      earlier->size <= size ? ledger::root_of(earlier->size, nodes) : refuse("ledger.kept-smaller");
  if (!root || *root != earlier->root)
    return refuse("export.not-continued", {target.string(), std::to_string(earlier->size)});
  return std::nullopt;
}

void sync_file_system(const fs::path& folder) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0 || syncfs(descriptor) != 0) {
    const int error = errno;
    if (descriptor >= 0) close(descriptor);
    fail_file(folder, error);
  }
  close(descriptor);
}

// Removed with all it holds when this ends.
struct Beside {
  explicit Beside(const fs::path& target) {
    std::string name = (target.parent_path() / ("." + target.filename().string() + ".new-XXXXXX")).string();
    if (mkdtemp(name.data()) == nullptr) fail_file(name, errno);
    path = name;
    if (chmod(name.c_str(), 0755) != 0) fail_file(path, errno);
  }
  ~Beside() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  Beside(const Beside&) = delete;
  Beside& operator=(const Beside&) = delete;
  fs::path path;
};

}  // namespace

Result<ExportSummary> export_log(const store::Reader& reader, const store::UnitRow& unit,
                                 const std::string& vkey, const fs::path& given,
                                 const ExportOptions& options) {
  fs::path target = fs::absolute(given).lexically_normal();
  if (!target.has_filename()) target = target.parent_path();
  const auto latest = reader.latest_checkpoint(unit.id);
  if (!latest) return refuse("export.nothing");
  const auto earlier = look_at(target);
  if (!earlier) return earlier.error();
  if (*earlier)
    if (auto reason = why_not_replace(reader, unit, **earlier, target, latest->size)) return *reason;
  if (std::error_code error; !fs::is_directory(target.parent_path(), error))
    return refuse("data.no-parent", {target.parent_path().string()});
  const Beside folder(target);
  ExportSummary summary{unit.origin, latest->size, 0};
  summary.files = Exporter(reader, unit, folder.path, options).write(*latest, vkey);
  sync_file_system(folder.path);
  // In one step, so that a reader finds the one export or the other; the old one is removed under the other
  // name.
  const unsigned how = *earlier ? RENAME_EXCHANGE : 0;
  if (renameat2(AT_FDCWD, folder.path.c_str(), AT_FDCWD, target.c_str(), how) != 0) fail_file(target, errno);
  sync_folder(target.parent_path());
  return summary;
}

Result<ExportSummary> export_log(DataDirectory& data, const fs::path& target, const ExportOptions& options) {
  return export_log(*data.store().read(), data.unit(), data.vkey(), target, options);
}

Result<ExportSummary> export_audit_log(DataDirectory& data, const fs::path& target,
                                       const ExportOptions& options) {
  const auto log = audit_log(data);
  if (!log) return refuse("export.nothing");
  return export_log(*data.store().read(), log->unit, log->vkey, target, options);
}

}  // namespace jishi::app
