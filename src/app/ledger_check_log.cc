#include "app/ledger_check_log.h"

#include <algorithm>

#include "app/record_writer.h"
#include "ledger/tree.h"
#include "ledger/verify_note.h"

namespace jishi::app {

using ledger::Verdict;

namespace {

constexpr std::uint64_t kEntriesBetweenProgress = 16'384;
constexpr std::uint64_t kAll = ~std::uint64_t{0} >> 1;

bool is_record(std::string_view kind) {
  return kind == kRecordFiled || kind == kRecordAmended || kind == kRecordWithdrawn || kind == kStepTaken;
}

}  // namespace

LogTotals LogCheck::run() {
  total_ = reader_.log_size(unit_.id);
  const auto latest = reader_.latest_checkpoint(unit_.id);
  if (!latest) {
    report_.fail("checkpoint", {refuse("verify.no-checkpoint", {std::to_string(total_)})});
    return totals_;
  }
  check_checkpoint(latest->note, options_, report_);
  kept_ = ledger::read_kept(options_, report_);
  reader_.each_checkpoint(unit_.id, [&](const store::CheckpointRow& row) {
    read_to(row.size);
    check_checkpoint_row(row);
    return true;
  });
  const auto signed_size = edge_.size();
  read_to(kAll);
  if (edge_.size() > signed_size)
    entry_faults_.add("verify.unsigned",
                      {std::to_string(signed_size), std::to_string(edge_.size() - signed_size)});
  finish();
  return totals_;
}

void LogCheck::read_to(std::uint64_t size) {
  if (is_cut_ || size <= edge_.size()) return;
  reader_.each_entry(unit_.id, edge_.size(), size, [&](const store::EntryRow& row) { return take(row); });
  if (!is_cut_ && size != kAll && edge_.size() < size) {
    is_cut_ = true;
    entry_faults_.add("verify.gap", {std::to_string(edge_.size())});
  }
}

bool LogCheck::take(const store::EntryRow& row) {
  if (row.index != edge_.size()) {
    is_cut_ = true;
    entry_faults_.add("verify.gap", {std::to_string(edge_.size())});
    return false;
  }
  if (const auto entry = ledger::parse_entry(row.bytes); !entry)
    form_faults_.add("verify.entry", {std::to_string(row.index)}, entry.error()[0]);
  else if (entry->unit != unit_.origin)
    form_faults_.add("ledger.entry-unit", {std::to_string(row.index), entry->unit, unit_.origin});
  else
    check_body(*entry, row);
  edge_.append(ledger::leaf_hash(row.bytes), [&](int level, std::uint64_t index, const std::string& hashes) {
    compare(level, index, hashes);
  });
  check_kept();
  if (options_.progress && edge_.size() % kEntriesBetweenProgress == 0)
    options_.progress(edge_.size(), total_);
  return true;
}

void LogCheck::check_body(const ledger::Entry& entry, const store::EntryRow& row) {
  names_.take(entry, row.body);
  if (is_record(entry.kind)) ++totals_.versions;
  if (entry.kind == kRecordFiled || (entry.kind == kStepTaken && entry.version == 1)) ++totals_.filed;
  if (entry.kind == kContentErased) totals_.erased.insert(entry.id);
  if (!row.body) {
    ++without_body_;
    if (is_record(entry.kind) || entry.kind == kActorNamed)
      missing_.insert(entry.id);
    else
      body_faults_.add("verify.body-missing", {std::to_string(row.index), entry.id});
    return;
  }
  ++bodies_;
  if (digest_.add(row.salt).add(*row.body).finish() != entry.commitment)
    body_faults_.add("verify.body", {std::to_string(row.index), entry.id, std::to_string(entry.version)});
  if (entry.kind == kEvidenceAdded) check_evidence(entry, *row.body);
  if (entry.kind == kContentErased) check_marks(entry, *row.body);
}

void LogCheck::check_evidence(const ledger::Entry& entry, const std::string& body) {
  ++totals_.evidence;
  const auto json = parse_json(body);
  const auto bytes =
      json && json->is_object() ? from_hex(text_of(json->get_object(), "sha256")) : std::nullopt;
  const auto digest = bytes ? hash_from_bytes(*bytes) : std::nullopt;
  const auto row = digest ? reader_.evidence(unit_.id, *digest) : std::nullopt;
  if (!row || canonical(evidence_body(*row)) != body) body_faults_.add("verify.evidence-row", {entry.id});
}

// Without a mark the erased row would be taken again.
void LogCheck::check_marks(const ledger::Entry& entry, const std::string& body) {
  const auto json = parse_json(body);
  const auto* marks = json && json->is_object() ? json->get_object().if_contains("marks") : nullptr;
  if (marks == nullptr || !marks->is_array()) return;  // an erasure by an earlier program
  for (const auto& item : marks->get_array()) {
    const auto bytes =
        item.is_string() ? from_hex(std::string_view(item.get_string())) : std::optional<std::string>();
    const auto mark = bytes ? hash_from_bytes(*bytes) : std::nullopt;
    if (!mark || !reader_.was_imported(unit_.id, *mark)) body_faults_.add("verify.mark", {entry.id});
  }
}

void LogCheck::check_checkpoint_row(const store::CheckpointRow& row) {
  ++checkpoints_;
  const auto fault = [&](const Refusal& reason) {
    checkpoint_faults_.add("verify.checkpoint", {std::to_string(row.size)}, reason);
  };
  Result<ledger::Checkpoint> checkpoint = refuse("ledger.note-malformed");
  if (options_.keys.empty()) {
    const auto note = ledger::parse_note(row.note);
    if (note) checkpoint = ledger::parse_checkpoint(note->text);
  } else {
    checkpoint = ledger::open_checkpoint(row.note, options_.keys.front());
  }
  if (!checkpoint) return fault(checkpoint.error()[0]);
  if (checkpoint->origin != unit_.origin)
    return fault(refuse("ledger.signature-origin", {checkpoint->origin, unit_.origin}));
  if (checkpoint->size != row.size) return fault(refuse("ledger.checkpoint-malformed", {"2"}));
  if (is_cut_ || edge_.size() != row.size) return fault(refuse("verify.gap", {std::to_string(edge_.size())}));
  if (const Hash root = edge_.root(); root != checkpoint->root)
    fault(refuse("ledger.root-differs", {to_base64(as_bytes(root)), to_base64(as_bytes(checkpoint->root))}));
}

void LogCheck::check_kept() {
  for (; next_kept_ < kept_.size() && kept_[next_kept_].size == edge_.size(); ++next_kept_) {
    const std::string size = std::to_string(edge_.size());
    if (kept_[next_kept_].root == edge_.root())
      report_.add("kept", Verdict::passed, {size});
    else
      report_.fail("kept", {refuse("ledger.kept-differs", {size})});
  }
}

void LogCheck::compare(int level, std::uint64_t index, const std::string& hashes) {
  ++tiles_;
  const ledger::TileCoordinate at{level, index, static_cast<int>(hashes.size() / 32)};
  const auto stored = reader_.tile(unit_.id, level, index);
  if (!stored) return tile_faults_.add("ledger.tile-missing", {tile_path(at)});
  if (stored->size() != hashes.size())
    return tile_faults_.add("ledger.tile-malformed", {tile_path(at), std::to_string(at.width)});
  if (*stored == hashes) return;
  const auto place = std::mismatch(stored->begin(), stored->end(), hashes.begin()).first - stored->begin();
  const std::uint64_t hash = index * ledger::kTileWidth + static_cast<std::uint64_t>(place) / 32;
  tile_faults_.add("ledger.tile-differs", {tile_path(at), std::to_string(hash << (8 * level))});
}

void LogCheck::finish() {
  const std::string size = std::to_string(edge_.size());
  if (options_.progress) options_.progress(edge_.size(), total_);
  edge_.each_partial([&](int level, std::uint64_t index, const std::string& hashes) {
    if (level > 0) compare(level, index, hashes);  // level 0's is not stored (app/log_tiles.h)
  });
  if (entry_faults_.is_empty())
    report_.add("entries", Verdict::passed, {size});
  else
    report_.fail("entries", entry_faults_.named());
  if (form_faults_.is_empty())
    report_.add("form", Verdict::passed, {size});
  else
    report_.fail("form", form_faults_.named());
  if (tile_faults_.is_empty())
    report_.add("tiles", Verdict::passed, {std::to_string(tiles_)});
  else
    report_.fail("tiles", tile_faults_.named(), std::to_string(tile_faults_.count()));
  const Hash root = edge_.root();
  if (root == report_.root && edge_.size() == report_.size)
    report_.add("root", Verdict::passed);
  else
    report_.fail("root", {refuse("ledger.root-differs",
                                 {to_base64(as_bytes(root)), to_base64(as_bytes(report_.root))})});
  for (; next_kept_ < kept_.size(); ++next_kept_)
    report_.fail("kept", {refuse("ledger.kept-smaller", {size, std::to_string(kept_[next_kept_].size)})});
  add_finding(report_, "checkpoints", checkpoint_faults_, {std::to_string(checkpoints_)});
  for (const auto& id : missing_)
    if (!totals_.erased.contains(id)) body_faults_.add("verify.body-gone", {id});
  add_finding(report_, "bodies", body_faults_, {std::to_string(bodies_)});
  names_.add_findings(reader_, unit_, report_);
  if (without_body_ > 0) add_finding(report_, "erased", Verdict::not_seen, {std::to_string(without_body_)});
}

}  // namespace jishi::app
