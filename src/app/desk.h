#pragma once
// Desk: the one door for writes. Every write is a record version or another act, with its ledger entry, in
// one transaction; the answer carries the receipt. Requests of several threads are committed together (group
// commit): one writer thread, one fsync and one signed checkpoint for all that wait. A refused request leaves
// nothing. All members may be called from any thread.
//
// Each write has two forms. One returns when it is durable. The other returns at once and calls back when it
// is, so that few threads keep many writes in flight. Callbacks come one at a time on a thread of the desk,
// in the order of the ledger; refusals may come earlier than the writes before them. A callback should be
// short, may ask for the next write, and must neither throw nor wait for the desk. A desk that is destroyed
// calls back all it owes first.

#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/import_session.h"
#include "base/result.h"
#include "domain/organisation.h"
#include "domain/record.h"
#include "domain/record_type.h"
#include "ledger/key.h"
#include "store/store.h"

namespace jishi::app {

class DataDirectory;

struct Receipt {
  std::string record;  // record id, or the id of the other act
  int version = 1;
  std::uint64_t index = 0;  // in the unit's ledger
  std::vector<Hash> proof;  // inclusion, leaf to root
  std::string checkpoint;   // signed note
  // Of an erasure: the text may stay on the disk, because somebody goes on reading an earlier state of the
  // store. The next opening for writing after that takes it off.
  bool may_linger = false;
};

// What became of a write.
class Answer {
 public:
  explicit Answer(Result<Receipt> result) : result_(std::move(result)) {}
  explicit Answer(std::exception_ptr failure) : failure_(std::move(failure)) {}  // NOLINT: kept, not thrown
  // Throws the failure of the machine that the write met with.
  Result<Receipt> get() &&;

 private:
  std::optional<Result<Receipt>> result_;
  std::exception_ptr failure_;
};
using WhenDone = std::function<void(Answer)>;

class Desk {
 public:
  // The store, signer and record types (the catalogue's) must outlive the desk. The unit must be in the
  // store. By the words it is known who is of the office.
  Desk(store::Store& store, store::UnitId unit, const ledger::Signer& signer,
       std::filesystem::path evidence_folder, const std::vector<RecordType>& types,
       OrganisationWords words = {});
  // Of a data directory that was opened for writing and outlives the desk.
  explicit Desk(DataDirectory& data);
  ~Desk();

  // Drafts as for ImportSession::add. The actor is a name; the ledger holds its id only.
  Result<Receipt> file(Record draft, std::string_view actor);
  // Refused when the record's latest version is another than `version`.
  Result<Receipt> amend(std::string_view id, int version, Record draft, std::string_view reason,
                        std::string_view actor);
  // Of a case somebody acted on the actor must be its office's or the chief today (may_withdraw).
  Result<Receipt> withdraw(std::string_view id, int version, std::string_view reason, std::string_view actor);
  // Erases the bodies of every version; entries and proofs stay. Leaves a content.erased entry, and marks by
  // which an import knows rows of the same content (erased_marks.h).
  // Refused when a version is given and the latest is another.
  Result<Receipt> erase(std::string_view id, std::string_view reason, std::string_view actor,
                        std::optional<int> version = std::nullopt);
  // One step of a case (app/case_desk.h decides it): `next` is the version the step leads to, decided from a
  // snapshot of the log at `seen_size`. `version` is the one it was decided from, 0 when the step starts the
  // case. Refused when the case has moved on since, and with what `recheck` says (it may be empty) when the
  // log has: it sees the store as the step will find it. It is called on the desk's writer thread; what it
  // refers to must be there until the step is answered.
  struct CaseStep {
    Record next;
    int version = 0;
    std::uint64_t seen_size = 0;
    std::function<Refusals(const store::Reader&)> recheck;
  };
  Result<Receipt> take_step(CaseStep step, std::string_view actor);
  // An act that is no record: kind is report.issued, unit.created …; the body is committed to and kept.
  Result<Receipt> note(std::string_view kind, std::string_view id, JsonObject body, std::string_view actor);

  // The same, calling back.
  void file(Record draft, std::string_view actor, WhenDone when_done);
  void amend(std::string_view id, int version, Record draft, std::string_view reason, std::string_view actor,
             WhenDone when_done);
  void withdraw(std::string_view id, int version, std::string_view reason, std::string_view actor,
                WhenDone when_done);
  void erase(std::string_view id, std::string_view reason, std::string_view actor, WhenDone when_done,
             std::optional<int> version = std::nullopt);
  void take_step(CaseStep step, std::string_view actor, WhenDone when_done);
  void note(std::string_view kind, std::string_view id, JsonObject body, std::string_view actor,
            WhenDone when_done);

  // Copies a file into the content-addressed folder (kept once; durable before it returns).
  Result<Evidence> keep_evidence(const std::filesystem::path& file);

  // Takes the writer until the session ends.
  std::unique_ptr<ImportSession> import(std::string_view actor, ErasedRows erased = ErasedRows::leave_out,
                                        JudgeStanding judge = {});

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace jishi::app
