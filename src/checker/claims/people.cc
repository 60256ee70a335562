// 班子成员5人, 8个科室, 3个党小组: how the unit is made up, against its list of posts over the year.

#include <algorithm>

#include "base/text.h"
#include "checker/claims/counting.h"
#include "checker/claims/families.h"

namespace jishi::checker {

namespace {

enum class Group { none, leaders, sections, party_groups };

struct Wording {
  Group group;
  std::u32string_view before;  // stands right before the number, or
  std::u32string_view after;   // right after it
};
constexpr Wording kWordings[] = {
    {Group::leaders, U"班子成员", U"班子成员"},  {Group::leaders, U"领导班子", U"领导班子成员"},
    {Group::sections, U"内设科室", U"内设科室"}, {Group::sections, U"科室", U"内设机构"},
    {Group::party_groups, U"党小组", U"党小组"},
};

Group group_of(const Passage& passage, const Figure& figure) {
  const auto before = passage.view({passage.sentence.range.start, figure.range.start});
  const auto after = passage.view({figure.range.end, passage.sentence.range.end});
  const bool person = figure.unit == U"人" || figure.unit == U"名" || figure.unit == U"位";
  for (const auto& wording : kWordings) {
    if ((wording.group == Group::leaders) != person) continue;
    if (before.ends_with(wording.before) || after.starts_with(wording.after)) return wording.group;
  }
  return Group::none;
}

std::size_t size_on(const Organisation& organisation, Group group, Day day) {
  switch (group) {
    case Group::leaders:
      return organisation.leaders_on(day).size();
    case Group::sections:
      return organisation.sections().size();
    default:
      return organisation.party_groups().size();
  }
}

// Any month's end of the year will do: the text need not say when it counted.
std::vector<std::size_t> sizes(const Facts& facts, Group group) {
  std::vector<std::size_t> out;
  for (int month = 1; month <= 12; ++month) {
    const auto n = size_on(*facts.organisation(), group, Day::last_of_month(facts.year(), month));
    if (std::find(out.begin(), out.end(), n) == out.end()) out.push_back(n);
  }
  return out;
}

RecordList posts_of(const Facts& facts, Group group) {
  RecordList out;
  for (const auto& post : facts.organisation()->posts()) {
    const bool counts = group == Group::leaders    ? post.leader
                        : group == Group::sections ? !post.section.empty()
                                                   : true;
    if (!counts) continue;
    for (const auto* record : facts.all())
      if (record->id == post.record) out.push_back(record);
  }
  return out;
}

Judgement judge(const Passage& passage, const Figure& figure, Group group) {
  const auto& facts = passage.facts;
  if (!facts.known() || facts.organisation() == nullptr || facts.organisation()->posts().empty())
    return unchecked("未提供机构人员");
  const auto possible = sizes(facts, group);
  const auto agrees = std::any_of(possible.begin(), possible.end(),
                                  [&](std::size_t n) { return fits(figure, static_cast<double>(n)); });
  const auto found = "机构人员中为" + std::to_string(possible.back()) + to_utf8(figure.unit);
  if (agrees) return supported(facts, posts_of(facts, group), found);
  if (group == Group::party_groups) return unchecked("与机构人员不一致，党小组可能未逐人登记");
  return contradicted(posts_of(facts, group), found);
}

}  // namespace

void read_people(Passage& passage, ClaimList& out) {
  for (const auto* figure : passage.figures) {
    if (figure->kind != Figure::Kind::count || passage.is_taken(*figure)) continue;
    const Group group = group_of(passage, *figure);
    if (group == Group::none || passage.is_outlook(figure->range.start)) continue;
    passage.take(*figure);
    out.add(passage, figure->range, "count", count_value(*figure), judge(passage, *figure, group));
  }
}

}  // namespace jishi::checker
