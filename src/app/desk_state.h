#pragma once
// What the desk and its import sessions share. Private to desk*.cc and import_session.cc.

#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <future>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

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
// proof and checkpoint, which come when the batch is committed.
using DeskAct = std::function<Result<Receipt>(DeskBatch&)>;

struct DeskRequest {
  DeskAct act;
  WhenDone when_done;
  std::optional<Result<Receipt>> answer;  // nothing when the batch failed before
};

// Looks for what is about to come before its thread goes to sleep for it: under load, waking up costs more
// than that. Only for those who know that somebody else is at work on it.
template <typename IsThere>
void look_for(const IsThere& is_there) {
  constexpr std::chrono::microseconds kLooking(300);
  const auto until = std::chrono::steady_clock::now() + kLooking;
  while (!is_there() && std::chrono::steady_clock::now() < until) std::this_thread::yield();
}

// A batch whose acts were decided: what its answers are made of.
struct WrittenBatch {
  std::vector<DeskRequest> requests;
  SealedLog log;                // empty when all were refused or it failed before
  std::future<bool> committed;  // is_erased_for_good(); throws what the batch failed with
};

// Shared with import sessions. log and actors belong to whoever holds the store's transaction.
struct DeskParts {
  DeskParts(store::Store& store_in, const store::UnitRow& unit_in, const ledger::Signer& signer,
            std::filesystem::path evidence_folder, const std::vector<RecordType>& types_in,
            OrganisationWords words_in)
      : store(store_in),
        unit(unit_in.id),
        evidence(std::move(evidence_folder)),
        types(types_in),
        words(std::move(words_in)),
        log{unit_in.id, unit_in.origin, &signer, std::nullopt},
        actors(unit_in.id) {}

  store::Store& store;
  const store::UnitId unit;
  const EvidenceFolder evidence;
  const RecordTypes types;
  const OrganisationWords words;
  UnitLog log;
  ActorIds actors;
};

// Answers batches on a thread of its own: proofs are made while the writer commits, and waking costs as much
// as writing.
class DeskAnswers {
 public:
  DeskAnswers();
  // Answers all there is first.
  ~DeskAnswers();
  DeskAnswers(const DeskAnswers&) = delete;
  DeskAnswers& operator=(const DeskAnswers&) = delete;

  void add(WrittenBatch batch);
  bool is_this_thread() const { return std::this_thread::get_id() == thread_.get_id(); }

 private:
  void run();

  std::mutex mutex_;  // of what follows
  std::condition_variable has_batch_;
  std::deque<WrittenBatch> written_;
  bool is_stopping_ = false;
  std::thread thread_;
};

struct Desk::State : DeskParts {
  using DeskParts::DeskParts;

  void submit(DeskAct act, WhenDone when_done);
  // What was decided before anything was asked of the store.
  void refuse_at_once(Refusal reason, WhenDone when_done);
  // Calls `start` and waits for the answer; throws what the batch failed with.
  Result<Receipt> wait_for(const std::function<void(WhenDone)>& start);

  void run();  // the writer thread
  // All that waits and what comes while it is written; how many there were.
  std::size_t run_batch();
  bool write_all(WrittenBatch& batch, std::size_t& count);
  // Moves what waits into the batch; waits until then while fewer came than expected. False: nothing came.
  bool take_more(std::vector<DeskRequest>& batch, std::chrono::steady_clock::time_point until);

  bool has_waiting();  // or is stopping

  std::mutex mutex;  // of what follows
  std::condition_variable has_work;
  std::deque<DeskRequest> waiting;
  std::size_t expected = 1;  // how many write at a time, as the last batch showed
  bool is_stopping = false;
  std::thread writer;
  // Last, so that it goes first: its callbacks may still ask for writes.
  DeskAnswers answers;
};

}  // namespace jishi::app
