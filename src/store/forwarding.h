#pragma once
// ForwardingReader: a contract (Reader or Transaction) whose reads are answered by another Reader.

#include "store/store.h"

namespace jishi::store {

template <class Contract>
class ForwardingReader : public Contract {
 public:
  std::vector<UnitRow> units() const override { return source().units(); }
  std::optional<HeadWithBody> record(UnitId unit, std::string_view id) const override {
    return source().record(unit, id);
  }
  void each_record(UnitId unit, const RecordFilter& filter,
                   const std::function<bool(const HeadWithBody&)>& visit) const override {
    source().each_record(unit, filter, visit);
  }
  void each_head_from(UnitId unit, std::string_view file,
                      const std::function<bool(const HeadRow&)>& visit) const override {
    source().each_head_from(unit, file, visit);
  }
  std::vector<HeadRow> heads_by_key(UnitId unit, std::string_view type, int year,
                                    std::int64_t key) const override {
    return source().heads_by_key(unit, type, year, key);
  }
  std::uint64_t count_records(UnitId unit, const RecordFilter& filter) const override {
    return source().count_records(unit, filter);
  }
  std::optional<std::uint64_t> newest_entry(UnitId unit, std::string_view type) const override {
    return source().newest_entry(unit, type);
  }
  std::vector<std::uint64_t> versions(UnitId unit, std::string_view id) const override {
    return source().versions(unit, id);
  }
  std::uint64_t log_size(UnitId unit) const override { return source().log_size(unit); }
  std::optional<EntryRow> entry(UnitId unit, std::uint64_t index) const override {
    return source().entry(unit, index);
  }
  void each_entry(UnitId unit, std::uint64_t from, std::uint64_t to,
                  const std::function<bool(const EntryRow&)>& visit) const override {
    source().each_entry(unit, from, to, visit);
  }
  std::optional<std::string> tile(UnitId unit, int level, std::uint64_t index) const override {
    return source().tile(unit, level, index);
  }
  std::optional<CheckpointRow> latest_checkpoint(UnitId unit) const override {
    return source().latest_checkpoint(unit);
  }
  void each_checkpoint(UnitId unit, const std::function<bool(const CheckpointRow&)>& visit) const override {
    source().each_checkpoint(unit, visit);
  }
  bool was_imported(UnitId unit, const Hash& file_digest) const override {
    return source().was_imported(unit, file_digest);
  }
  std::vector<ActorRow> actors(UnitId unit) const override { return source().actors(unit); }
  std::optional<EvidenceRow> evidence(UnitId unit, const Hash& digest) const override {
    return source().evidence(unit, digest);
  }
  void each_evidence(UnitId unit, const std::function<bool(const EvidenceRow&)>& visit) const override {
    source().each_evidence(unit, visit);
  }

 protected:
  virtual const Reader& source() const = 0;
};

// Its writes go to another Transaction too; commit() is left.
class ForwardingTransaction : public ForwardingReader<Transaction> {
 public:
  void put_unit(const UnitRow& unit) override { target().put_unit(unit); }
  void put_head(UnitId unit, const HeadRow& head) override { target().put_head(unit, head); }
  void append_entry(UnitId unit, const EntryRow& entry, std::string_view record, int version) override {
    target().append_entry(unit, entry, record, version);
  }
  void put_tile(UnitId unit, int level, std::uint64_t index, std::string_view hashes) override {
    target().put_tile(unit, level, index, hashes);
  }
  void put_checkpoint(UnitId unit, const CheckpointRow& checkpoint) override {
    target().put_checkpoint(unit, checkpoint);
  }
  void put_import(UnitId unit, const ImportRow& import) override { target().put_import(unit, import); }
  void put_actor(UnitId unit, const ActorRow& actor) override { target().put_actor(unit, actor); }
  void put_evidence(UnitId unit, const EvidenceRow& evidence) override {
    target().put_evidence(unit, evidence);
  }
  void erase_body(UnitId unit, std::uint64_t index) override { target().erase_body(unit, index); }
  int next_numbers(UnitId unit, std::string_view series, int how_many) override {
    return target().next_numbers(unit, series, how_many);
  }

 protected:
  // Asked for each write.
  virtual Transaction& target() = 0;
};

}  // namespace jishi::store
