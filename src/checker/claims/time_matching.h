#pragma once
// How records stand to the times a text names: shared by the families of times.

#include "checker/claims/passage.h"

namespace jishi::checker {

// A record with the one of its times that meets the text's.
struct Seen {
  const Record* record;
  Span span;
};

struct Matched {
  std::vector<Seen> same;
  std::vector<Seen> inside;
  bool vague = false;  // a record known only to the year, or a part of one's period, might be meant

  const std::vector<Seen>& best() const { return same.empty() ? inside : same; }
};

// Characters in common that make two wordings one thing, where no topic is named; and where the named topic's
// records say another day.
inline constexpr std::size_t kSameThing = 4;
inline constexpr std::size_t kSurelySameThing = 6;

void look_at(const Span& text, const Record& record, const std::vector<Span>& spans, Matched& found);
// The records against the span, by the fields the figure's clause names.
Matched among(const Passage& passage, const Figure& figure, const RecordList& records, const Span& span);
// Any record that stands at this very time and shares words with what the sentence says.
Matched alike(const Passage& passage, const Figure& figure, std::size_t least);
// Records of the hit, those of another year's register among them when the figure tells of that year.
RecordList records_for(const Passage& passage, const Figure& figure, const TopicHit& hit);
// Dates of any record whose field the words name in full: 专题民主生活会 of an inspection.
std::vector<Seen> dates_named(const Facts& facts, std::u32string_view words);
// Records that happened in the span or in the days before it; those known only to the year tell nothing.
RecordList before_and_in(const Span& span, const RecordList& records, std::int32_t days);

// The figure's clause with at most so many that follow it: none that names a time of its own or speaks of
// something else than these records.
Range told_at(const Passage& passage, const Figure& figure, const RecordList& records,
              std::size_t clauses_after);

RecordList records_of(const std::vector<Seen>& seen);
std::string told(const Facts& facts, const std::vector<Seen>& seen);  // 记录为2023年8月11日（…）
Judgement support(const Facts& facts, const std::vector<Seen>& seen);

// 1月31日前: every record must be in time.
Judgement judge_limit(const Passage& passage, const Figure& figure, const TopicHit* hit);
// 七一前夕: a record in the days meant, or in those before.
Judgement judge_fuzzy(const Passage& passage, const Figure& figure, const RecordList& records);
// 元旦、春节前均作了节日提醒: one record before each, by its words where they name the day.
Judgement judge_named_day(const Passage& passage, const Figure& figure,
                          const std::vector<const TopicHit*>& topics);

}  // namespace jishi::checker
