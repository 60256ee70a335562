#pragma once
// Upload package: one register of a year for the superior's platform, as a zip of 目录.xlsx (the register
// with its evidence files by name and digest), 佐证材料/<记录编号>/… and 校验.txt (docs/formats/package.md).

#include <filesystem>
#include <string>
#include <vector>

#include "app/evidence_folder.h"
#include "domain/record.h"

namespace jishi::app {

struct PackageSummary {
  std::size_t records = 0;
  std::size_t files = 0;  // of evidence
};

// Evidence is streamed from its folder, never held whole. The same register and files give the same bytes.
// Refused, with every reason and nothing written: no record, evidence that was only named, is missing or was
// altered, a file that cannot be written. A file of that name is replaced only by a whole package.
Result<PackageSummary> write_upload_package(const std::vector<Record>& records, const RecordType& type,
                                            const std::string& unit, int year, const EvidenceFolder& evidence,
                                            const std::filesystem::path& out);

}  // namespace jishi::app
