#pragma once
// RecordWriter: puts one version of a record into a transaction: the evidence it brings along, its entry, its
// head.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/evidence_folder.h"
#include "app/record_content.h"
#include "app/unit_log.h"
#include "store/store.h"

namespace jishi::app {

// Past facts of the ledger.
inline constexpr std::string_view kRecordFiled = "record.filed";
inline constexpr std::string_view kRecordAmended = "record.amended";
inline constexpr std::string_view kRecordWithdrawn = "record.withdrawn";
inline constexpr std::string_view kStepTaken = "step.taken";  // a version of the case's record
inline constexpr std::string_view kContentErased = "content.erased";
inline constexpr std::string_view kEvidenceAdded = "evidence.added";
inline constexpr std::string_view kUnitCreated = "unit.created";
inline constexpr std::string_view kActorNamed = "actor.named";

// The id of an evidence file's entry: made of its salted commitment, so that it tells nothing of the file.
std::string evidence_id(const SealedBody& body);
// The body of evidence.added.
JsonObject evidence_body(const store::EvidenceRow& row);
// The body of unit.created.
JsonObject unit_body(const store::UnitRow& unit);

class RecordTypes {
 public:
  explicit RecordTypes(const std::vector<RecordType>& types) : types_(types) {}
  const RecordType* find(std::string_view id) const;

 private:
  const std::vector<RecordType>& types_;
};

class RecordWriter {
 public:
  RecordWriter(store::Transaction& tx, LogBatch& log, store::UnitId unit, const EvidenceFolder& evidence,
               std::string actor, Instant at)
      : tx_(tx), log_(log), unit_(unit), evidence_(evidence), actor_(std::move(actor)), at_(at) {}

  // record has everything but entry; body commits to it. first_entry: of version 1, nothing when this is it.
  // Gives the index. Precondition: evidence with a digest is in the folder.
  std::uint64_t write(std::string_view kind, const Record& record, const RecordContent& content,
                      SealedBody body, std::optional<std::uint64_t> first_entry);
  // Another act; refused: ledger.entry-member.
  Result<std::uint64_t> note(std::string_view kind, std::string_view id, std::int64_t version,
                             SealedBody body);

 private:
  void add_evidence(const Evidence& file);

  store::Transaction& tx_;
  LogBatch& log_;
  store::UnitId unit_;
  const EvidenceFolder& evidence_;
  std::string actor_;
  Instant at_;
};

}  // namespace jishi::app
