// Server-sent events: what changed, of what the listener may know.

#include <atomic>

#include "http/resources/tables.h"

namespace jishi::http {

namespace {

// Recognised again at each event, so that one whose session ended hears no more.
Result<Reply> events(Call& call) {
  auto& office = call.office;
  const auto who = call.who();
  const auto may_know = [who, &office](const ShelfRow& row) {
    if (is_title_confidential(*row.type)) return false;
    if (!Sight(who, nullptr, office.today()).is_in_scope(row.key.type, row.key.year)) return false;
    return who.may(accounts::Right::records_read);
  };
  EventsBody body;
  body.start = [&office, may_know](std::shared_ptr<EventLine> line) {
    line->write("retry: 3000\n\n");
    office.listeners.add(std::move(line), may_know);
  };
  return Reply{200, {{"content-type", "text/event-stream"}}, std::move(body)};
}

}  // namespace

std::vector<Route> event_routes() {
  return {{"GET", "/events", "listenToEvents", "events", "变动通知（SSE）", "what changed, as server-sent events",
           accounts::Right::records_read, 0, {}, "", "", "text/event-stream", events}};
}

}  // namespace jishi::http
