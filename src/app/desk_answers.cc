// The desk's answering thread: proofs, and calling back.

#include "app/desk_state.h"
#include "ledger/proof.h"

namespace jishi::app {

namespace {

// Everything a proof needs is in memory: a disk that fails after the commit cannot keep its answers back.
void complete(Receipt& receipt, const SealedLog& log, ledger::TileNodes& nodes) {
  auto proof = ledger::inclusion_proof(receipt.index, log.size, nodes);
  if (!proof) throw std::logic_error(proof.error()[0].line(Lang::zh));
  receipt.proof = std::move(*proof);
  receipt.checkpoint = log.checkpoint;
}

void answer_all(WrittenBatch& batch) {
  ledger::KeptTiles tiles(std::move(batch.log.tiles));
  ledger::TileNodes nodes(tiles);
  const bool is_sealed = batch.log.size > 0;  // a failed batch may hold receipts that were never sealed
  for (auto& request : batch.requests)
    if (is_sealed && request.answer && *request.answer) complete(**request.answer, batch.log, nodes);
  if (batch.requests.size() > 1)
    look_for([&] { return batch.committed.wait_for(std::chrono::seconds(0)) == std::future_status::ready; });
  std::exception_ptr failure;
  bool is_erased_for_good = true;
  try {
    is_erased_for_good = batch.committed.get();
  } catch (...) {
    failure = std::current_exception();
  }
  for (auto& request : batch.requests) {
    if (failure) {
      request.when_done(Answer(failure));
      continue;
    }
    auto& answer = *request.answer;
    if (answer && is_erased_for_good) answer->may_linger = false;
    request.when_done(Answer(std::move(answer)));
  }
}

}  // namespace

DeskAnswers::DeskAnswers() : thread_([this] { run(); }) {}

DeskAnswers::~DeskAnswers() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  has_batch_.notify_one();
  thread_.join();
}

void DeskAnswers::add(WrittenBatch batch) {
  {
    const std::lock_guard lock(mutex_);
    written_.push_back(std::move(batch));
  }
  has_batch_.notify_one();
}

void DeskAnswers::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    has_batch_.wait(lock, [&] { return is_stopping_ || !written_.empty(); });
    if (written_.empty()) return;
    auto batch = std::move(written_.front());
    written_.pop_front();
    lock.unlock();
    answer_all(batch);
    lock.lock();
  }
}

}  // namespace jishi::app
