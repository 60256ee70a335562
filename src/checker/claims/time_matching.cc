#include "checker/claims/time_matching.h"

#include <algorithm>

#include "base/text.h"
#include "checker/claims/resemblance.h"

namespace jishi::checker {

namespace {

constexpr std::size_t kMostNamed = 5;
constexpr std::size_t kFullName = 4;
constexpr std::size_t kMost = 6;  // of kAll
constexpr std::size_t kAll = 10;
constexpr std::u32string_view kMeeting = U"会议";
constexpr std::u32string_view kOfTheMeeting[] = {U"决定", U"议定", U"研究", U"审议", U"讨论", U"表决",
                                                 U"一致", U"同意", U"通过", U"最终", U"未",   U"不予"};

// 公示 from one field to another: the record's own from and to.
bool joins(const std::vector<Span>& spans, const Span& text) {
  const auto starts = [&](const Span& s) {
    return s.from() == text.from() && s.precision() == Precision::day;
  };
  const auto ends = [&](const Span& s) { return s.to() == text.to() && s.precision() == Precision::day; };
  return text.precision() == Precision::range && std::any_of(spans.begin(), spans.end(), starts) &&
         std::any_of(spans.begin(), spans.end(), ends);
}

bool is_whole_months(const Span& span) {
  return span.from().day_of_month() == 1 && span.to().plus_days(1).day_of_month() == 1;
}

enum class Told { same, another, part, nothing };

// 3月10日至4月22日 of what lasted to 4月25日: that it began on that day does not make it so. A text may speak
// of a longer time by whole months, or from New Year's Day on; 其中 of a part.
Told period_told(const Passage& passage, const Figure& figure, const Span& text, const Record& record) {
  if (text.precision() != Precision::range) return Told::nothing;
  const auto clause = passage.view(passage.clause_at(figure.range.start));
  auto out = Told::nothing;
  for (const auto& known : passage.facts.periods(record)) {
    if (known.span == text) return Told::same;
    const bool is_meant =
        known.name.empty() ? text.overlaps(known.span) : clause.find(known.name) != std::u32string_view::npos;
    const bool is_wide = text.contains(known.span) &&
                         (is_whole_months(text) || text.from() == Span::of_year(text.from().year()).from());
    if (!is_meant || is_wide) continue;
    const bool is_part = known.span.contains(text) && has_any(clause, {U"其中", U"期间", U"此间"});
    out = is_part ? Told::part : Told::another;
  }
  return out;
}

// Several lie in it: the text tells of when they all were.
bool is_frame(const Span& text, const RecordList& records) {
  return std::count_if(records.begin(), records.end(),
                       [&](const Record* record) { return text.contains(record->happened); }) > 1;
}

// 主持召开下半年…汇报会, 内容为第二党小组1月会: the period is a part of the name of what was done on the day.
bool is_in_a_name(const Passage& passage, const Figure& figure, const RecordList& records) {
  const bool is_exact =
      !figure.fuzzy && !figure.named_day && figure.span &&
      (figure.span->precision() == Precision::day || figure.span->precision() == Precision::range);
  if (is_exact) return false;
  const auto clause = passage.clause_at(figure.range.start);
  const auto end = figure.range.end;
  const auto words =
      letters(passage.view({figure.range.start, std::min(end + 1, std::max(end, clause.end))}));
  if (words.size() > letters(passage.view(figure.range)).size() &&
      std::any_of(records.begin(), records.end(), [&](const Record* record) {
        return passage.facts.text_of(*record).find(words) != std::u32string::npos;
      }))
    return true;
  const auto before = passage.view({clause.start, std::max(clause.start, figure.range.start)});
  if (!is_attributive(passage, figure) && !has_any(before, {U"主持", U"讲授", U"主讲", U"参加"}))
    return false;
  return std::any_of(passage.hits.begin(), passage.hits.end(),
                     [&](const TopicHit& hit) { return hit.range.end > end && hit.range.end <= clause.end; });
}

// Most of the clause is what a record holds.
bool is_name_of_one(std::u32string_view clause, const Facts& facts, const RecordList& records) {
  const auto size = letters(clause).size();
  return std::any_of(records.begin(), records.end(), [&](const Record* record) {
    const auto run = longest_common_run(clause, facts.text_of(*record));
    return run >= kSameThing && run * kAll >= size * kMost;
  });
}

// 会议决定…, 会议由…主持: the meeting that was told of, no other.
bool is_the_same_meeting(const Passage& passage, const TopicHit& hit) {
  if (passage.view(hit.range) != kMeeting) return false;
  const auto clause = passage.clause_at(hit.range.start);
  const auto after = passage.view({hit.range.end, std::max(hit.range.end, clause.end)});
  if (hit.range.start == clause.start) return true;
  return std::any_of(std::begin(kOfTheMeeting), std::end(kOfTheMeeting),
                     [&](std::u32string_view word) { return after.starts_with(word); });
}

// 研究巡察反馈问题整改方案: the record's own words, whatever topic's word is a part of them.
bool is_in_words_of(const Passage& passage, const TopicHit& hit, const RecordList& records) {
  const auto clause = passage.view(passage.clause_at(hit.range.start));
  const auto word = letters(passage.view(hit.range));
  return std::any_of(records.begin(), records.end(), [&](const Record* record) {
    const auto& text = passage.facts.text_of(*record);
    return text.find(word) != std::u32string::npos && longest_common_run(clause, text) >= kSurelySameThing;
  });
}

}  // namespace

void look_at(const Span& text, const Record& record, const std::vector<Span>& spans, Matched& found) {
  if (joins(spans, text)) {
    found.same.push_back({&record, text});
    return;
  }
  for (const auto& span : spans) {
    const Fit how = fit(text, span);
    if (how == Fit::none) continue;
    if (how == Fit::same) {
      found.same.push_back({&record, span});
      return;
    }
    if (span.precision() == Precision::year) {
      found.vague = true;
      continue;
    }
    // Two exact periods agree or they do not.
    if (span.precision() == Precision::range && text.precision() == Precision::range) continue;
    found.inside.push_back({&record, span});
    return;
  }
}

Range told_at(const Passage& passage, const Figure& figure, const RecordList& records,
              std::size_t clauses_after) {
  const auto& clauses = passage.sentence.clauses;
  Range told = passage.clause_at(figure.range.start);
  const auto own = clause_of(passage.sentence, figure.range.start);
  // 6月24日，召开党员大会，会议由…主持: the day stands alone before what is told of it.
  const bool is_alone = letters(passage.view(told)).size() <= letters(passage.view(figure.range)).size();
  const auto is_any_meeting = [&](const TopicHit& hit) {  // 4月9日，召开会议，研究…
    return is_alone && hit.clause == own + 1 && passage.view(hit.range) == kMeeting;
  };
  const auto is_other = [&](std::size_t clause) {
    return std::any_of(passage.figures.begin(), passage.figures.end(),
                       [&](const Figure* f) {
                         return f->is_time() && clause_of(passage.sentence, f->range.start) == clause &&
                                !is_in_a_name(passage, *f, records);
                       }) ||
           std::any_of(passage.hits.begin(), passage.hits.end(), [&](const TopicHit& hit) {
             return hit.clause == clause && !is_any_meeting(hit) && !is_the_same_meeting(passage, hit) &&
                    !is_in_words_of(passage, hit, records) &&
                    std::none_of(records.begin(), records.end(),
                                 [&](const Record* r) { return matches(*hit.topic, *r); });
           });
  };
  if (is_alone) ++clauses_after;
  for (auto i = own + 1; i < clauses.size() && i <= own + clauses_after && !is_other(i); ++i) {
    told.end = clauses[i].end;
    // 内容为第二党小组1月会，由…主持: what the record is called is no step further.
    if (is_name_of_one(passage.view(clauses[i]), passage.facts, records)) ++clauses_after;
  }
  return told;
}

RecordList records_of(const std::vector<Seen>& seen) {
  RecordList out;
  for (const auto& one : seen) out.push_back(one.record);
  return out;
}

std::string told(const Facts& facts, const std::vector<Seen>& seen) {
  std::vector<std::string> parts;
  for (const auto& one : seen) {
    if (parts.size() == kMostNamed) break;
    parts.push_back(one.span.zh() + "（" + facts.name(*one.record) + "）");
  }
  return "记录为" + join(parts, "、") +
         (seen.size() > kMostNamed ? " 等" + std::to_string(seen.size()) + "条" : "");
}

Judgement support(const Facts& facts, const std::vector<Seen>& seen) {
  return supported(facts, records_of(seen), told(facts, seen));
}

Matched alike(const Passage& passage, const Figure& figure, std::size_t least) {
  Matched found;
  const auto precision = figure.span->precision();
  if (precision != Precision::day && precision != Precision::range && precision != Precision::month)
    return found;
  const auto near = passage.around(figure.range.start);
  for (const auto* record : passage.facts.all()) {
    Matched one;
    look_at(*figure.span, *record, passage.facts.spans(*record), one);
    if (one.same.empty()) continue;
    const auto& text = passage.facts.text_of(*record);
    if (longest_common_run(near, text) >= least ||
        longest_common_run(passage.whole(), text) >= kSurelySameThing)
      found.same.push_back(one.same.front());
  }
  return found;
}

Matched among(const Passage& passage, const Figure& figure, const RecordList& records, const Span& span) {
  Matched found;
  const auto clause = passage.view(passage.clause_at(figure.range.start));
  const bool is_of_several = is_frame(span, records);
  for (const auto* record : records) {
    const auto told = is_of_several ? Told::nothing : period_told(passage, figure, span, *record);
    found.vague = found.vague || told == Told::part;
    if (told == Told::same || told == Told::nothing)
      look_at(span, *record, passage.facts.spans_named(*record, clause), found);
  }
  return found;
}

RecordList records_for(const Passage& passage, const Figure& figure, const TopicHit& hit) {
  auto records = passage.records_at(hit);
  if (Span::of_year(passage.facts.year()).overlaps(*figure.span)) return records;
  const auto more = passage.facts.of_other_years(*hit.topic, *figure.span);
  records.insert(records.end(), more.begin(), more.end());
  return records;
}

std::vector<Seen> dates_named(const Facts& facts, std::u32string_view words) {
  std::vector<Seen> out;
  for (const auto& [record, span] : facts.dates_named(words, kFullName)) out.push_back({record, span});
  return out;
}

RecordList before_and_in(const Span& span, const RecordList& records, std::int32_t days) {
  const auto wide = Span::of_range(span.from().plus_days(-days), span.to());
  RecordList out;
  for (const auto* record : records)
    if (wide && record->happened.precision() != Precision::year &&
        (days == 0 ? wide->overlaps(record->happened) : wide->contains(record->happened)))
      out.push_back(record);
  return out;
}

}  // namespace jishi::checker
