#pragma once
// X-ray (体检): the standing checks of the catalogue asked of a year's records, the exceptions of its cases,
// and days on which something is said to have been done that have not come. Each finding names the record to
// mend.

#include <string>
#include <vector>

#include "app/queries/cases.h"

namespace jishi::app {

struct XrayFinding {
  Severity severity = Severity::warning;
  std::string check;  // id of the standing check, or of the procedure whose rule was broken; "days-ahead"
  std::string zh;     // its name
  std::string en;
  std::string record;
  std::string number;
  std::string title;  // the type's name where shown_title says so
  Refusal reason;
  std::string remedy_zh;
  std::string remedy_en;
  std::string explained;  // an exception's note; empty: none
  std::string withdrawn;  // why the case was withdrawn; empty: it stands
};

// Errors first, then warnings and notes; within each by record. A rule broken in one record is told once,
// whether a check or a procedure found it. An exception that is explained is a note, and so is one
// of a case that was withdrawn. Refused: a damaged
// record.
Result<std::vector<XrayFinding>> xray(const store::Reader& reader, store::UnitId unit,
                                      const catalogue::Catalogue& catalogue, int year, Day today);

std::string_view severity_name(Severity severity);
report::Grid xray_grid(const std::vector<XrayFinding>& findings, const std::string& title, Lang lang);
Json xray_json(const std::vector<XrayFinding>& findings, const std::string& unit, int year);

}  // namespace jishi::app
