// The desk's writer thread: everything that waits is decided, written and committed together.

#include <algorithm>

#include "app/desk_state.h"
#include "ledger/proof.h"
#include "ledger/tile.h"

namespace jishi::app {

namespace {

constexpr std::size_t kMostPerBatch = 256;

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
  DeskRequest request;
  request.act = std::move(act);
  std::unique_lock lock(mutex);
  waiting.push_back(&request);
  if (waiting.size() == 1) has_work.notify_one();
  has_answers.wait(lock, [&] { return request.is_done; });
  if (request.failure) std::rethrow_exception(request.failure);
  return std::move(*request.answer);
}

void Desk::State::run() {
  std::vector<DeskRequest*> batch;
  std::unique_lock lock(mutex);
  for (;;) {
    has_work.wait(lock, [&] { return is_stopping || !waiting.empty(); });
    if (waiting.empty()) return;
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
    for (auto* request : batch) {
      request->failure = failure;
      request->is_done = true;
    }
    has_answers.notify_all();
  }
}

void Desk::State::run_batch(const std::vector<DeskRequest*>& batch) {
  const auto tx = store.begin();
  try {
    LogBatch entries(log, *tx);
    DeskBatch shared{*tx, entries, unit, evidence, actors, Instant::now()};
    for (auto* request : batch) request->answer = request->act(shared);
    if (entries.is_empty()) return;
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
