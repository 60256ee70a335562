#pragma once
// CaseFacts: what deciding a step looks at, out of one snapshot of the store: the organisation (kept between
// snapshots while no post changed), the working days, the ranks, and other records when a rule asks for them.

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "domain/case.h"
#include "store/store.h"

namespace jishi::app {

// The organisation as of the newest post record. May be used from any thread.
class OrganisationCache {
 public:
  OrganisationCache(store::UnitId unit, const catalogue::Catalogue& catalogue)
      : unit_(unit), catalogue_(catalogue) {}
  // Throws StoreFailure when a post record cannot be read.
  std::shared_ptr<const Organisation> of(const store::Reader& reader);

 private:
  const store::UnitId unit_;
  const catalogue::Catalogue& catalogue_;
  std::mutex mutex_;
  std::optional<std::uint64_t> newest_;
  std::shared_ptr<const Organisation> organisation_;
};

class CaseFacts {
 public:
  // Other records are those of the five years before, the year and the next; posts are all. All must outlive
  // the facts.
  CaseFacts(const store::Reader& reader, store::UnitId unit, const catalogue::Catalogue& catalogue,
            const WorkCalendar& calendar, std::shared_ptr<const Organisation> organisation, int year);

  CaseFacts(const CaseFacts&) = delete;
  CaseFacts& operator=(const CaseFacts&) = delete;

  const RuleWorld& world() const { return world_; }
  bool has_looked_at_others() const { return others_.has_loaded(); }

 private:
  std::vector<Record> records(std::string_view type) const;

  const store::Reader& reader_;
  const store::UnitId unit_;
  const int year_;
  std::shared_ptr<const Organisation> organisation_;
  OtherRecords others_;
  RuleWorld world_;
};

}  // namespace jishi::app
