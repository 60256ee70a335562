// Server-sent events: what changed, of what the listener may know.

#include <algorithm>

#include "accounts/reach.h"
#include "http/resources/tables.h"

namespace jishi::http {

namespace {

bool is_still_in(accounts::Accounts& accounts, const accounts::Who& who, Day today) {
  if (!accounts::holds_on(who.scope, today)) return false;
  if (who.by_token) {
    const auto tokens = accounts.tokens(who);
    return std::any_of(tokens.begin(), tokens.end(), [now = Instant::now(), &who](const auto& row) {
      return row.id == who.session && row.ends > now;
    });
  }
  const auto sessions = accounts.sessions(who);
  return std::any_of(sessions.begin(), sessions.end(),
                     [&](const auto& row) { return row.id == who.session; });
}

Result<Reply> events(Call& call) {
  auto& office = call.office;
  const auto who = call.who();
  const auto may_know = [who](const ShelfRow& row) {
    if (is_title_confidential(*row.type)) return false;
    return accounts::is_in_scope(who.scope, row.key.type, row.key.year);
  };
  const auto still_in = [who, &office] { return is_still_in(office.accounts, who, office.today()); };
  office.shelf.refresh();  // what is changed from now on is told; what was there before is not
  EventsBody body;
  body.start = [&office, still_in, may_know](std::shared_ptr<EventLine> line) {
    line->write("retry: 3000\n\n");
    office.listeners.add(std::move(line), still_in, may_know);
  };
  return Reply{200, {{"content-type", "text/event-stream"}}, std::move(body)};
}

}  // namespace

std::vector<Route> event_routes() {
  return {{"GET",
           "/events",
           "listenToEvents",
           "events",
           "变动通知（SSE）",
           "what changed, as server-sent events",
           accounts::Right::records_read,
           0,
           {},
           "",
           "",
           "text/event-stream",
           events}};
}

}  // namespace jishi::http
