#include <algorithm>

#include "ledger/entry.h"
#include "ledger/right_edge.h"
#include "ledger/verify_note.h"

namespace jishi::ledger {

namespace {

constexpr std::uint64_t kBundlesBetweenProgress = 64;

// One pass over the entries: the tree is built anew and every tile is compared as soon as it is complete.
class FolderCheck {
 public:
  FolderCheck(TileSource& source, const VerifyOptions& options, VerifyReport& report)
      : source_(source), options_(options), report_(report) {}

  void run() {
    kept_ = read_kept(options_, report_);
    const bool whole = read_entries();
    if (whole)
      edge_.each_partial([&](int level, std::uint64_t n, const std::string& h) { compare(level, n, h); });
    report_tiles(whole);
    report_root(whole);
    // What a kept checkpoint says beyond the last entry cannot be there.
    for (; whole && next_kept_ < kept_.size(); ++next_kept_)
      report_.fail("kept", {refuse("ledger.kept-smaller",
                                   {std::to_string(report_.size), std::to_string(kept_[next_kept_].size)})});
    if (whole) report_form();
  }

 private:
  bool read_entries() {
    for (std::uint64_t n = 0; edge_.size() < report_.size; ++n) {
      const auto width = static_cast<int>(std::min(kTileWidth, report_.size - n * kTileWidth));
      if (!read_bundle({-1, n, width})) return false;
      if (options_.progress && (n + 1) % kBundlesBetweenProgress == 0)
        options_.progress(edge_.size(), report_.size);
    }
    if (options_.progress) options_.progress(edge_.size(), report_.size);
    report_.add("entries", Verdict::passed, {std::to_string(report_.size)});
    return true;
  }

  bool read_bundle(TileCoordinate at) {
    auto bytes = source_.read(tile_path(at));
    const auto wanted = static_cast<std::size_t>(at.width);
    // A partial bundle may be gone once the full one is there.
    if (!bytes && at.width < 256) {
      at.width = 256;
      bytes = source_.read(tile_path(at));
    }
    if (!bytes)
      return fail_entries(
          refuse("ledger.tile-missing", {tile_path({-1, at.index, static_cast<int>(wanted)})}));
    auto entries = parse_bundle(*bytes, at.width);
    if (!entries)
      return fail_entries(refuse("ledger.bundle-malformed", {tile_path(at), std::to_string(at.width)}));
    entries->resize(wanted);
    for (const auto entry : *entries) take(entry);
    return true;
  }

  bool fail_entries(Refusal reason) {
    report_.fail("entries", {std::move(reason)});
    return false;
  }

  void take(std::string_view entry) {
    const std::uint64_t index = edge_.size();
    check_form(index, entry);
    if (options_.on_entry) options_.on_entry(index, entry);
    edge_.append(leaf_hash(entry),
                 [&](int level, std::uint64_t n, const std::string& h) { compare(level, n, h); });
    for (; next_kept_ < kept_.size() && kept_[next_kept_].size == edge_.size(); ++next_kept_) {
      const std::string size = std::to_string(edge_.size());
      if (kept_[next_kept_].root == edge_.root())
        report_.add("kept", Verdict::passed, {size});
      else
        report_.fail("kept", {refuse("ledger.kept-differs", {size})});
    }
  }

  void check_form(std::uint64_t index, std::string_view bytes) {
    if (index > 0 && !ours_) return;
    const auto entry = parse_entry(bytes);
    if (index == 0) {
      ours_ = entry.has_value();
      if (ours_) unit_ = entry->unit;
    } else if (form_faults_.empty() && !entry) {
      form_faults_ = entry.error();
      form_faults_.front().where = std::to_string(index);
    } else if (form_faults_.empty() && entry->unit != unit_) {
      form_faults_ = {refuse("ledger.entry-unit", {std::to_string(index), entry->unit, unit_})};
    }
  }

  void compare(int level, std::uint64_t index, const std::string& hashes) {
    ++tiles_;
    TileCoordinate at{level, index, static_cast<int>(hashes.size() / 32)};
    auto bytes = source_.read(tile_path(at));
    if (!bytes && at.width < 256) {
      bytes = source_.read(tile_path({level, index, 256}));
      if (bytes && bytes->size() == kTileWidth * 32) bytes->resize(hashes.size());
    }
    if (!bytes)
      tile_fault(refuse("ledger.tile-missing", {tile_path(at)}));
    else if (bytes->size() != hashes.size())
      tile_fault(refuse("ledger.tile-malformed", {tile_path(at), std::to_string(at.width)}));
    else if (*bytes != hashes)
      tile_fault(differs(at, *bytes, hashes));
  }

  static Refusal differs(const TileCoordinate& at, const std::string& bytes, const std::string& hashes) {
    const auto place = std::mismatch(bytes.begin(), bytes.end(), hashes.begin()).first - bytes.begin();
    const std::uint64_t hash = at.index * kTileWidth + static_cast<std::uint64_t>(place) / 32;
    return refuse("ledger.tile-differs", {tile_path(at), std::to_string(hash << (8 * at.level))});
  }

  void tile_fault(Refusal reason) {
    constexpr std::size_t kNamed =
        3;  // enough to find the place; one altered entry alters a tile at each level
    ++tile_fault_count_;
    if (tile_faults_.size() < kNamed) tile_faults_.push_back(std::move(reason));
  }

  void report_tiles(bool whole) {
    if (!tile_faults_.empty())
      report_.fail("tiles", tile_faults_, std::to_string(tile_fault_count_));
    else if (whole)
      report_.add("tiles", Verdict::passed, {std::to_string(tiles_)});
    else
      report_.add("tiles", Verdict::not_seen);
  }

  void report_root(bool whole) {
    if (!whole) return report_.add("root", Verdict::not_seen);
    const Hash root = edge_.root();
    if (root == report_.root) return report_.add("root", Verdict::passed);
    report_.fail("root", {refuse("ledger.root-differs",
                                 {to_base64(as_bytes(root)), to_base64(as_bytes(report_.root))})});
  }

  void report_form() {
    if (report_.size == 0) return;
    if (!ours_) return report_.add("form", Verdict::not_seen);
    if (!form_faults_.empty()) return report_.fail("form", form_faults_);
    report_.add("form", Verdict::passed, {std::to_string(report_.size)});
    if (!options_.on_entry) report_.add("contents", Verdict::not_seen);
  }

  TileSource& source_;
  const VerifyOptions& options_;
  VerifyReport& report_;
  RightEdge edge_;
  std::vector<Checkpoint> kept_;
  std::size_t next_kept_ = 0;
  bool ours_ = false;
  std::string unit_;
  Refusals form_faults_;
  Refusals tile_faults_;
  std::uint64_t tile_fault_count_ = 0;
  std::uint64_t tiles_ = 0;
};

}  // namespace

VerifyReport verify_folder(TileSource& source, const VerifyOptions& options) {
  VerifyReport report;
  const auto note = source.read("checkpoint");
  if (!note) {
    report.fail("checkpoint", {refuse("ledger.tile-missing", {"checkpoint"})});
    return report;
  }
  if (check_checkpoint(*note, options, report)) FolderCheck(source, options, report).run();
  return report;
}

}  // namespace jishi::ledger
