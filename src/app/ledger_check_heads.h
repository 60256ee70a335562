#pragma once
// HeadCheck: one pass over the heads of a unit, each against the body of its latest version. Private to
// ledger_verify.cc.

#include <map>
#include <set>
#include <string>

#include "app/canonical_text.h"
#include "app/ledger_faults.h"
#include "app/record_writer.h"

namespace jishi::app {

class HeadCheck {
 public:
  HeadCheck(const store::Reader& reader, store::UnitId unit, const std::vector<RecordType>& types)
      : reader_(reader), unit_(unit), types_(types) {}

  void run();
  // What must agree with the entries; runs over them once more only to name what does not.
  void compare(std::uint64_t filed, std::uint64_t versions, const std::set<std::string>& erased);
  void add_findings(ledger::VerifyReport& report);

 private:
  // Empty when the head fits; else the part that does not.
  std::string_view fault_of(const store::HeadWithBody& row);
  std::string_view fault_of_body(const store::HeadRow& head, const std::string& body);
  std::string_view fault_of_chain(const store::HeadRow& head) const;
  bool fits_fast(const store::HeadRow& head, const RecordType& type, bool& key_fits);
  bool fits_slow(const store::HeadRow& head, const RecordType& type, const std::string& body,
                 bool& key_fits) const;
  void name_missing();

  const store::Reader& reader_;
  store::UnitId unit_;
  RecordTypes types_;

  CanonicalText body_;
  CanonicalText fields_;
  std::string buffer_;
  std::string origin_file_;  // the last one and how canonical JSON writes it
  std::string origin_text_ = "\"\"";
  std::uint64_t heads_ = 0;
  std::uint64_t versions_ = 0;
  std::set<std::string> erased_;
  struct Keys {
    std::uint64_t good = 0;
    Faults bad;
  };
  std::map<std::string, Keys> keys_;  // by type
  Faults faults_;
};

}  // namespace jishi::app
