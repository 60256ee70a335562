#pragma once
// Accounts as the API gives them.

#include "accounts/accounts.h"
#include "base/json.h"

namespace jishi::http {

JsonObject account_json(const accounts::Account& account);
JsonObject scope_json(const accounts::Scope& scope);
// {"from","to","types","years"}, each may be absent or null. Of the form the schema says.
accounts::Scope read_scope(const JsonObject& given);
// Refused: account.role, of ids that are none.
Result<std::vector<accounts::Role>> read_roles(const JsonArray& given);
Result<std::vector<accounts::Right>> read_rights(const JsonArray& given);
std::string_view reach_name(accounts::Reach reach);

}  // namespace jishi::http
