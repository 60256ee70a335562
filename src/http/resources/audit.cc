// The audit trail.

#include "accounts/audit.h"

#include <charconv>

#include "http/pages_of_lists.h"
#include "http/resources/tables.h"

namespace jishi::http {

namespace {

using accounts::Right;

JsonObject line_json(const Call& call, const accounts::AuditLine& line) {
  const auto& event = line.event;
  std::string_view zh = event.kind, en = event.kind;
  for (const auto& row : accounts::audit_kinds())
    if (row.kind == event.kind) zh = row.zh, en = row.en;
  const auto account = call.office.accounts.find(event.account);
  return {{"index", line.index},
          {"at", line.at.iso()},
          {"kind", event.kind},
          {"zh", zh},
          {"en", en},
          {"account", event.account},
          {"login", account ? account->login : ""},
          {"object", event.object},
          {"success", event.success},
          {"peer", event.peer},
          {"details", event.details}};
}

Result<Reply> list(Call& call) {
  const auto ask = page_ask(call);
  if (!ask) return ask.error();
  accounts::AuditQuery query;
  if (!ask->place.empty()) {
    std::uint64_t before = 0;
    std::from_chars(ask->place.data(), ask->place.data() + ask->place.size(), before);
    query.before = before;
  }
  query.kind = call.text("kind");
  query.account = call.text("account");
  for (const auto& account : call.office.accounts.list())
    if (account.login == query.account) query.account = account.id;
  query.from = call.day("from");
  query.to = call.day("to");
  query.limit = ask->limit;
  const auto page = call.office.audit.query(query);
  JsonArray items;
  for (const auto& line : page.lines) items.push_back(line_json(call, line));
  return reply_page(call, std::move(items), page.next ? std::to_string(*page.next) : "", std::nullopt);
}

Result<Reply> kinds(Call&) {
  JsonArray items;
  for (const auto& row : accounts::audit_kinds())
    items.push_back(JsonObject{{"kind", row.kind}, {"zh", row.zh}, {"en", row.en}});
  return reply_json(JsonObject{{"items", std::move(items)}});
}

}  // namespace

std::vector<Route> audit_routes() {
  using Kind = Param::Kind;
  return {{"GET",
           "/audit",
           "listAudit",
           "accounts",
           "审计记录",
           "the audit trail",
           Right::audit_read,
           kLists,
           {{"kind", Kind::text, "事件", "kind of event"},
            {"account", Kind::text, "账号", "account"},
            {"from", Kind::day, "自", "from"},
            {"to", Kind::day, "至", "to"}},
           "",
           "audit-line",
           "",
           list},
          {"GET",
           "/audit-kinds",
           "listAuditKinds",
           "accounts",
           "审计事件的种类",
           "the kinds of events on the audit trail",
           Right::audit_read,
           0,
           {},
           "",
           "audit-kinds",
           "",
           kinds}};
}

}  // namespace jishi::http
