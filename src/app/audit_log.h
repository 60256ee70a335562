#pragma once
// Where the audit trail's log stands beside the unit's: a second unit of the store with a key of its own.
// accounts/audit.h writes it; it is verified and exported like any other log.

#include <optional>
#include <string>
#include <string_view>

#include "store/store.h"

namespace jishi::app {

class DataDirectory;

inline constexpr std::string_view kAuditKind = "audit";
inline constexpr std::string_view kAuditKeyFile = "keys/audit.key";
inline constexpr std::string_view kAuditVkeyFile = "keys/audit.vkey";

std::string audit_origin(std::string_view unit_origin);
// Nothing when no account was ever made.
std::optional<store::UnitRow> audit_unit(const store::Reader& reader, std::string_view unit_origin);

struct AuditLog {
  store::UnitRow unit;
  std::string vkey;  // empty when its file is gone
};
std::optional<AuditLog> audit_log(DataDirectory& data);

}  // namespace jishi::app
