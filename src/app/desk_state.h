#pragma once
// What the desk and its import sessions share. Private to desk*.cc and import_session.cc.

#include <condition_variable>
#include <deque>
#include <exception>
#include <filesystem>
#include <functional>
#include <mutex>
#include <thread>

#include "app/actor_ids.h"
#include "app/desk.h"
#include "app/record_writer.h"

namespace jishi::app {

// What one request sees of the batch it is in.
struct DeskBatch {
  store::Transaction& tx;
  LogBatch& log;
  store::UnitId unit;
  const EvidenceFolder& evidence;
  ActorIds& actors;
  Instant at;

  // Only after everything that may be refused was decided: it may give the actor an id.
  RecordWriter writer(std::string_view actor) {
    return {tx, log, unit, evidence, actors.id_of(actor, tx), at};
  }
};

// Decides and, unless it refuses, writes. A refusing act must not have written anything. The receipt lacks
// proof and checkpoint, which come when the batch is sealed.
using DeskAct = std::function<Result<Receipt>(DeskBatch&)>;

struct DeskRequest {
  DeskAct act;
  std::optional<Result<Receipt>> answer;
  std::exception_ptr failure;
  bool is_done = false;
};

// Shared with import sessions. log and actors belong to whoever holds the store's transaction.
struct DeskParts {
  DeskParts(store::Store& store_in, const store::UnitRow& unit_in, const ledger::Signer& signer,
            std::filesystem::path evidence_folder, const std::vector<RecordType>& types_in)
      : store(store_in),
        unit(unit_in.id),
        evidence(std::move(evidence_folder)),
        types(types_in),
        log{unit_in.id, unit_in.origin, &signer, std::nullopt},
        actors(unit_in.id) {}

  store::Store& store;
  const store::UnitId unit;
  const EvidenceFolder evidence;
  const RecordTypes types;
  UnitLog log;
  ActorIds actors;
};

struct Desk::State : DeskParts {
  using DeskParts::DeskParts;

  // Waits in the queue until a batch has taken the act; throws what the batch failed with.
  Result<Receipt> submit(DeskAct act);
  void run();  // the writer thread
  void run_batch(const std::vector<DeskRequest*>& batch);

  std::mutex mutex;  // of what follows
  std::condition_variable has_work;
  std::condition_variable has_answers;
  std::deque<DeskRequest*> waiting;
  bool is_stopping = false;
  std::thread writer;
};

}  // namespace jishi::app
