// 班子成员5人, 8个科室, 3个党小组: how the unit is made up, against its list of posts over the year.

#include <algorithm>
#include <set>

#include "base/text.h"
#include "checker/claims/counting.h"
#include "checker/claims/families.h"
#include "checker/claims/named_people.h"

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

// 班子成员5名, 共有5名班子成员: the whole in itself, where nothing is told to have been done.
bool is_of_the_whole(const Passage& passage, const Figure& figure) {
  const Range clause = passage.clause_at(figure.range.start);
  auto before = passage.view({clause.start, figure.range.start});
  auto after = passage.view({figure.range.end, clause.end});
  static constexpr std::u32string_view kPlain[] = {
      U"班子成员", U"领导班子", U"现有", U"共有", U"设有", U"配备", U"现任", U"局",   U"党组", U"领导",
      U"我",       U"本",       U"全",   U"目前", U"年末", U"共",   U"有",   U"设",   U"现",   U"名",
      U"年底",     U"机关",     U"成员", U"的",   U"其",   U"实有", U"单位", U"组成", U"为"};
  for (const auto* other : passage.figures)
    if (other->is_time() && other->range.start >= clause.start && other->range.end <= figure.range.start)
      before = passage.view({other->range.end, figure.range.start});
  if (const auto unit = passage.scene.input.data ? to_u32(passage.scene.input.data->unit) : std::u32string();
      !unit.empty() && before.starts_with(unit))
    before.remove_prefix(unit.size());
  if (const auto item = after.find(U'、'); item != after.npos) after = after.substr(0, item);
  const bool has = has_any(before, {U"共有", U"现有", U"设", U"配备", U"实有"});
  return is_made_of(before, kPlain) && is_made_of(after, kPlain) && (has || !after.starts_with(U"班子成员"));
}

// 街镇班子成员12名, 村“两委”班子成员: another body's.
bool is_of_others(const Passage& passage, const Figure& figure) {
  auto before = passage.view({passage.clause_at(figure.range.start).start, figure.range.start});
  const auto after = passage.view({figure.range.end, passage.sentence.range.end});
  if (!after.starts_with(U"班子成员") && !after.starts_with(U"领导班子"))
    before = before.substr(0, std::min(before.rfind(U"班子成员"), before.rfind(U"领导班子")));
  return !before.empty() && (is_any(before.back(), U"镇街村乡区县市企级校院”") ||
                             has_any(before.substr(before.size() - std::min<std::size_t>(2, before.size())),
                                     {U"社区", U"单位", U"部门", U"公司", U"支部"}));
}

// 罗翀、顾祎2名班子成员: as many names, all of the leadership that year, right before the number.
bool is_of_those_named(const Passage& passage, const Figure& figure) {
  const Range clause = passage.clause_at(figure.range.start);
  std::set<std::string> leaders;
  for (const auto& post : passage.facts.organisation()->posts())
    if (post.leader) leaders.insert(post.person);
  auto at = figure.range.start;
  std::size_t n = 0;
  const auto named = named_in(passage, {clause.start, figure.range.start});
  for (auto one = named.rbegin(); one != named.rend(); ++one) {
    const auto gap = passage.view({one->range.end, at});
    if (gap.size() > 1 || !leaders.contains(one->person)) return false;
    at = one->range.start;
    ++n;
  }
  return n > 0 && fits(figure, static_cast<double>(n));
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
  const auto most = static_cast<double>(*std::max_element(possible.begin(), possible.end()));
  if (group == Group::leaders && is_of_others(passage, figure))
    return unchecked(found + "，文中说的可能是其他单位");
  if (group == Group::leaders && figure.high < most && !is_of_the_whole(passage, figure)) {
    if (is_of_those_named(passage, figure)) return supported(facts, posts_of(facts, group), found);
    return unchecked(found + "，文中说的是其中一部分");
  }
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
