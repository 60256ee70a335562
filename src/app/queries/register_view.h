#pragma once
// One register (台账) of a unit's year, as rows for people and as JSON for programs.

#include "app/queries/unit_year.h"
#include "report/grid.h"

namespace jishi::app {

report::Grid register_grid(const std::vector<Record>& records, const RecordType& type,
                           const std::string& unit, int year);

// {"jishi":"register/1","unit","type","zh","year","records":[{id, number, version, status, happened,
// precision, title, fields, evidence, recorded_at, entry}]}
Json register_json(const std::vector<Record>& records, const RecordType& type, const std::string& unit,
                   int year);

// One of those records.
JsonObject record_json(const Record& record, const RecordType& type);
std::string_view status_name(RecordStatus status);

}  // namespace jishi::app
