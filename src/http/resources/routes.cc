#include <array>
#include <iterator>

#include "http/resources/tables.h"
#include "http/route.h"

namespace jishi::http {

const std::vector<Route>& routes() {
  static const std::vector<Route> all = [] {
    constexpr std::array tables = {openapi_routes,   session_routes,  own_account_routes,  oidc_routes,
                                   account_routes,   policy_routes,   audit_routes,        unit_routes,
                                   catalogue_routes, record_routes,   record_write_routes, register_routes,
                                   import_routes,    evidence_routes, case_routes,         step_routes,
                                   duty_routes,      reminder_routes, workbench_routes,    xray_routes,
                                   report_routes,    check_routes,    ledger_routes,       search_routes,
                                   event_routes,     backup_routes};
    std::vector<Route> out;
    for (const auto table : tables) {
      auto rows = table();
      std::move(rows.begin(), rows.end(), std::back_inserter(out));
    }
    return out;
  }();
  return all;
}

}  // namespace jishi::http
