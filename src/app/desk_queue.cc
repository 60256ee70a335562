// The desk's writer thread: everything that waits is decided, written and committed together.

#include <semaphore.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iterator>

#include "app/desk_state.h"

namespace jishi::app {

namespace {

constexpr std::size_t kMostPerBatch = 256;
constexpr std::chrono::microseconds kGathering(500);

// One that waits. Lives on the stack of its thread.
struct Waiting {
  Waiting() { sem_init(&done, 0, 0); }
  ~Waiting() { sem_destroy(&done); }
  Waiting(const Waiting&) = delete;
  Waiting& operator=(const Waiting&) = delete;
  std::optional<Answer> answer;
  sem_t done;
};

std::vector<DeskRequest> one(DeskRequest request) {
  std::vector<DeskRequest> out;
  out.push_back(std::move(request));
  return out;
}

}  // namespace

void Desk::State::submit(DeskAct act, WhenDone when_done) {
  DeskRequest request{std::move(act), std::move(when_done), std::nullopt};
  {
    const std::lock_guard lock(mutex);
    if (!is_stopping) {
      waiting.push_back(std::move(request));
      if (waiting.size() == 1 || waiting.size() == expected) has_work.notify_one();
      return;
    }
  }
  // A callback asked, while the desk is being destroyed.
  std::promise<bool> committed;
  committed.set_exception(std::make_exception_ptr(store::StoreFailure(
      "程序正在关闭，没有写入任何内容 / the program is closing and nothing was written")));
  answers.add({one(std::move(request)), {}, committed.get_future()});
}

void Desk::State::refuse_at_once(Refusal reason, WhenDone when_done) {
  std::promise<bool> decided;
  decided.set_value(true);
  answers.add(
      {one({{}, std::move(when_done), Result<Receipt>(std::move(reason))}), {}, decided.get_future()});
}

Result<Receipt> Desk::State::wait_for(const std::function<void(WhenDone)>& start) {
  if (answers.is_this_thread()) {
    std::fputs("a callback of the desk waits for the desk\n", stderr);
    std::abort();
  }
  Waiting waits;
  start([&waits](Answer answer) {
    waits.answer = std::move(answer);
    sem_post(&waits.done);
  });
  while (sem_wait(&waits.done) != 0) {
  }
  return std::move(*waits.answer).get();
}

void Desk::State::run() {
  std::unique_lock lock(mutex);
  for (;;) {
    has_work.wait(lock, [&] { return is_stopping || !waiting.empty(); });
    if (waiting.empty()) return;
    // Those who were answered just now are about to write again: one fsync for many is worth a short wait.
    has_work.wait_for(lock, kGathering, [&] { return is_stopping || waiting.size() >= expected; });
    const auto end = waiting.begin() + static_cast<std::ptrdiff_t>(std::min(waiting.size(), kMostPerBatch));
    std::vector<DeskRequest> requests(std::make_move_iterator(waiting.begin()), std::make_move_iterator(end));
    waiting.erase(waiting.begin(), end);
    lock.unlock();
    const auto count = requests.size();
    run_batch(std::move(requests));
    lock.lock();
    expected = std::min(count + waiting.size(), kMostPerBatch);
  }
}

void Desk::State::run_batch(std::vector<DeskRequest> requests) {
  std::promise<bool> committed;
  WrittenBatch batch{std::move(requests), {}, committed.get_future()};
  try {
    committed.set_value(write_all(batch));
  } catch (...) {
    committed.set_exception(std::current_exception());
  }
  // Failed or refused before there was anything to commit.
  if (!batch.requests.empty()) answers.add(std::move(batch));
}

bool Desk::State::write_all(WrittenBatch& batch) {
  const auto tx = store.begin();
  try {
    LogBatch entries(log, *tx, KeepTiles::yes);
    BatchNumbers numbers(*tx, unit);
    DeskBatch shared{*tx, entries, unit, evidence, actors, numbers, Instant::now()};
    for (auto& request : batch.requests) request.answer = request.act(shared);
    if (entries.is_empty()) {
      actors.forget();  // an id given to a refused request is given back with the transaction
      return true;
    }
    numbers.store();
    actors.enter_names(entries, shared.at);
    batch.log = entries.seal();
    answers.add(std::move(batch));
    entries.commit();
    return tx->is_erased_for_good();
  } catch (...) {
    // Before the transaction ends and lets another writer in.
    actors.forget();
    throw;
  }
}

}  // namespace jishi::app
