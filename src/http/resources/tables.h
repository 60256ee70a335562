#pragma once
// The tables of routes, one per noun.

#include <vector>

#include "http/call.h"

namespace jishi::http {

std::vector<Route> openapi_routes();
std::vector<Route> unit_routes();
std::vector<Route> catalogue_routes();
std::vector<Route> record_routes();
std::vector<Route> record_write_routes();
std::vector<Route> register_routes();
std::vector<Route> evidence_routes();
std::vector<Route> import_routes();
std::vector<Route> case_routes();
std::vector<Route> step_routes();
std::vector<Route> duty_routes();
std::vector<Route> reminder_routes();
std::vector<Route> workbench_routes();
std::vector<Route> xray_routes();
std::vector<Route> report_routes();
std::vector<Route> check_routes();
std::vector<Route> ledger_routes();
std::vector<Route> search_routes();
std::vector<Route> event_routes();
std::vector<Route> session_routes();
std::vector<Route> own_account_routes();
std::vector<Route> oidc_routes();
std::vector<Route> account_routes();
std::vector<Route> policy_routes();
std::vector<Route> audit_routes();
std::vector<Route> backup_routes();

}  // namespace jishi::http
