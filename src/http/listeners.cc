#include "http/listeners.h"

#include "base/json.h"

namespace jishi::http {

namespace {

constexpr std::size_t kMostListeners = 2'000;
// More changes at once (an import) are told as one: everything may have changed.
constexpr std::size_t kMostEvents = 200;

std::string event_of(const ShelfRow& row) {
  const JsonObject data{{"kind", row.of_case ? "case" : "record"},
                        {"id", row.id},
                        {"version", row.version},
                        {"at", row.recorded_at.iso()}};
  return "event: changed\ndata: " + boost::json::serialize(data) + "\n\n";
}

}  // namespace

bool Listeners::add(std::shared_ptr<EventLine> line, IsStillIn is_still_in, MayKnow may_know) {
  const std::lock_guard lock(mutex_);
  if (listeners_.size() >= kMostListeners) {
    line->close();
    return false;
  }
  listeners_.push_back({std::move(line), std::move(is_still_in), std::move(may_know)});
  return true;
}

void Listeners::tell(const std::vector<ShelfRowPtr>& changed) {
  const std::lock_guard lock(mutex_);
  std::erase_if(listeners_, [&](const Listener& listener) {
    if (!listener.is_still_in()) {
      listener.line->close();
      return true;
    }
    if (changed.size() > kMostEvents) return !listener.line->write("event: many\ndata: {}\n\n");
    for (const auto& row : changed)
      if (listener.may_know(*row) && !listener.line->write(event_of(*row))) return true;
    return false;
  });
}

std::size_t Listeners::count() const {
  const std::lock_guard lock(mutex_);
  return listeners_.size();
}

}  // namespace jishi::http
