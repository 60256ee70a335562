#pragma once
// UnitLog: a unit's ledger as its writers use it. The right edge of its tree stays in memory between batches
// and is read again from the store after a failure. LogBatch: the entries of one transaction; sealed by one
// signed checkpoint. Whoever holds the store's transaction may use them; nobody else.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/entry.h"
#include "ledger/key.h"
#include "ledger/right_edge.h"
#include "store/store.h"

namespace jishi::app {

struct UnitLog {
  store::UnitId unit = 0;
  std::string origin;
  const ledger::Signer* signer = nullptr;
  std::optional<ledger::RightEdge> edge;  // of the last commit; nothing: to be read
};

// What an entry commits to; made before the transaction begins.
struct SealedBody {
  explicit SealedBody(std::string canonical_body);
  std::string body;
  std::string salt;
  Hash commitment{};
};

// What the proofs of a batch's entries are made of.
struct SealedLog {
  std::uint64_t size = 0;
  std::string checkpoint;
  std::vector<ledger::TileBytes> tiles;  // when they were kept
};

enum class KeepTiles { no, yes };

class LogBatch {
 public:
  // Throws StoreFailure when the stored tiles do not give the latest checkpoint: a log never signs two
  // histories. Tiles are kept for proofs at 32 bytes per entry; an import needs none.
  LogBatch(UnitLog& log, store::Transaction& tx, KeepTiles keep_tiles = KeepTiles::no);
  // Gives an unused edge back.
  ~LogBatch();
  LogBatch(const LogBatch&) = delete;
  LogBatch& operator=(const LogBatch&) = delete;

  // Appends and gives the index. `record`: whose version it is; empty for other acts. Refused:
  // ledger.entry-member.
  Result<std::uint64_t> append(const ledger::Entry& about, SealedBody body, bool is_record_version);
  std::uint64_t size() const { return edge_->size(); }
  bool is_empty() const { return edge_->size() == old_size_; }

  // Puts the tiles and the checkpoint. Precondition: not empty.
  SealedLog seal();
  // Commits the transaction; the log goes on from here.
  void commit();

  const std::string& origin() const { return log_.origin; }

 private:
  UnitLog& log_;
  store::Transaction& tx_;
  std::optional<ledger::RightEdge> edge_;
  std::uint64_t old_size_ = 0;
  const KeepTiles keep_tiles_;
  std::vector<ledger::TileBytes> tiles_;
};

}  // namespace jishi::app
