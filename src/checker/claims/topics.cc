#include "checker/claims/topics.h"

#include <algorithm>

namespace jishi::checker {

namespace {

constexpr std::size_t kClauseCost = 14;
constexpr std::size_t kListCost = 8;  // a 、 or 和 between: another item of a list
constexpr std::size_t kBehindCost = 5;
constexpr std::size_t kChainGap = 4;
constexpr std::size_t kReach = 300;  // characters; what is farther off is not meant

bool inside_title(std::u32string_view text, const Range& sentence, std::size_t at) {
  for (std::size_t i = at; i > sentence.start; --i) {
    if (text[i - 1] == U'》') return false;
    if (text[i - 1] == U'《') return true;
  }
  return false;
}

std::size_t gap_cost(std::u32string_view text, std::size_t from, std::size_t to) {
  std::size_t total = to - from;
  for (std::size_t i = from; i < to; ++i)
    if (is_any(text[i], U"、和与及")) total += kListCost;
  return total;
}

std::size_t cost(const Draft& draft, const Sentence& sentence, const TopicHit& hit, const Range& of,
                 Lean lean) {
  const auto clause = clause_of(sentence, of.start);
  const auto clauses = hit.clause > clause ? hit.clause - clause : clause - hit.clause;
  const auto far = clauses * kClauseCost;
  if (hit.range.start >= of.end) return gap_cost(draft.body, of.end, hit.range.start) + far;
  if (hit.range.end > of.start) return 0;  // the figure stands in the topic's own name
  const auto behind = lean == Lean::after ? kBehindCost * (clauses > 0 ? 2 : 1) : 0;
  return gap_cost(draft.body, hit.range.end, of.start) + far + behind;
}

bool is_chained(const Draft& draft, const TopicHit& first, const TopicHit& next) {
  if (next.clause != first.clause || next.range.start < first.range.end) return false;
  const auto gap = draft.view({first.range.end, next.range.start});
  return gap.size() <= kChainGap && std::all_of(gap.begin(), gap.end(), [](char32_t c) {
           return is_han(c) && !is_any(c, U"和与及或对的并在");
         });
}

}  // namespace

Topics::Topics(const std::vector<RecordType>* types) {
  if (types == nullptr) return;
  for (const auto& type : *types)
    for (const auto& topic : type.topics) {
      table_.add_all(topic.words, entries_.size());
      entries_.push_back({&type, &topic});
    }
}

std::vector<TopicHit> Topics::in(const Draft& draft, const Sentence& sentence) const {
  std::vector<TopicHit> out;
  const std::u32string_view text = draft.body;
  for (const auto& hit : table_.find(text, sentence.range)) {
    if (inside_title(text, sentence.range, hit.range.start)) continue;
    const auto& entry = entries_[hit.id];
    out.push_back({hit.range, entry.type, entry.topic, clause_of(sentence, hit.range.start)});
  }
  return out;
}

std::size_t clause_of(const Sentence& sentence, std::size_t position) {
  const auto after = std::upper_bound(sentence.clauses.begin(), sentence.clauses.end(), position,
                                      [](std::size_t at, const Range& clause) { return at < clause.start; });
  return after == sentence.clauses.begin() ? 0
                                           : static_cast<std::size_t>(after - sentence.clauses.begin()) - 1;
}

std::vector<const TopicHit*> nearest(const Draft& draft, const Sentence& sentence,
                                     const std::vector<TopicHit>& hits, const Range& of, Lean lean) {
  std::vector<const TopicHit*> order;
  std::vector<std::pair<std::size_t, const TopicHit*>> costs;
  for (const auto& hit : hits)
    if (hit.range.start <= of.end + kReach && of.start <= hit.range.end + kReach)
      costs.emplace_back(cost(draft, sentence, hit, of, lean), &hit);
  std::stable_sort(costs.begin(), costs.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  order.reserve(costs.size());
  for (const auto& [_, hit] : costs) order.push_back(hit);
  if (order.empty()) return order;
  const TopicHit* head = order.front();
  for (const auto& hit : hits)
    if (is_chained(draft, *head, hit)) head = &hit;
  std::stable_partition(order.begin(), order.end(),
                        [&](const TopicHit* hit) { return hit->range == head->range; });
  return order;
}

}  // namespace jishi::checker
