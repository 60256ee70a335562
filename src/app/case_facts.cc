#include "app/case_facts.h"

#include "app/queries/unit_year.h"

namespace jishi::app {

namespace {

// How far back a case may refer.
constexpr int kYearsBefore = 5;

void load(const store::Reader& reader, store::UnitId unit, std::string_view type, std::optional<int> year,
          std::vector<Record>& out) {
  auto records = load_register(reader, unit, type, year, false);
  if (!records) throw store::StoreFailure(records.error()[0].line(Lang::zh));
  std::move(records->begin(), records->end(), std::back_inserter(out));
}

}  // namespace

std::shared_ptr<const Organisation> OrganisationCache::of(const store::Reader& reader) {
  const auto newest = reader.newest_entry(unit_, "post");
  const std::lock_guard lock(mutex_);
  if (organisation_ && newest == newest_) return organisation_;
  std::vector<Record> posts;
  load(reader, unit_, "post", std::nullopt, posts);
  organisation_ = std::make_shared<const Organisation>(catalogue_.organisation(), posts);
  newest_ = newest;
  return organisation_;
}

CaseFacts::CaseFacts(const store::Reader& reader, store::UnitId unit, const catalogue::Catalogue& catalogue,
                     const WorkCalendar& calendar, std::shared_ptr<const Organisation> organisation, int year)
    : reader_(reader),
      unit_(unit),
      year_(year),
      organisation_(std::move(organisation)),
      others_([this](std::string_view type) { return records(type); }) {
  world_.organisation = organisation_.get();
  world_.calendar = &calendar;
  world_.ranks = &catalogue.ranks();
  world_.procedures = &catalogue.procedures();
  world_.types = &catalogue.records();
  world_.others = &others_;
}

std::vector<Record> CaseFacts::records(std::string_view type) const {
  std::vector<Record> out;
  if (type == "post") {
    load(reader_, unit_, type, std::nullopt, out);  // people stand in registers of any year
  } else {
    for (int year = year_ - kYearsBefore; year <= year_ + 1; ++year) load(reader_, unit_, type, year, out);
  }
  return out;
}

}  // namespace jishi::app
