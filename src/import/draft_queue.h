#pragma once
// Drafts on their way from the thread that reads rows to the one that stores them. A few batches at most
// wait: memory stays flat, and whoever is slower sets the pace.

#include <condition_variable>
#include <deque>
#include <mutex>
#include <vector>

#include "domain/record.h"

namespace jishi::importing {

struct DraftBatch {
  std::vector<Record> drafts;
  std::uint64_t bytes_done = 0;  // of the file, up to here
  bool sound = true;             // no problem so far in the whole import
};

class DraftQueue {
 public:
  // Waits while it is full. False once stopped: nobody will take any more.
  bool push(DraftBatch batch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stopped_ || waiting_.size() < at_most; });
    if (stopped_) return false;
    waiting_.push_back(std::move(batch));
    changed_.notify_all();
    return true;
  }
  // Waits for the next; false when the giver has ended and all is taken.
  bool pop(DraftBatch& batch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return ended_ || !waiting_.empty(); });
    if (waiting_.empty()) return false;
    batch = std::move(waiting_.front());
    waiting_.pop_front();
    changed_.notify_all();
    return true;
  }
  void end() { set(ended_); }     // by the giver
  void stop() { set(stopped_); }  // by the taker

 private:
  static constexpr std::size_t at_most = 4;
  void set(bool& flag) {
    const std::lock_guard lock(mutex_);
    flag = true;
    changed_.notify_all();
  }
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<DraftBatch> waiting_;
  bool ended_ = false;
  bool stopped_ = false;
};

}  // namespace jishi::importing
