#pragma once
// Listeners: the open event lines, each told only what its owner may know. May be used from any thread.

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "http/message.h"
#include "http/shelf.h"

namespace jishi::http {

class Listeners {
 public:
  // Asked once whenever something changed: one whose session ended hears no more, and the line is closed.
  using IsStillIn = std::function<bool()>;
  using MayKnow = std::function<bool(const ShelfRow&)>;
  // Refused (false), and the line closed, when there are too many.
  bool add(std::shared_ptr<EventLine> line, IsStillIn is_still_in, MayKnow may_know);
  void tell(const std::vector<ShelfRowPtr>& changed);
  std::size_t count() const;

 private:
  struct Listener {
    std::shared_ptr<EventLine> line;
    IsStillIn is_still_in;
    MayKnow may_know;
  };
  mutable std::mutex mutex_;
  std::vector<Listener> listeners_;
};

}  // namespace jishi::http
