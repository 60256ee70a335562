#include "app/ledger_verify.h"

#include <future>

#include "app/audit_log.h"
#include "app/data_directory.h"
#include "app/evidence_folder.h"
#include "app/ledger_check_heads.h"
#include "app/ledger_check_log.h"

namespace jishi::app {

namespace {

struct Readers {
  std::unique_ptr<store::Reader> log;
  std::unique_ptr<store::Reader> heads;
};

// Two readers of one commit: another program may write between taking the first and the second.
Readers read_twice(store::Store& store, store::UnitId unit) {
  for (;;) {
    Readers readers{store.read(), store.read()};
    if (readers.log->log_size(unit) == readers.heads->log_size(unit)) return readers;
  }
}

void check_files(const store::Reader& reader, store::UnitId unit, const EvidenceFolder& folder,
                 std::uint64_t entered, ledger::VerifyReport& report) {
  Faults faults;
  std::uint64_t files = 0;
  reader.each_evidence(unit, [&](const store::EvidenceRow& row) {
    ++files;
    const auto found = folder.rehash(row.digest);
    if (!found)
      faults.add("verify.evidence-missing", {row.name, to_hex(row.digest)});
    else if (found->first != row.digest || found->second != row.size_bytes)
      faults.add("verify.evidence-altered", {row.name, to_hex(row.digest)});
    return true;
  });
  if (files != entered) faults.add("verify.evidence-rows", {std::to_string(files), std::to_string(entered)});
  add_finding(report, "evidence", faults, {std::to_string(files)});
}

}  // namespace

ledger::VerifyReport verify_unit(store::Store& store, const store::UnitRow& unit,
                                 const std::filesystem::path& evidence_folder,
                                 const std::vector<RecordType>& types, const ledger::VerifyOptions& options) {
  const auto readers = read_twice(store, unit.id);
  HeadCheck heads(*readers.heads, unit.id, types);
  auto heads_done = std::async(std::launch::async, [&] { heads.run(); });
  ledger::VerifyReport report;
  report.origin = unit.origin;
  const auto totals = LogCheck(*readers.log, unit, options, report).run();
  heads_done.get();
  heads.compare(totals.filed, totals.versions, totals.erased);
  heads.add_findings(report);
  check_files(*readers.log, unit.id, EvidenceFolder(evidence_folder), totals.evidence, report);
  return report;
}

ledger::VerifyReport verify_data(DataDirectory& data, ledger::VerifyOptions options) {
  if (options.keys.empty()) options.keys.push_back(*ledger::VerifierKey::from_text(data.vkey()));
  return verify_unit(data.store(), data.unit(), data.evidence_folder(), data.catalogue().records(), options);
}

std::optional<ledger::VerifyReport> verify_audit(DataDirectory& data, ledger::VerifyOptions options) {
  const auto log = audit_log(data);
  if (!log) return std::nullopt;
  if (auto key = ledger::VerifierKey::from_text(log->vkey); options.keys.empty() && key)
    options.keys.push_back(std::move(*key));
  return verify_unit(data.store(), log->unit, data.evidence_folder(), {}, options);
}

}  // namespace jishi::app
