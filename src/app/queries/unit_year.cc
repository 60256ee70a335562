#include "app/queries/unit_year.h"

#include <algorithm>

#include "app/queries/row_on_day.h"
#include "base/calendar.h"
#include "ledger/entry.h"

namespace jishi::app {

namespace {

// Reminders for New Year's Day fall in the December before; a year's last acts are told of in January.
constexpr int kNeighbourDays = 31;

std::optional<Refusals> collect(const store::Reader& reader, store::UnitId unit,
                                const store::RecordFilter& filter, std::vector<Record>& out) {
  std::optional<Refusals> damaged;
  reader.each_record(unit, filter, [&](const store::HeadWithBody& row) {
    if (!row.entry.body) return true;  // erased: nothing left to tell
    auto record = record_of(row);
    if (!record) {
      damaged = record.error();
      return false;
    }
    out.push_back(std::move(*record));
    return true;
  });
  return damaged;
}

std::vector<NamedDay> named_days_of(int year) {
  std::vector<NamedDay> out;
  for (const auto& named : named_days(year)) out.push_back({std::string(named.name), named.day});
  return out;
}

bool goes_beyond(const Record& record, Day as_of) {
  return std::any_of(record.trail.begin(), record.trail.end(),
                     [&](const TakenStep& taken) { return as_of < taken.day; });
}

// A case as it stood on that day: before the steps that were taken later. False: it began later, so there was
// none. Records that are no cases stay as they are.
bool go_back_to(Day as_of, const store::Reader& reader, store::UnitId unit, Record& record) {
  if (!goes_beyond(record, as_of)) return true;
  const auto versions = reader.versions(unit, record.id);
  for (auto at = versions.rbegin(); at != versions.rend(); ++at) {
    const auto row = reader.entry(unit, *at);
    if (!row || !row->body) continue;
    const auto body = parse_json(*row->body);
    const auto own = body && body->is_object() ? Record::from_body(body->get_object())
                                               : Result<Record>(refuse("record.malformed", {record.id}));
    if (!own || goes_beyond(*own, as_of)) continue;
    store::HeadWithBody earlier;
    earlier.head.id = record.id;
    earlier.head.sequence = record.sequence;
    earlier.head.version = static_cast<int>(versions.rend() - at);
    earlier.head.status = own->status;  // it may not have counted yet
    earlier.head.entry = *at;
    earlier.entry = *row;
    auto before = record_of(earlier);
    if (!before) continue;
    record = std::move(*before);
    return true;
  }
  return false;
}

}  // namespace

Result<Record> record_of(const store::HeadWithBody& row) {
  if (!row.entry.body) return refuse("record.erased", {row.head.id});
  const auto json = parse_json(*row.entry.body);
  if (!json) return json.error();
  if (!json->is_object()) return refuse("record.malformed", {row.head.id});
  auto record = Record::from_body(json->get_object());
  if (!record) return record.error();
  record->id = row.head.id;
  record->sequence = row.head.sequence;
  record->version = row.head.version;
  record->status = row.head.status;
  record->entry = row.head.entry;
  const auto entry = ledger::parse_entry(row.entry.bytes);
  if (!entry) return entry.error();
  record->recorded_at = entry->at;
  record->actor = entry->actor;
  return record;
}

Day default_as_of(int year, Day today) {
  const Day last = Span::of_year(year).to();
  return std::min(last, std::max(today, Span::of_year(year).from()));
}

Result<UnitYear> load_unit_year(const store::Reader& reader, store::UnitId unit,
                                const catalogue::Catalogue& catalogue, int year, Day as_of, Day today) {
  UnitYear out;
  out.year = year;
  out.as_of = as_of;
  const auto span = Span::of_year(year);
  store::RecordFilter near;
  near.happened = Span::of_range(span.from().plus_days(-kNeighbourDays), span.to().plus_days(kNeighbourDays));
  if (auto damaged = collect(reader, unit, near, out.records)) return *damaged;
  // The register of the year may hold acts of other times (a finding's deadline, a post since 2019).
  std::vector<Record> others;
  store::RecordFilter of_register;
  of_register.year = year;
  if (auto damaged = collect(reader, unit, of_register, others)) return *damaged;
  store::RecordFilter posts;
  posts.type = "post";
  if (auto damaged = collect(reader, unit, posts, others)) return *damaged;
  std::set<std::string, std::less<>> known;
  for (const auto& record : out.records) known.insert(record.id);
  for (auto& record : others)
    if (known.insert(record.id).second) out.records.push_back(std::move(record));

  std::erase_if(out.records, [&](Record& record) {
    return !go_back_to(as_of, reader, unit, record) || !take_back_row(catalogue, as_of, record);
  });

  std::vector<Record> post_records;
  for (const auto& record : out.records)
    if (record.type == "post") post_records.push_back(record);
  out.organisation = Organisation(catalogue.organisation(), post_records);

  ObligationContext context;
  context.organisation = &out.organisation;
  context.records = &out.records;
  context.named_days = named_days_of(year);
  context.year = year;
  context.as_of = as_of;
  context.day_is_over = as_of < today;
  context.near_share_percent = catalogue.lights().near_share_percent;
  for (const auto& type : catalogue.records()) context.types.emplace_back(type.id, &type);
  for (const auto& [area, name] : catalogue.lights().areas)
    for (const auto& duty : catalogue.duties())
      if (duty.area == area)
        for (auto& obligation : expand(duty, context)) out.obligations.push_back(std::move(obligation));
  return out;
}

std::optional<Refusals> add_other_years(const store::Reader& reader, store::UnitId unit,
                                        const catalogue::Catalogue& catalogue,
                                        const std::set<std::string>& types, Day as_of,
                                        std::vector<Record>& records) {
  std::set<std::string> known;
  for (const auto& record : records) known.insert(record.id);
  for (const auto& type : types) {
    auto all = load_register(reader, unit, type, std::nullopt, false);
    if (!all) return all.error();
    for (auto& record : *all)
      if (record.status == RecordStatus::filed && !known.contains(record.id) &&
          go_back_to(as_of, reader, unit, record) && take_back_row(catalogue, as_of, record))
        records.push_back(std::move(record));
  }
  return std::nullopt;
}

Result<std::vector<Record>> load_register(const store::Reader& reader, store::UnitId unit,
                                          std::string_view type, std::optional<int> year,
                                          bool with_withdrawn) {
  store::RecordFilter filter;
  filter.type = std::string(type);
  filter.year = year;
  filter.with_withdrawn = with_withdrawn;
  std::vector<Record> out;
  if (auto damaged = collect(reader, unit, filter, out)) return *damaged;
  return out;
}

}  // namespace jishi::app
