#include "app/queries/check_text.h"

#include "app/queries/unit_year.h"
#include "base/text.h"
#include "domain/unit_name.h"

namespace jishi::app {

namespace {

// The first written year of the text's beginning, where a report's title stands.
std::optional<int> year_of_title(std::string_view text) {
  const auto head = text.substr(0, 600);
  for (auto at = head.find("年"); at != std::string_view::npos; at = head.find("年", at + 1)) {
    if (at < 4) continue;
    const auto span = Span::from_iso(head.substr(at - 4, 4));
    if (span) return span->from().year();
  }
  return std::nullopt;
}

// A finding of an earlier year is closed in this one.
std::set<std::string> dated_types(const catalogue::Catalogue& catalogue) {
  std::set<std::string> out;
  for (const auto& type : catalogue.records())
    for (const auto& topic : type.topics)
      if (!topic.date.empty()) out.insert(type.id);
  return out;
}

}  // namespace

Result<checker::CheckReport> check_text(const CheckRequest& request, const catalogue::Catalogue& catalogue,
                                        DataDirectory* data) {
  checker::CheckInput input;
  input.name = request.name;
  input.text = request.text;
  input.unit = request.unit;
  input.year = request.year;
  input.vocabulary = &catalogue.vocabulary();
  input.types = &catalogue.records();
  if (data == nullptr) return checker::check(input);

  if (request.unit && !may_be_one_unit(*request.unit, data->unit().name))
    return refuse("unit.other", {*request.unit, data->unit().name});
  const auto year = request.year ? request.year : year_of_title(request.text);
  const Day today = Instant::now().day();
  const auto reader = data->store().read();
  auto loaded = load_unit_year(*reader, data->unit().id, catalogue, year.value_or(today.year()),
                               default_as_of(year.value_or(today.year()), today), today);
  if (!loaded) return loaded.error();
  auto records = loaded->records;
  if (auto damaged = add_other_years(*reader, data->unit().id, dated_types(catalogue), records))
    return *damaged;
  checker::UnitData facts;
  facts.unit = data->unit().name;
  facts.year = loaded->year;
  facts.organisation = &loaded->organisation;
  facts.records = &records;
  facts.types = &catalogue.records();
  input.unit = data->unit().name;
  input.year = loaded->year;
  input.as_of = loaded->as_of;
  input.data = facts;
  return checker::check(input);
}

}  // namespace jishi::app
