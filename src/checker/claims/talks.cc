// Talks owed in pairs: 局主要负责人与班子成员开展履职谈话和廉政谈话各1次 holds when every pair of the matrix
// has its record.

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "checker/claims/counting.h"
#include "checker/claims/families.h"

namespace jishi::checker {

namespace {

using Pair = std::pair<std::string, std::string>;

// Whose talks a clause speaks of.
struct Sides {
  bool chief_members = false;
  bool members_heads = false;
};

Sides sides_of(std::u32string_view clause) {
  Sides sides;
  sides.members_heads = clause.find(U"科室负责人") != std::u32string_view::npos;
  sides.chief_members =
      has_any(clause, {U"与班子", U"同班子", U"对班子", U"和班子", U"与领导班子", U"与其他班子", U"与副"}) ||
      (!sides.members_heads && clause.find(U"班子") != std::u32string_view::npos);
  return sides;
}

std::vector<Pair> owed(const Organisation& organisation, const Sides& sides, Day day) {
  std::vector<Pair> pairs;
  if (sides.members_heads) pairs = organisation.supervision_on(day);
  const auto chief = organisation.chief_on(day);
  if (!sides.chief_members || !chief) return pairs;
  for (const auto& leader : organisation.leaders_on(day))
    if (leader != *chief) pairs.emplace_back(*chief, leader);
  return pairs;
}

// The first two fields of a talk that hold people: who talks, with whom.
std::pair<std::string, std::string> fields_of(const RecordType& type) {
  std::vector<std::string> found;
  for (const auto& field : type.fields)
    if (field.kind == FieldKind::person || field.kind == FieldKind::persons) found.push_back(field.id);
  return found.size() >= 2 ? std::make_pair(found[0], found[1])
                           : std::make_pair(std::string(), std::string());
}

bool names(const Record& record, const std::string& field, const std::string& person) {
  const auto people = record.texts(field);
  return std::find(people.begin(), people.end(), person) != people.end();
}

struct Covered {
  RecordList records;
  std::vector<std::string> missing;
};

void cover(const Passage& passage, const TopicHit& hit, const Span& period, const std::vector<Pair>& pairs,
           int times, Covered& out) {
  const auto talks = passage.facts.during(passage.records_at(hit), period);
  const auto [from, to] = fields_of(*hit.type);
  for (const auto& [first, second] : pairs) {
    int n = 0;
    for (const auto* talk : talks) {
      if (!names(*talk, from, first) || !names(*talk, to, second)) continue;
      ++n;
      out.records.push_back(talk);
    }
    if (n < times) out.missing.push_back(first + "与" + second + "的" + text_of(passage, hit.range));
  }
}

// The talks a count or an 逐一 speaks of: those of its clause, else of the sentence.
std::vector<const TopicHit*> talks_at(const Passage& passage, std::size_t position) {
  std::vector<const TopicHit*> out;
  const auto clause = clause_of(passage.sentence, position);
  for (const auto& hit : passage.hits)
    if (hit.topic->kind == "talk" && hit.clause == clause) out.push_back(&hit);
  return out;
}

Judgement judge(const Passage& passage, const std::vector<const TopicHit*>& talks, std::size_t position,
                int times) {
  if (!passage.facts.known() || passage.facts.organisation() == nullptr) return unchecked("");
  if (passage.is_outlook(position) || passage.is_negated(position))
    return unchecked("计划、要求或未开展的事项");
  const auto sides = sides_of(passage.view(passage.clause_at(position)));
  if (!sides.chief_members && !sides.members_heads) return unchecked("谈话双方不明确");
  const Span period = passage.period_at(position);
  const Day day = std::min(period.to(), passage.facts.as_of());
  const auto pairs = owed(*passage.facts.organisation(), sides, day);
  if (pairs.empty()) return unchecked("机构人员中没有应谈的双方");
  Covered found;
  for (const auto* hit : talks) cover(passage, *hit, period, pairs, times, found);
  if (found.records.empty()) return unrecorded("台账中没有" + period.zh() + "的相应谈话记录");
  if (found.missing.empty())
    return supported(passage.facts, found.records, "应谈的" + std::to_string(pairs.size()) + "对均有记录");
  return contradicted(found.records, period.zh() + "缺" + join(found.missing, "、"));
}

}  // namespace

void read_talks(Passage& passage, ClaimList& out) {
  std::vector<std::size_t> counted;
  for (const auto* figure : passage.figures) {
    if (figure->kind != Figure::Kind::count || passage.is_taken(*figure) || figure->unit != U"次") continue;
    const auto talks = talks_at(passage, figure->range.start);
    const auto clause = passage.view(passage.clause_at(figure->range.start));
    if (!std::isfinite(figure->low)) continue;  // 近2次: known from one side alone
    if (talks.empty() || (!figure->each && clause.find(U'各') == std::u32string_view::npos)) continue;
    passage.take(*figure);
    counted.push_back(clause_of(passage.sentence, figure->range.start));
    auto value = count_value(*figure);
    value["each"] = true;
    out.add(passage, figure->range, "count", std::move(value),
            judge(passage, talks, figure->range.start, static_cast<int>(figure->low)));
  }
  // 班子成员与分管科室负责人逐一开展了廉政谈话
  for (const auto& clause : passage.sentence.clauses) {
    const auto at = clause_of(passage.sentence, clause.start);
    if (std::find(counted.begin(), counted.end(), at) != counted.end()) continue;
    const auto talks = talks_at(passage, clause.start);
    if (talks.empty() || !has_any(passage.view(clause), {U"逐一", U"逐个", U"全覆盖", U"均"})) continue;
    out.add(passage, clause, "talk", JsonObject{{"object", text_of(passage, talks.front()->range)}},
            judge(passage, talks, talks.front()->range.start, 1));
  }
}

}  // namespace jishi::checker
