// The desk's writer thread: everything that waits is decided, written and committed together.

#include <algorithm>
#include <chrono>

#include "app/desk_state.h"
#include "ledger/proof.h"
#include "ledger/tile.h"

namespace jishi::app {

namespace {

constexpr std::size_t kMostPerBatch = 256;
constexpr std::chrono::microseconds kGathering(500);

void add_proofs(const std::vector<DeskRequest*>& batch, const LogBatch& log, const store::Transaction& tx,
                store::UnitId unit) {
  StoreTiles tiles(tx, unit);
  ledger::TileNodes nodes(tiles);
  for (auto* request : batch) {
    if (!request->answer->has_value()) continue;
    Receipt& receipt = **request->answer;
    auto proof = ledger::inclusion_proof(receipt.index, log.size(), nodes);
    if (!proof) throw store::StoreFailure(proof.error()[0].line(Lang::zh));
    receipt.proof = std::move(*proof);
    receipt.checkpoint = log.checkpoint();
  }
}

}  // namespace

Result<Receipt> Desk::State::submit(DeskAct act) {
  DeskRequest request(std::move(act));
  {
    const std::lock_guard lock(mutex);
    waiting.push_back(&request);
    if (waiting.size() == 1 || waiting.size() == enough()) has_work.notify_one();
  }
  while (sem_wait(&request.done) != 0) {
  }
  for (auto* other : request.wakes)
    if (other != nullptr) sem_post(&other->done);
  if (request.failure) std::rethrow_exception(request.failure);
  return std::move(*request.answer);
}

void Desk::State::run() {
  std::vector<DeskRequest*> batch;
  std::unique_lock lock(mutex);
  for (;;) {
    has_work.wait(lock, [&] { return is_stopping || !waiting.empty(); });
    if (waiting.empty()) return;
    // Those who were answered just now are about to write again: one fsync for many is worth a short wait.
    // Half of them: the others prepare their writes meanwhile.
    has_work.wait_for(lock, kGathering, [&] { return is_stopping || waiting.size() >= enough(); });
    const auto count = static_cast<std::ptrdiff_t>(std::min(waiting.size(), kMostPerBatch));
    batch.assign(waiting.begin(), waiting.begin() + count);
    waiting.erase(waiting.begin(), waiting.begin() + count);
    lock.unlock();
    std::exception_ptr failure;
    try {
      run_batch(batch);
    } catch (...) {
      failure = std::current_exception();
    }
    lock.lock();
    expected = std::min(batch.size() + waiting.size(), kMostPerBatch);
    lock.unlock();
    for (std::size_t i = 0; i < batch.size(); ++i) {
      batch[i]->failure = failure;
      for (std::size_t k = 0; k < 2; ++k)
        batch[i]->wakes[k] = 2 * i + 1 + k < batch.size() ? batch[2 * i + 1 + k] : nullptr;
    }
    sem_post(&batch.front()->done);  // the requests are gone from here on
    lock.lock();
  }
}

void Desk::State::run_batch(const std::vector<DeskRequest*>& batch) {
  const auto tx = store.begin();
  try {
    LogBatch entries(log, *tx);
    BatchNumbers numbers(*tx, unit);
    DeskBatch shared{*tx, entries, unit, evidence, actors, numbers, Instant::now()};
    for (auto* request : batch) request->answer = request->act(shared);
    if (entries.is_empty()) {
      actors.forget();  // an id given to a refused request is given back with the transaction
      return;
    }
    numbers.store();
    actors.enter_names(entries, shared.at);
    entries.seal();
    add_proofs(batch, entries, *tx, unit);
    entries.commit();
  } catch (...) {
    // Before the transaction ends and lets another writer in.
    actors.forget();
    throw;
  }
}

}  // namespace jishi::app
