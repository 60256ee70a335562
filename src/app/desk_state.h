#pragma once
// What the desk and its import sessions share. Private to desk*.cc and import_session.cc.

#include <semaphore.h>

#include <array>
#include <condition_variable>
#include <deque>
#include <exception>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

#include "app/actor_ids.h"
#include "app/desk.h"
#include "app/record_writer.h"

namespace jishi::app {

// Numbers of series for the requests of one batch: each series is read once and written once.
class BatchNumbers {
 public:
  BatchNumbers(store::Transaction& tx, store::UnitId unit) : tx_(tx), unit_(unit) {}
  int next(const std::string& series) {
    const auto [found, is_new] = taken_.try_emplace(series);
    auto& [first, count] = found->second;
    if (is_new) first = tx_.next_numbers(unit_, series, 0);
    return first + count++;
  }
  void store() {
    for (const auto& [series, taken] : taken_) tx_.next_numbers(unit_, series, taken.second);
  }

 private:
  store::Transaction& tx_;
  store::UnitId unit_;
  std::map<std::string, std::pair<int, int>> taken_;  // the first, and how many
};

// What one request sees of the batch it is in.
struct DeskBatch {
  store::Transaction& tx;
  LogBatch& log;
  store::UnitId unit;
  const EvidenceFolder& evidence;
  ActorIds& actors;
  BatchNumbers& numbers;
  Instant at;

  // Only after everything that may be refused was decided: it may give the actor an id.
  RecordWriter writer(std::string_view actor) {
    return {tx, log, unit, evidence, actors.id_of(actor, tx), at};
  }
};

// Decides and, unless it refuses, writes. A refusing act must not have written anything. The receipt lacks
// proof and checkpoint, which come when the batch is sealed.
using DeskAct = std::function<Result<Receipt>(DeskBatch&)>;

// Lives on the stack of the thread that waits for its answer.
struct DeskRequest {
  explicit DeskRequest(DeskAct act_in) : act(std::move(act_in)) { sem_init(&done, 0, 0); }
  ~DeskRequest() { sem_destroy(&done); }
  DeskRequest(const DeskRequest&) = delete;
  DeskRequest& operator=(const DeskRequest&) = delete;

  DeskAct act;
  std::optional<Result<Receipt>> answer;
  std::exception_ptr failure;
  // Each answered request wakes two others: waking costs as much as writing, and the writer's time is
  // everybody's.
  std::array<DeskRequest*, 2> wakes{};
  sem_t done;
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
  std::deque<DeskRequest*> waiting;
  std::size_t expected = 1;  // how many write at a time, as the last batch showed
  std::size_t enough() const { return (expected + 1) / 2; }
  bool is_stopping = false;
  std::thread writer;
};

}  // namespace jishi::app
