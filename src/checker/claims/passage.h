#pragma once
// Passage: one sentence with its topics and figures, as the claim families read it; and what a family makes.

#include <set>
#include <string>
#include <vector>

#include "checker/claims/facts.h"
#include "checker/claims/topics.h"
#include "checker/rules/rule.h"

namespace jishi::checker {

struct Judgement {
  Verdict verdict = Verdict::unchecked;
  RecordList records;  // exactly those that decide it
  std::string reason;
};
Judgement unchecked(std::string reason);
Judgement supported(const Facts& facts, RecordList records, std::string reason = {});
Judgement contradicted(RecordList records, std::string reason);
Judgement unrecorded(std::string reason);

class Passage {
 public:
  Passage(const Scene& scene, const Facts& facts, const Topics& topics, const Sentence& sentence);

  const Scene& scene;
  const Facts& facts;
  const Sentence& sentence;
  std::vector<TopicHit> hits;
  std::vector<const Figure*> figures;

  std::u32string_view view(const Range& range) const { return scene.draft.view(range); }
  std::u32string_view whole() const { return view(sentence.range); }
  Range clause_at(std::size_t position) const;
  // The clause and the one after it: where the words stand that say what happened.
  std::u32string_view around(std::size_t position) const;
  // A plan, a demand or a shortcoming: what it says did not happen, or not yet.
  bool is_outlook(std::size_t position) const;
  bool is_negated(std::size_t position) const;
  // The period that qualifies what stands at the position: 上半年 … ; else the year up to the day of the
  // report.
  Span period_at(std::size_t position) const;
  // Those records that lie in that period. Without a period named, all of the year's, those too that its
  // registers hold of days outside it (the reminder before New Year's Day).
  RecordList within_period(const RecordList& records, std::size_t position) const;
  // Records of the topics whose words stand at the hit's place; when there are none, meetings called so.
  RecordList records_at(const TopicHit& hit) const;

  // Figures a family has made part of its claim; later families pass them over.
  bool is_taken(const Figure& figure) const { return taken_.contains(&figure); }
  void take(const Figure& figure) { taken_.insert(&figure); }

 private:
  bool outlook_ = false;
  std::set<const Figure*> taken_;
};

// A time that stands in the name or the subject of what was done (召开上半年…汇报会, 做好2023年…工作), not
// one that says when it was done.
bool is_attributive(const Passage& passage, const Figure& figure);

class ClaimList {
 public:
  explicit ClaimList(const Draft& draft) : draft_(draft) {}
  void add(const Passage& passage, const Range& range, std::string_view kind, JsonObject value,
           Judgement judgement);
  std::vector<CheckClaim> take();  // by start

 private:
  const Draft& draft_;
  std::vector<CheckClaim> claims_;
};

JsonObject span_value(const Span& span);
std::string text_of(const Passage& passage, const Range& range);

}  // namespace jishi::checker
