// What was done, by its words alone: 召开巡察整改工作部署会, 组织做好领导干部请假报备. It is supported when
// the registers keep such records of the year; its date and its number are claims of their own.

#include <algorithm>
#include <set>

#include "base/text.h"
#include "checker/claims/families.h"
#include "checker/claims/talk_pairs.h"
#include "checker/claims/time_matching.h"

namespace jishi::checker {

namespace {

constexpr std::size_t kVerbReach = 24;
constexpr std::u32string_view kVerbs[] = {
    U"召开", U"开展", U"举行", U"举办", U"组织", U"讲授", U"观看", U"制定", U"制作", U"签订", U"听取",
    U"上传", U"填报", U"成立", U"学习", U"做好", U"进行", U"落实", U"完成", U"履行", U"传达", U"排查",
    U"参加", U"发布", U"更新", U"办理", U"研究", U"登记", U"提交", U"认领", U"反馈"};

// The last verb of doing before the hit, in its clause; npos when there is none.
std::size_t verb_before(const Passage& passage, const TopicHit& hit) {
  const Range clause = passage.clause_at(hit.range.start);
  const std::size_t from =
      hit.range.start > clause.start + kVerbReach ? hit.range.start - kVerbReach : clause.start;
  const auto before = passage.view({from, std::max(from, hit.range.start)});
  std::size_t best = std::u32string_view::npos;
  // The topic's own word may be the verb: 反馈了巡察情况.
  for (const auto verb : kVerbs)
    if (passage.view(hit.range).starts_with(verb)) return hit.range.start;
  for (const auto verb : kVerbs) {
    const auto at = before.rfind(verb);
    if (at != std::u32string_view::npos && (best == std::u32string_view::npos || at > best)) best = at;
  }
  return best == std::u32string_view::npos ? best : from + best;
}

bool verb_after(const Passage& passage, const TopicHit& hit) {
  const Range clause = passage.clause_at(hit.range.start);
  const auto end = std::min(hit.range.end + kVerbReach, clause.end);
  return has_any(passage.view({hit.range.end, std::max(end, hit.range.end)}),
                 {U"召开", U"举行", U"开展", U"举办", U"上传", U"完成"});
}

bool is_universal(std::u32string_view clause) {
  return has_any(clause, {U"全部", U"一律", U"所有", U"100%", U"均", U"始终", U"件件"});
}

Judgement judge(const Passage& passage, const TopicHit& hit) {
  if (!passage.facts.known()) return unchecked("");
  if (passage.is_outlook(hit.range.start) || passage.is_negated(hit.range.start) ||
      (hit.topic->kind == "talk" && is_denied_talk(passage, hit)))
    return unchecked("计划、要求或未开展的事项");
  const auto clause = passage.view(passage.clause_at(hit.range.start));
  if (is_universal(clause) && hit.topic->kind != "meeting") return unchecked("全称表述，记录无法逐一证明");
  const auto records = passage.records_at(hit);
  if (!records.empty()) return supported(passage.facts, records);
  if (const auto named = dates_named(passage.facts, passage.view(hit.range)); !named.empty())
    return support(passage.facts, named);
  return unrecorded("台账中没有“" + text_of(passage, hit.range) + "”的记录");
}

}  // namespace

void read_topics(Passage& passage, ClaimList& out) {
  std::set<const Topic*> said;
  for (const auto& hit : passage.hits) {
    if (hit.topic->kind == "finding" && hit.range.size() <= 2) continue;  // 问题: too general to be a claim
    if (hit.range.size() <= 2 && hit.topic->of.where.empty() && hit.topic->kind == "meeting") continue;
    if (hit.topic->kind == "finding" && !hit.topic->of.where.empty()) continue;  // 已完成5个 is a count
    const auto verb = verb_before(passage, hit);
    if (verb == std::u32string_view::npos && !verb_after(passage, hit)) continue;
    if (!said.insert(hit.topic).second) continue;
    // 召开党员大会4次、支委会12次: the verb belongs to the first.
    const bool shared = std::any_of(passage.hits.begin(), passage.hits.end(), [&](const TopicHit& other) {
      return verb != std::u32string_view::npos && other.range.start >= verb &&
             other.range.end <= hit.range.start;
    });
    const Range range{verb == std::u32string_view::npos || shared ? hit.range.start : verb, hit.range.end};
    JsonObject value{{"object", text_of(passage, hit.range)}};
    if (verb != std::u32string_view::npos) value["action"] = text_of(passage, {verb, verb + 2});
    out.add(passage, range, hit.topic->kind, std::move(value), judge(passage, hit));
  }
}

}  // namespace jishi::checker
