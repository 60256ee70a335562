#include "app/unit_log.h"

#include "app/log_tiles.h"
#include "ledger/checkpoint.h"
#include "ledger/tree.h"

namespace jishi::app {

namespace {

constexpr std::size_t kSaltsAtOnce = 128;

// Salts are cut from larger reads of the system's generator: one call per row would be felt in an import.
std::string next_salt() {
  thread_local std::string pool;
  if (pool.size() < ledger::kSaltBytes) pool = random_bytes(ledger::kSaltBytes * kSaltsAtOnce);
  std::string salt = pool.substr(pool.size() - ledger::kSaltBytes);
  pool.resize(pool.size() - ledger::kSaltBytes);
  return salt;
}

[[noreturn]] void fail_log() {
  throw store::StoreFailure(
      "存证库与其最新锚点不符，拒绝续写；请运行 jishi ledger verify 查明 / the ledger does not agree with "
      "its latest "
      "checkpoint and nothing is added to it; run jishi ledger verify");
}

ledger::RightEdge read_edge(const UnitLog& log, const store::Reader& reader) {
  const std::uint64_t size = reader.log_size(log.unit);
  if (size == 0) return {};
  LogTiles tiles(reader, log.unit);
  auto edge = ledger::RightEdge::read(size, tiles);
  const auto key = ledger::VerifierKey::from_text(log.signer->vkey());
  const auto latest = reader.latest_checkpoint(log.unit);
  if (!edge || !key || !latest || latest->size != size) fail_log();
  const auto checkpoint = ledger::open_checkpoint(latest->note, *key);
  if (!checkpoint || checkpoint->size != size || checkpoint->root != edge->root()) fail_log();
  return std::move(*edge);
}

}  // namespace

SealedBody::SealedBody(std::string canonical_body)
    : body(std::move(canonical_body)), salt(next_salt()), commitment(ledger::commit_to(salt, body)) {}

LogBatch::LogBatch(UnitLog& log, store::Transaction& tx, KeepTiles keep_tiles)
    : log_(log), tx_(tx), keep_tiles_(keep_tiles) {
  edge_ = std::exchange(log_.edge, std::nullopt);
  if (!edge_ || edge_->size() != tx_.log_size(log_.unit)) edge_ = read_edge(log_, tx_);
  old_size_ = edge_->size();
}

LogBatch::~LogBatch() {
  if (edge_ && is_empty()) log_.edge = std::move(edge_);
}

Result<std::uint64_t> LogBatch::append(const ledger::Entry& about, SealedBody body, bool is_record_version) {
  auto bytes = ledger::format_entry(about);
  if (!bytes) return bytes.error();
  store::EntryRow row{edge_->size(), std::move(*bytes), std::move(body.salt), std::move(body.body)};
  tx_.append_entry(log_.unit, row, is_record_version ? std::string_view(about.id) : std::string_view(),
                   static_cast<int>(about.version));
  edge_->append(ledger::leaf_hash(row.bytes), [&](int level, std::uint64_t index, const std::string& hashes) {
    tx_.put_tile(log_.unit, level, index, hashes);
    if (keep_tiles_ == KeepTiles::yes) tiles_.push_back({level, index, hashes});
  });
  return row.index;
}

SealedLog LogBatch::seal() {
  edge_->each_partial([&](int level, std::uint64_t index, const std::string& hashes) {
    if (level > 0 && edge_->size() >> (8 * level) != old_size_ >> (8 * level))
      tx_.put_tile(log_.unit, level, index, hashes);
    if (keep_tiles_ == KeepTiles::yes) tiles_.push_back({level, index, hashes});
  });
  auto note = ledger::sign_checkpoint({log_.origin, edge_->size(), edge_->root(), {}}, *log_.signer);
  tx_.put_checkpoint(log_.unit, {edge_->size(), note});
  return {edge_->size(), std::move(note), std::move(tiles_)};
}

void LogBatch::commit() {
  // Published before the commit lets the next writer in, and taken back if the commit fails.
  log_.edge = std::exchange(edge_, std::nullopt);
  try {
    tx_.commit();
  } catch (...) {
    log_.edge.reset();
    throw;
  }
}

}  // namespace jishi::app
