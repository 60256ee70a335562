#include "http/event_queue.h"

namespace jishi::http {

bool EventQueue::write(std::string event) {
  const std::lock_guard lock(mutex_);
  if (is_closed_) return false;
  if (waiting_.size() + event.size() > kMaxWaitingBytes) {
    is_closed_ = true;
    waiting_.clear();
    wake_();
    return false;
  }
  const bool was_empty = waiting_.empty();
  waiting_ += event;
  if (was_empty) wake_();
  return true;
}

std::string EventQueue::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(waiting_, {});
}

void EventQueue::close() {
  const std::lock_guard lock(mutex_);
  if (is_closed_) return;
  is_closed_ = true;
  waiting_.clear();
  wake_();
}

void EventQueue::abandon() {
  const std::lock_guard lock(mutex_);
  is_closed_ = true;
  waiting_.clear();
  wake_ = nullptr;
}

bool EventQueue::is_closed() const {
  const std::lock_guard lock(mutex_);
  return is_closed_;
}

}  // namespace jishi::http
