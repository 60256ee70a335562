// The unit: its people and sections on a day.

#include <algorithm>

#include "app/queries/annual_report.h"
#include "base/pinyin.h"
#include "http/resources/tables.h"

namespace jishi::http {

namespace {

using accounts::Right;

template <class List>
JsonArray texts_of(const List& list) {
  return JsonArray(list.begin(), list.end());
}

JsonArray sections_of(const Organisation& organisation, Day day) {
  JsonArray out;
  for (const auto& section : organisation.sections()) {
    std::vector<std::string> people, supervised_by;
    for (const auto& post : organisation.posts()) {
      if (!post.holds_on(day)) continue;
      if (post.section == section) people.push_back(post.person);
      if (std::find(post.supervises.begin(), post.supervises.end(), section) != post.supervises.end())
        supervised_by.push_back(post.person);
    }
    if (people.empty() && supervised_by.empty()) continue;
    out.push_back(JsonObject{{"name", section},
                             {"heads", texts_of(organisation.heads_on(section, day))},
                             {"people", texts_of(people)},
                             {"supervised_by", texts_of(supervised_by)}});
  }
  return out;
}

JsonArray people_of(const Organisation& organisation, Day day) {
  JsonArray out;
  for (const auto& person : organisation.people_on(day)) {
    const auto* post = organisation.post_on(person, day);
    out.push_back(JsonObject{{"name", person},
                             {"title", post->title},
                             {"section", post->section},
                             {"rank", post->rank},
                             {"pinyin", pinyin_initials(person)},
                             {"leader", post->leader},
                             {"chief", post->chief},
                             {"party_post", post->party_post},
                             {"party_group", post->party_group},
                             {"record", post->record}});
  }
  return out;
}

Result<Reply> unit(Call& call) {
  const auto day = call.day("day").value_or(call.today());
  const auto organisation = call.office.organisations.of(call.reader());
  const auto chief = organisation->chief_on(day);
  const auto& row = call.office.unit;
  return reply_json(JsonObject{{"unit", JsonObject{{"id", row.id},
                                                   {"name", row.name},
                                                   {"short", app::short_name_of(row.name)},
                                                   {"kind", row.kind},
                                                   {"origin", row.origin}}},
                               {"day", day.iso()},
                               {"chief", chief ? Json(*chief) : Json()},
                               {"leaders", texts_of(organisation->leaders_on(day))},
                               {"sections", sections_of(*organisation, day)},
                               {"groups", texts_of(organisation->party_groups())},
                               {"people", people_of(*organisation, day)}});
}

}  // namespace

std::vector<Route> unit_routes() {
  return {{"GET",
           "/unit",
           "getUnit",
           "unit",
           "单位、科室和人员",
           "unit, sections and people",
           Right::catalogue_read,
           0,
           {{"day", Param::Kind::day, "哪一天，默认今天", "of which day; today by default"}},
           "",
           "unit",
           "",
           unit}};
}

}  // namespace jishi::http
