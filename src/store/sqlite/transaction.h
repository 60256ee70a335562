#pragma once
// SqliteTransaction: the writing half of the contract. Whoever makes it holds the one writer connection.

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "store/forwarding.h"
#include "store/sqlite/key_list.h"
#include "store/sqlite/reads.h"

namespace jishi::store::sqlite {

class SqliteTransaction : public ForwardingReader<Transaction> {
 public:
  // `ended` is called once, when the connection is free again.
  SqliteTransaction(Connection& connection, std::function<void()> ended);
  ~SqliteTransaction() override;

  std::vector<HeadRow> heads_by_key(UnitId unit, std::string_view type, int year,
                                    std::int64_t key) const override;
  void put_unit(const UnitRow& unit) override;
  void put_head(UnitId unit, const HeadRow& head) override;
  void append_entry(UnitId unit, const EntryRow& entry, std::string_view record, int version) override;
  void put_tile(UnitId unit, int level, std::uint64_t index, std::string_view hashes) override;
  void put_checkpoint(UnitId unit, const CheckpointRow& checkpoint) override;
  void put_import(UnitId unit, const ImportRow& import) override;
  void put_actor(UnitId unit, const ActorRow& actor) override;
  void put_evidence(UnitId unit, const EvidenceRow& evidence) override;
  void erase_body(UnitId unit, std::uint64_t index) override;
  int next_numbers(UnitId unit, std::string_view series, int how_many) override;
  void commit() override;
  bool is_erased_for_good() const override { return is_erased_for_good_; }

 protected:
  const Reader& source() const override { return reads_; }

 private:
  std::optional<std::uint64_t> version_before(UnitId unit, std::string_view record, int version);
  void close() noexcept;

  Connection& connection_;
  std::function<void()> ended_;
  SqliteReads reads_;
  mutable KeyList keys_;
  std::map<UnitId, std::uint64_t> sizes_;
  // Taken once for the whole transaction: an import runs them a million times.
  std::unique_ptr<Query> insert_head_;
  std::unique_ptr<Query> insert_entry_;
  bool has_erased_ = false;
  bool is_erased_for_good_ = true;
  bool is_open_ = true;
};

}  // namespace jishi::store::sqlite
