#include "app/queries/unit_year.h"

#include <algorithm>

#include "base/calendar.h"
#include "domain/case.h"
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

// The days on which a record came into a state: what the state's `when` says must be there.
bool came_later(const ProcedureState& state, const Record& record, Day as_of) {
  return std::any_of(state.when.begin(), state.when.end(), [&](const Condition& condition) {
    if (condition.op != Condition::Op::present) return false;
    const auto day = record.span(condition.field);
    return day && day->from() > as_of;
  });
}

// Where a case stood before it came to a state: the first state of the first step that leads there.
const ProcedureState* state_before(const Procedure& procedure, const ProcedureState& state) {
  for (const auto& step : procedure.steps)
    if (step.to == state.id && !step.from.empty() && step.from.front() != state.id)
      return procedure.state(step.from.front());
  return nullptr;
}

// Where a row of a register stood on that day: in the last state on its way before one whose day came later.
const ProcedureState* state_on(const Procedure& procedure, const ProcedureState& now, const Record& record,
                               Day as_of) {
  const auto* stood = &now;
  std::set<const ProcedureState*> seen;
  for (const auto* at = &now; at != nullptr && seen.insert(at).second; at = state_before(procedure, *at))
    if (came_later(*at, record, as_of))
      if (const auto* before = state_before(procedure, *at)) stood = before;
  return stood;
}

// A row of a register as it stood on that day; it has no steps to tell. Days of acts that had not come are
// not there, and with them the state they led to.
void take_back_row(const catalogue::Catalogue& catalogue, Day as_of, Record& record) {
  const bool is_case = std::any_of(record.trail.begin(), record.trail.end(),
                                   [](const TakenStep& taken) { return taken.step != kExplainStep; });
  const auto* procedure = is_case ? nullptr : procedure_of(catalogue.procedures(), record);
  const auto* type = catalogue.record(record.type);
  if (procedure == nullptr || type == nullptr || record.happened.from() > as_of) return;
  const auto* now = state_of(*procedure, record);
  const auto& word = procedure->state_field;
  if (now != nullptr && !word.empty() && record.has(word))
    if (const auto* stood = state_on(*procedure, *now, record, as_of); stood != now)
      record.fields[word] = stood->zh;
  for (const auto& field : type->fields)
    if (field.kind == FieldKind::span && !field.may_lie_ahead)
      if (const auto day = record.span(field.id); day && day->from() > as_of) record.fields.erase(field.id);
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

  std::erase_if(out.records, [&](Record& record) { return !go_back_to(as_of, reader, unit, record); });
  for (auto& record : out.records) take_back_row(catalogue, as_of, record);

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
                                        const std::set<std::string>& types, Day as_of,
                                        std::vector<Record>& records) {
  std::set<std::string> known;
  for (const auto& record : records) known.insert(record.id);
  for (const auto& type : types) {
    auto all = load_register(reader, unit, type, std::nullopt, false);
    if (!all) return all.error();
    for (auto& record : *all)
      if (record.status == RecordStatus::filed && !known.contains(record.id) &&
          go_back_to(as_of, reader, unit, record))
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
