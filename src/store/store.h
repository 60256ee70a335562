#pragma once
// Store: the contract every store keeps (sqlite/, memory/, and the failing one of the tests). Keys begin with
// the unit.
//
// One writer at a time: begin() waits for the transaction before it to end. Readers see the last commit,
// whatever the writer does, and may be used from several threads, each its own. A Reader sees the commit that
// was the last when it was taken, for as long as it lives. commit() returns when the data is durable (fsync);
// a Transaction destroyed without commit() leaves nothing. Failures of the machine (disk full, I/O) are
// thrown as StoreFailure, after which the transaction holds nothing; the caller may try again with a new one.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/digest.h"
#include "domain/record.h"

namespace jishi::store {

class StoreFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

using UnitId = std::int64_t;

struct UnitRow {
  UnitId id = 0;
  std::string name;    // 区审计局
  std::string kind;    // audit-bureau
  std::string origin;  // of its ledger, the key name of its checkpoints
  Instant created;
};

// One entry of a unit's ledger with what it commits to. body is nothing once erased.
struct EntryRow {
  std::uint64_t index = 0;
  std::string bytes;                // the leaf, ledger/entry.h
  std::string salt;                 // 32 bytes
  std::optional<std::string> body;  // canonical JSON
};

// What lists and matching need of a record's latest version; the body stands with its entry.
struct HeadRow {
  std::string id;
  std::string type;
  int year = 0;
  int sequence = 0;
  int version = 1;
  RecordStatus status = RecordStatus::filed;
  Day happened_from;
  Day happened_to;
  Hash content{};        // domain content_digest
  std::int64_t key = 0;  // first 8 bytes of domain key_digest
  std::string origin_file;
  std::int64_t origin_row = 0;
  std::uint64_t entry = 0;
  std::uint64_t first_entry = 0;  // of version 1
};

struct HeadWithBody {
  HeadRow head;
  EntryRow entry;
};

struct RecordFilter {
  std::string type;              // empty: all
  std::optional<int> year;       // register year
  std::optional<Span> happened;  // overlaps
  bool with_withdrawn = false;
};

struct CheckpointRow {
  std::uint64_t size = 0;
  std::string note;  // signed note
};

struct ImportRow {
  Hash file_digest{};
  std::string file;
  Instant at;
  std::string actor;
};

struct ActorRow {
  std::string id;    // a1, a2 …
  std::string name;  // 王海燕; stays in the store
};

struct EvidenceRow {
  Hash digest{};
  std::uint64_t size_bytes = 0;
  std::string media_type;  // sniffed
  std::string name;        // sanitised, of the first time it was added
};

class Reader {
 public:
  virtual ~Reader() = default;
  virtual std::vector<UnitRow> units() const = 0;
  virtual std::optional<HeadWithBody> record(UnitId unit, std::string_view id) const = 0;
  // By type, year, sequence. The callback returns false to stop.
  virtual void each_record(UnitId unit, const RecordFilter& filter,
                           const std::function<bool(const HeadWithBody&)>& visit) const = 0;
  // Filed and open records that came from this file or a sheet of it (“file!sheet”), in the same order.
  virtual void each_head_from(UnitId unit, std::string_view file,
                              const std::function<bool(const HeadRow&)>& visit) const = 0;
  virtual std::vector<HeadRow> heads_by_key(UnitId unit, std::string_view type, int year,
                                            std::int64_t key) const = 0;
  virtual std::uint64_t count_records(UnitId unit, const RecordFilter& filter) const = 0;
  // The newest entry of any record of a type; nothing when there is none. Tells cheaply whether a register
  // changed.
  virtual std::optional<std::uint64_t> newest_entry(UnitId unit, std::string_view type) const = 0;
  // Entry indexes of every version of a record, oldest first.
  virtual std::vector<std::uint64_t> versions(UnitId unit, std::string_view id) const = 0;
  virtual std::uint64_t log_size(UnitId unit) const = 0;
  virtual std::optional<EntryRow> entry(UnitId unit, std::uint64_t index) const = 0;
  virtual void each_entry(UnitId unit, std::uint64_t from, std::uint64_t to,
                          const std::function<bool(const EntryRow&)>& visit) const = 0;
  virtual std::optional<std::string> tile(UnitId unit, int level, std::uint64_t index) const = 0;
  virtual std::optional<CheckpointRow> latest_checkpoint(UnitId unit) const = 0;
  virtual void each_checkpoint(UnitId unit, const std::function<bool(const CheckpointRow&)>& visit) const = 0;
  // Also of the marks of erased content (app/erased_marks.h), which stand among the digests.
  virtual bool was_imported(UnitId unit, const Hash& file_digest) const = 0;
  virtual std::vector<ActorRow> actors(UnitId unit) const = 0;
  virtual std::optional<EvidenceRow> evidence(UnitId unit, const Hash& digest) const = 0;
  virtual void each_evidence(UnitId unit, const std::function<bool(const EvidenceRow&)>& visit) const = 0;
};

class Transaction : public Reader {  // reads its own writes
 public:
  virtual void put_unit(const UnitRow& unit) = 0;
  virtual void put_head(UnitId unit, const HeadRow& head) = 0;  // inserts or replaces
  // Precondition: index == log_size. record/version: whose version it is, empty for other kinds. The record's
  // head is put after its entry: the entry of version n+1 is chained to the one the head still shows.
  virtual void append_entry(UnitId unit, const EntryRow& entry, std::string_view record, int version) = 0;
  virtual void put_tile(UnitId unit, int level, std::uint64_t index, std::string_view hashes) = 0;
  virtual void put_checkpoint(UnitId unit, const CheckpointRow& checkpoint) = 0;
  virtual void put_import(UnitId unit, const ImportRow& import) = 0;
  virtual void put_actor(UnitId unit, const ActorRow& actor) = 0;
  virtual void put_evidence(UnitId unit, const EvidenceRow& evidence) = 0;
  // Body and salt of one entry, for good; the entry's bytes stay.
  virtual void erase_body(UnitId unit, std::uint64_t index) = 0;
  // The next number of a series ("meeting-2023"), from 1, never given twice.
  int next_number(UnitId unit, std::string_view series) { return next_numbers(unit, series, 1); }
  // The first of how_many; 0 takes none and only looks.
  virtual int next_numbers(UnitId unit, std::string_view series, int how_many) = 0;
  virtual void commit() = 0;
  // After commit(): false when what was erased may still stand in the store's files, because somebody goes on
  // reading an earlier commit. Opening the store for writing when nobody does takes it off the disk.
  virtual bool is_erased_for_good() const { return true; }
};

class Store {
 public:
  virtual ~Store() = default;
  virtual std::unique_ptr<Reader> read() = 0;
  virtual std::unique_ptr<Transaction> begin() = 0;
};

}  // namespace jishi::store
