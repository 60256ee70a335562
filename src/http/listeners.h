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
  // May this listener know of the row; asked each time, so that one whose session ended hears no more.
  using MayKnow = std::function<bool(const ShelfRow&)>;
  // Refused (false) when there are too many.
  bool add(std::shared_ptr<EventLine> line, MayKnow may_know);
  void tell(const std::vector<ShelfRowPtr>& changed);
  std::size_t count() const;

 private:
  struct Listener {
    std::shared_ptr<EventLine> line;
    MayKnow may_know;
  };
  mutable std::mutex mutex_;
  std::vector<Listener> listeners_;
};

}  // namespace jishi::http
