#include "app/queries/check_text.h"

#include <algorithm>
#include <iterator>

#include "app/queries/unit_year.h"
#include "base/text.h"
#include "domain/unit_name.h"

namespace jishi::app {

std::optional<int> year_of_title(std::string_view text) {
  const auto head = text.substr(0, 600);
  for (auto at = head.find("年"); at != std::string_view::npos; at = head.find("年", at + 1)) {
    if (at < 4) continue;
    const auto span = Span::from_iso(head.substr(at - 4, 4));
    if (span) return span->from().year();
  }
  return std::nullopt;
}

namespace {

// A finding of an earlier year is closed in this one.
std::set<std::string> dated_types(const catalogue::Catalogue& catalogue) {
  std::set<std::string> out;
  for (const auto& type : catalogue.records())
    for (const auto& topic : type.topics)
      if (!topic.date.empty()) out.insert(type.id);
  return out;
}

checker::CheckInput input_of(const CheckRequest& request, const catalogue::Catalogue& catalogue) {
  checker::CheckInput input;
  input.name = request.name;
  input.text = request.text;
  input.unit = request.unit;
  input.year = request.year;
  input.vocabulary = &catalogue.vocabulary();
  input.types = &catalogue.records();
  return input;
}

}  // namespace

Outcome add_dated_records(const store::Reader& reader, store::UnitId unit,
                          const catalogue::Catalogue& catalogue, Day as_of, std::vector<Record>& records) {
  if (auto damaged = add_other_years(reader, unit, catalogue, dated_types(catalogue), as_of, records))
    return *damaged;
  return Done{};
}

Result<checker::CheckReport> check_text(const CheckRequest& request, const catalogue::Catalogue& catalogue,
                                        DataDirectory* data) {
  if (data == nullptr) return checker::check(input_of(request, catalogue));
  if (request.unit && !may_be_one_unit(*request.unit, data->unit().name))
    return refuse("unit.other", {*request.unit, data->unit().name});
  const Day today = Instant::now().day();
  const int year = request.year ? *request.year : year_of_title(request.text).value_or(today.year());
  const auto reader = data->store().read();
  auto loaded = load_unit_year(*reader, data->unit().id, catalogue, year,
                               request.as_of.value_or(default_as_of(year, today)), today);
  if (!loaded) return loaded.error();
  if (const auto added =
          add_dated_records(*reader, data->unit().id, catalogue, loaded->as_of, loaded->records);
      !added)
    return added.error();
  return check_text(request, catalogue, data->unit().name, *loaded);
}

Result<checker::CheckReport> check_text(const CheckRequest& request, const catalogue::Catalogue& catalogue,
                                        const std::string& unit, const UnitYear& unit_year) {
  if (request.unit && !may_be_one_unit(*request.unit, unit))
    return refuse("unit.other", {*request.unit, unit});
  std::vector<Record> until;  // that day, when one was asked for
  if (request.as_of)
    std::copy_if(unit_year.records.begin(), unit_year.records.end(), std::back_inserter(until),
                 [&](const Record& record) { return record.happened.from() <= *request.as_of; });
  checker::UnitData facts;
  facts.unit = unit;
  facts.year = unit_year.year;
  facts.organisation = &unit_year.organisation;
  facts.records = request.as_of ? &until : &unit_year.records;
  facts.types = &catalogue.records();
  auto input = input_of(request, catalogue);
  input.unit = unit;
  input.year = unit_year.year;
  input.as_of = unit_year.as_of;
  input.data = facts;
  return checker::check(input);
}

}  // namespace jishi::app
