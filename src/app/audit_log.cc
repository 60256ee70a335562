#include "app/audit_log.h"

#include <fstream>

#include "app/data_directory.h"

namespace jishi::app {

std::string audit_origin(std::string_view unit_origin) {
  return std::string(unit_origin) + "/audit";
}

std::optional<store::UnitRow> audit_unit(const store::Reader& reader, std::string_view unit_origin) {
  for (auto& unit : reader.units())
    if (unit.kind == kAuditKind && unit.origin == audit_origin(unit_origin)) return unit;
  return std::nullopt;
}

std::optional<AuditLog> audit_log(DataDirectory& data) {
  auto unit = audit_unit(*data.store().read(), data.unit().origin);
  if (!unit) return std::nullopt;
  AuditLog log{std::move(*unit), {}};
  std::ifstream in(data.path() / kAuditVkeyFile, std::ios::binary);
  std::getline(in, log.vkey);
  return log;
}

}  // namespace jishi::app
