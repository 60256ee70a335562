#pragma once
// LogCheck: one pass over the entries of a unit with their bodies. Private to ledger_verify.cc.

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "app/ledger_check_names.h"
#include "app/ledger_faults.h"
#include "app/unit_log.h"
#include "ledger/checkpoint.h"
#include "ledger/verify.h"

namespace jishi::app {

// What the entries say of the other tables.
struct LogTotals {
  std::uint64_t filed = 0;       // records
  std::uint64_t versions = 0;    // of records
  std::uint64_t evidence = 0;    // files added
  std::set<std::string> erased;  // records; as many as were erased by right
};

class LogCheck {
 public:
  LogCheck(const store::Reader& reader, const store::UnitRow& unit, const ledger::VerifyOptions& options,
           ledger::VerifyReport& report)
      : reader_(reader), unit_(unit), options_(options), report_(report) {}

  LogTotals run();

 private:
  void read_to(std::uint64_t size);
  bool take(const store::EntryRow& row);
  void check_body(const ledger::Entry& entry, const store::EntryRow& row);
  void check_evidence(const ledger::Entry& entry, const std::string& body);
  void check_marks(const ledger::Entry& entry, const std::string& body);
  void check_checkpoint_row(const store::CheckpointRow& row);
  void check_kept();
  void compare(int level, std::uint64_t index, const std::string& hashes);
  void finish();

  const store::Reader& reader_;
  const store::UnitRow& unit_;
  const ledger::VerifyOptions& options_;
  ledger::VerifyReport& report_;

  ledger::RightEdge edge_;
  Sha256 digest_;
  LogTotals totals_;
  std::vector<ledger::Checkpoint> kept_;
  std::size_t next_kept_ = 0;
  std::uint64_t total_ = 0;
  std::uint64_t bodies_ = 0;
  std::uint64_t without_body_ = 0;
  std::uint64_t tiles_ = 0;
  std::uint64_t checkpoints_ = 0;
  NameCheck names_;
  std::set<std::string> missing_;  // records of which a body is not there
  bool is_cut_ = false;            // an entry is missing: nothing after it can be placed
  Faults entry_faults_;
  Faults form_faults_;
  Faults body_faults_;
  Faults tile_faults_;
  Faults checkpoint_faults_;
};

}  // namespace jishi::app
