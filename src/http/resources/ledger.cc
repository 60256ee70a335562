// The ledger: how far it goes, and verification of everything.

#include "app/ledger_verify.h"
#include "app/queries/verdicts_view.h"
#include "http/resources/tables.h"
#include "ledger/entry.h"

namespace jishi::http {

namespace {

using accounts::Right;

Result<Reply> look(Call& call) {
  const auto unit = call.office.unit.id;
  const auto checkpoint = call.reader().latest_checkpoint(unit);
  if (!checkpoint) return refuse("export.nothing");
  const auto last = call.reader().entry(unit, checkpoint->size - 1);
  const auto entry =
      last ? ledger::parse_entry(last->bytes) : Result<ledger::Entry>(refuse("export.nothing"));
  return reply_json(JsonObject{{"origin", call.office.unit.origin},
                               {"size", checkpoint->size},
                               {"checkpoint", checkpoint->note},
                               {"vkey", call.office.data.vkey()},
                               {"at", entry ? Json(entry->at.iso()) : Json()},
                               {"log", "/log/" + std::to_string(unit)}});
}

Result<Reply> verify(Call& call) {
  call.stop_reading();
  return reply_json(app::verdicts_json(app::verify_data(call.office.data, {})));
}

}  // namespace

std::vector<Route> ledger_routes() {
  return {
      {"GET",
       "/ledger",
       "getLedger",
       "ledger",
       "存证库现状",
       "the ledger as it stands",
       Right::ledger_read,
       0,
       {},
       "",
       "ledger",
       "",
       look},
      {"POST",
       "/ledger/verification",
       "verifyLedger",
       "ledger",
       "重读重算全部存证",
       "re-read and re-hash everything",
       Right::ledger_read,
       kLong,
       {},
       "",
       "verification",
       "",
       verify},
  };
}

}  // namespace jishi::http
