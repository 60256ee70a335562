#pragma once
// EventQueue: the events that wait for one peer. Bounded: a peer that does not read is dropped, nobody waits
// for it.

#include <functional>
#include <mutex>
#include <string>

#include "http/message.h"

namespace jishi::http {

class EventQueue : public EventLine {
 public:
  static constexpr std::size_t kMaxWaitingBytes = 256u << 10;

  // wake: there is something to take, or the queue was closed. Never called after close() or abandon()
  // returned.
  explicit EventQueue(std::function<void()> wake) : wake_(std::move(wake)) {}

  bool write(std::string event) override;
  // All that waits; empty when nothing does.
  std::string take();
  void close() override;
  bool is_closed() const;
  // Nobody takes any more: closed, and what `wake` holds is let go, since others may keep the queue for
  // longer than its server lives.
  void abandon();

 private:
  mutable std::mutex mutex_;
  std::function<void()> wake_;
  std::string waiting_;
  bool is_closed_ = false;
};

}  // namespace jishi::http
