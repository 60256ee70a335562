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
      if (waiting.size() == 1) has_work.notify_one();
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

bool Desk::State::has_waiting() {
  const std::lock_guard lock(mutex);
  return is_stopping || !waiting.empty();
}

void Desk::State::run() {
  for (;;) {
    if (expected > 1) look_for([this] { return has_waiting(); });
    {
      std::unique_lock lock(mutex);
      has_work.wait(lock, [&] { return is_stopping || !waiting.empty(); });
      if (waiting.empty()) return;
    }
    const auto count = run_batch();
    const std::lock_guard lock(mutex);
    expected = std::min(count + waiting.size(), kMostPerBatch);
  }
}

std::size_t Desk::State::run_batch() {
  std::promise<bool> committed;
  WrittenBatch batch{{}, {}, committed.get_future()};
  std::size_t count = 0;
  try {
    committed.set_value(write_all(batch, count));
  } catch (...) {
    if (batch.requests.empty() && count == 0) take_more(batch.requests, std::chrono::steady_clock::now());
    committed.set_exception(std::current_exception());
  }
  // Failed or refused before there was anything to commit.
  if (!batch.requests.empty()) answers.add(std::move(batch));
  return count;
}

bool Desk::State::take_more(std::vector<DeskRequest>& batch, std::chrono::steady_clock::time_point until) {
  std::unique_lock lock(mutex);
  if (batch.size() < expected)
    has_work.wait_until(lock, until, [&] { return is_stopping || !waiting.empty(); });
  const auto room = kMostPerBatch - std::min(batch.size(), kMostPerBatch);
  const auto end = waiting.begin() + static_cast<std::ptrdiff_t>(std::min(waiting.size(), room));
  if (end == waiting.begin()) return false;
  batch.insert(batch.end(), std::make_move_iterator(waiting.begin()), std::make_move_iterator(end));
  waiting.erase(waiting.begin(), end);
  return true;
}

bool Desk::State::write_all(WrittenBatch& batch, std::size_t& count) {
  const auto tx = store.begin();
  try {
    LogBatch entries(log, *tx, KeepTiles::yes);
    BatchNumbers numbers(*tx, unit);
    DeskBatch shared{*tx, entries, unit, evidence, actors, numbers, Instant::now()};
    // Those who were answered just now are about to write again: one fsync for many is worth a short wait,
    // and what came already is written meanwhile.
    const auto until = std::chrono::steady_clock::now() + kGathering;
    while (take_more(batch.requests, until))
      for (; count < batch.requests.size(); ++count)
        batch.requests[count].answer = batch.requests[count].act(shared);
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
