#pragma once
// NameCheck: the names that stand in the store alone (of the unit and of those who act) against the bodies
// that the ledger commits to. Private to ledger_check_log.cc.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "app/ledger_faults.h"
#include "ledger/entry.h"
#include "store/store.h"

namespace jishi::app {

class NameCheck {
 public:
  // Every entry once, in order; the body is nothing when it was erased.
  void take(const ledger::Entry& entry, const std::optional<std::string>& body);
  void add_findings(const store::Reader& reader, const store::UnitRow& unit, ledger::VerifyReport& report);

 private:
  void check_unit(const store::UnitRow& unit, ledger::VerifyReport& report) const;
  void check_actors(const store::Reader& reader, store::UnitId unit, ledger::VerifyReport& report) const;

  std::optional<std::string> unit_body_;
  std::map<std::string, std::optional<std::string>, std::less<>> bodies_;  // of actor.named, by actor
  std::set<std::string, std::less<>> acting_;                              // ids that entries name
  std::string last_;  // who acted last: entries of one import come together
};

}  // namespace jishi::app
