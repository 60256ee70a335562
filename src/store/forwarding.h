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
  void each_record_from(UnitId unit, std::string_view file,
                        const std::function<bool(const HeadWithBody&)>& visit) const override {
    source().each_record_from(unit, file, visit);
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

}  // namespace jishi::store
