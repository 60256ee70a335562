#pragma once
// SqliteReads: the reading half of the contract over one connection, inside whatever transaction it is in.

#include "store/sqlite/connection.h"
#include "store/store.h"

namespace jishi::store::sqlite {

class SqliteReads : public Reader {
 public:
  explicit SqliteReads(Connection& connection) : connection_(connection) {}

  std::vector<UnitRow> units() const override;
  std::optional<HeadWithBody> record(UnitId unit, std::string_view id) const override;
  void each_record(UnitId unit, const RecordFilter& filter,
                   const std::function<bool(const HeadWithBody&)>& visit) const override;
  void each_head_from(UnitId unit, std::string_view file,
                      const std::function<bool(const HeadRow&)>& visit) const override;
  std::vector<HeadRow> heads_by_key(UnitId unit, std::string_view type, int year,
                                    std::int64_t key) const override;
  std::uint64_t count_records(UnitId unit, const RecordFilter& filter) const override;
  std::optional<std::uint64_t> newest_entry(UnitId unit, std::string_view type) const override;
  std::vector<std::uint64_t> versions(UnitId unit, std::string_view id) const override;
  std::uint64_t log_size(UnitId unit) const override;
  std::optional<EntryRow> entry(UnitId unit, std::uint64_t index) const override;
  void each_entry(UnitId unit, std::uint64_t from, std::uint64_t to,
                  const std::function<bool(const EntryRow&)>& visit) const override;
  std::optional<std::string> tile(UnitId unit, int level, std::uint64_t index) const override;
  std::optional<CheckpointRow> latest_checkpoint(UnitId unit) const override;
  void each_checkpoint(UnitId unit, const std::function<bool(const CheckpointRow&)>& visit) const override;
  bool was_imported(UnitId unit, const Hash& file_digest) const override;
  std::vector<ActorRow> actors(UnitId unit) const override;
  std::optional<EvidenceRow> evidence(UnitId unit, const Hash& digest) const override;
  void each_evidence(UnitId unit, const std::function<bool(const EvidenceRow&)>& visit) const override;

 private:
  Connection& connection_;
};

}  // namespace jishi::store::sqlite
