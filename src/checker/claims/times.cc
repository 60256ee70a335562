// Dates and periods: does a record of what the sentence speaks of stand at that time?

#include <algorithm>

#include "base/text.h"
#include "checker/claims/absent_people.h"
#include "checker/claims/families.h"
#include "checker/claims/named_groups.h"
#include "checker/claims/outcomes.h"
#include "checker/claims/participants.h"
#include "checker/claims/talk_pairs.h"
#include "checker/claims/time_matching.h"

namespace jishi::checker {

namespace {

// No record of the topic agrees: 专题民主生活会 may stand as a date in the inspection's record.
std::optional<Judgement> judge_as_field(const Passage& passage, const Figure& figure, const TopicHit& head,
                                        bool is_recorded) {
  const auto named = dates_named(passage.facts, passage.view(head.range));
  auto agreeing = named;
  std::erase_if(agreeing, [&](const Seen& seen) { return fit(*figure.span, seen.span) == Fit::none; });
  if (!agreeing.empty()) return support(passage.facts, agreeing);
  if (named.empty() || is_recorded) return std::nullopt;
  return contradicted(records_of(named), told(passage.facts, named));
}

Judgement judge_against(const Passage& passage, const Figure& figure, const TopicHit& head) {
  const auto records = records_for(passage, figure, head);
  const auto word = text_of(passage, head.range);
  if (figure.fuzzy) {
    if (records.empty()) return unrecorded("台账中没有“" + word + "”的记录");
    return judge_fuzzy(passage, figure, records);
  }
  const auto found = among(passage, figure, records, *figure.span);
  if (!found.best().empty()) return support(passage.facts, found.best());
  if (const auto by_field = judge_as_field(passage, figure, head, !records.empty())) return *by_field;
  if (records.empty()) return unrecorded("台账中没有“" + word + "”的记录");
  if (found.vague) return unchecked("相应记录没有登记到这样的时间，无法核对");
  return contradicted(records, "“" + word + "”的记录为" + passage.facts.list(records) + "，没有" +
                                   figure.span->zh() + "的记录");
}

// 召开上半年…汇报会: the record's own words hold the period.
std::optional<Judgement> judge_as_name(const Passage& passage, const Figure& figure,
                                       const std::vector<const TopicHit*>& topics) {
  const auto words = letters(passage.view(figure.range));
  for (const auto* hit : topics) {
    RecordList named;
    for (const auto* record : passage.records_at(*hit))
      if (passage.facts.text_of(*record).find(words) != std::u32string::npos) named.push_back(record);
    if (!named.empty()) return supported(passage.facts, named);
  }
  return std::nullopt;
}

Judgement judge_without_topic(const Passage& passage, const Figure& figure) {
  if (figure.fuzzy || figure.kind == Figure::Kind::period) return unchecked("没有可对应的记录类型");
  for (const auto* record : passage.facts.all())
    for (const auto& span : passage.facts.spans(*record))
      if (span == *figure.span) return unchecked("没有可对应的记录类型");
  const auto clause = passage.around(figure.range.start);
  if (!has_any(clause, {U"召开", U"举行", U"举办", U"开展", U"组织", U"讲授", U"参观", U"观看"}))
    return unchecked("没有可对应的记录类型");
  return unrecorded("台账中没有" + figure.span->zh() + "的相应记录");
}

// 反馈 before a date names the field 反馈日期, whatever the sentence's other topics are.
std::optional<Judgement> judge_by_field(const Passage& passage, const Figure& figure) {
  const auto clause = passage.view(passage.clause_at(figure.range.start));
  Matched found;
  std::vector<Seen> others;
  for (const auto& hit : passage.hits) {
    if (hit.topic->kind != "inspection") continue;
    for (const auto* record : passage.records_at(hit)) {
      const auto named = passage.facts.fields_named(*record, clause);
      for (const auto& span : named) others.push_back({record, span});
      look_at(*figure.span, *record, named, found);
    }
  }
  if (!found.best().empty()) return support(passage.facts, found.best());
  if (others.empty()) return std::nullopt;
  return contradicted(records_of(others), told(passage.facts, others));
}

// A time that tells of another event, named in its own clause, leaves that event's topic to it.
std::vector<const TopicHit*> own_topics(const Passage& passage, const Figure& figure,
                                        const std::vector<const TopicHit*>& topics) {
  const auto clause = clause_of(passage.sentence, figure.range.start);
  std::vector<const TopicHit*> out;
  for (const auto* hit : topics) {
    const bool another =
        std::any_of(passage.figures.begin(), passage.figures.end(), [&](const Figure* other) {
          return other->is_time() && other != &figure && !other->fuzzy && other->kind == Figure::Kind::day &&
                 (other->list == 0 || other->list != figure.list) &&
                 clause_of(passage.sentence, other->range.start) == hit->clause && hit->clause != clause;
        });
    if (!another) out.push_back(hit);
  }
  return out;
}

// The whole year, or a year's part in a name: it is said of many things at once.
Judgement judge_period(const Passage& passage, const Figure& figure,
                       const std::vector<const TopicHit*>& topics) {
  if (const auto named = judge_as_name(passage, figure, topics)) return *named;
  Judgement first = judge_against(passage, figure, *topics.front());
  if (first.verdict == Verdict::supported) return first;
  for (const auto* hit : topics) {
    auto other = judge_against(passage, figure, *hit);
    if (other.verdict == Verdict::supported) return other;
  }
  const bool whole_year = figure.span->precision() == Precision::year;
  const auto clause = clause_of(passage.sentence, figure.range.start);
  const bool near = topics.front()->clause <= clause + 1;
  if (whole_year || is_attributive(passage, figure) || !near)
    return unchecked("该时间修饰的内容与记录的对应不明确");
  return first;
}

Judgement judge_day(const Passage& passage, const Figure& figure,
                    const std::vector<const TopicHit*>& topics) {
  Judgement first = judge_against(passage, figure, *topics.front());
  if (first.verdict == Verdict::supported) {
    // A record known to the day says more than one known to the month.
    const auto here = among(passage, figure, passage.records_at(*topics.front()), *figure.span);
    const auto exact = here.same.empty() ? alike(passage, figure, kSurelySameThing) : Matched{};
    return exact.same.empty() ? first : support(passage.facts, exact.same);
  }
  const auto clause = clause_of(passage.sentence, figure.range.start);
  for (const auto* hit : topics) {
    if (hit->clause != topics.front()->clause && hit->clause != clause) continue;
    const auto found = among(passage, figure, passage.records_at(*hit), *figure.span);
    if (!found.same.empty()) return support(passage.facts, found.same);
  }
  const auto same = alike(passage, figure, kSurelySameThing);
  if (!same.same.empty()) return support(passage.facts, same.same);
  const auto distance =
      topics.front()->clause > clause ? topics.front()->clause - clause : clause - topics.front()->clause;
  if (distance > 1) return unchecked("所述事项与记录的对应不明确");
  return first;
}

Judgement judge_as_read(const Passage& passage, const Figure& figure) {
  if (!figure.impossible.empty() && figure.impossible != "date.weekday")
    return contradicted({}, "没有这一日期，或止期早于起期");
  if (!passage.facts.known()) return unchecked("");
  if (figure.cut_off || passage.view(figure.range).starts_with(U"截至")) return unchecked("统计截止时间");
  if (!figure.span) return unchecked("时间表述不明确");
  if (passage.is_outlook(figure.range.start) || passage.is_negated(figure.range.start))
    return unchecked("计划、要求或未开展的事项，不与记录比对");
  auto topics = nearest(passage.scene.draft, passage.sentence, passage.hits, figure.range, Lean::after);
  if (figure.named_day) return judge_named_day(passage, figure, topics);
  if (figure.limit) return judge_limit(passage, figure, topics.empty() ? nullptr : topics.front());
  const bool exact = figure.kind == Figure::Kind::day || figure.span->precision() == Precision::range;
  if (exact && !figure.fuzzy) {
    if (const auto by_field = judge_by_field(passage, figure)) return *by_field;
    topics = own_topics(passage, figure, topics);
  }
  if (topics.empty()) {
    const auto same = figure.fuzzy ? Matched{} : alike(passage, figure, kSameThing);
    if (!same.same.empty()) return support(passage.facts, same.same);
    return judge_without_topic(passage, figure);
  }
  return exact && !figure.fuzzy ? judge_day(passage, figure, topics) : judge_period(passage, figure, topics);
}

struct Judged {
  Figure figure;  // with the year it was judged by
  Judgement judgement;
};

// A year taken from a sentence before may be a leftover: the report's own year is tried as well.
Judged judge(const Passage& passage, const Figure& figure) {
  auto first = judge_as_read(passage, figure);
  const bool inherited =
      figure.span && !figure.year_written && figure.span->from().year() != passage.facts.year();
  if (!inherited || first.verdict == Verdict::supported || !passage.facts.known())
    return {figure, std::move(first)};
  auto iso = figure.span->iso();
  const auto year = std::to_string(passage.facts.year());
  for (auto at = iso.find(std::to_string(figure.span->from().year())); at != std::string::npos;
       at = iso.find(std::to_string(figure.span->from().year()), at + 1))
    iso.replace(at, 4, year);
  const auto span = Span::from_iso(iso);
  if (!span) return {figure, unchecked("年份不明确")};
  Figure other = figure;
  other.span = span;
  auto second = judge_as_read(passage, other);
  if (second.verdict != Verdict::supported) return {figure, unchecked("年份不明确")};
  return {std::move(other), std::move(second)};
}

}  // namespace

void read_times(Passage& passage, ClaimList& out) {
  for (const auto* figure : passage.figures) {
    if (!figure->is_time() || passage.is_taken(*figure)) continue;
    passage.take(*figure);
    JsonObject value;
    if (figure->span) value = span_value(*figure->span);
    if (figure->span && !figure->year_written) value["year_inherited"] = true;
    if (figure->fuzzy) value["approximate"] = true;
    auto [judged, judgement] = judge(passage, *figure);
    judgement = with_outcome(passage, judged, std::move(judgement));
    judgement = with_pair(passage, judged, std::move(judgement));
    judgement = with_groups(passage, judged, std::move(judgement));
    judgement = with_people(passage, judged, std::move(judgement));
    out.add(passage, figure->range, figure->kind == Figure::Kind::day ? "date" : "period", std::move(value),
            with_absence(passage, judged, std::move(judgement)));
  }
}

}  // namespace jishi::checker
