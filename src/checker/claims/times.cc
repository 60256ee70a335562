// Dates and periods: does a record of what the sentence speaks of stand at that time?

#include <algorithm>

#include "base/text.h"
#include "checker/claims/families.h"
#include "checker/claims/resemblance.h"

namespace jishi::checker {

namespace {

constexpr std::size_t kSameThing = 4;        // characters in common, where no topic is named
constexpr std::size_t kSurelySameThing = 6;  // where the named topic's records say another day
constexpr std::int32_t kDaysBeforeHoliday = 15;
constexpr std::size_t kMostNamed = 5;

struct Seen {
  const Record* record;
  Span span;
};

struct Matched {
  std::vector<Seen> same;
  std::vector<Seen> inside;
  bool vague = false;  // a record known only to the year might be meant

  const std::vector<Seen>& best() const { return same.empty() ? inside : same; }
};

// 公示 from one field to another: the record's own from and to.
bool joins(const std::vector<Span>& spans, const Span& text) {
  const auto starts = [&](const Span& s) {
    return s.from() == text.from() && s.precision() == Precision::day;
  };
  const auto ends = [&](const Span& s) { return s.to() == text.to() && s.precision() == Precision::day; };
  return text.precision() == Precision::range && std::any_of(spans.begin(), spans.end(), starts) &&
         std::any_of(spans.begin(), spans.end(), ends);
}

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

// Any record that stands at this very time and shares words with what the sentence says.
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
  for (const auto* record : records)
    look_at(span, *record, passage.facts.spans_named(*record, clause), found);
  return found;
}

// Records that happened in the span or in the days before it; those known only to the year tell nothing.
RecordList before_and_in(const Span& span, const RecordList& records, std::int32_t days) {
  const auto wide = Span::of_range(span.from().plus_days(-days), span.to());
  RecordList out;
  for (const auto* record : records)
    if (wide && record->happened.precision() != Precision::year &&
        (days == 0 ? wide->overlaps(record->happened) : wide->contains(record->happened)))
      out.push_back(record);
  return out;
}

Judgement judge_limit(const Passage& passage, const Figure& figure, const TopicHit* hit) {
  if (hit == nullptr || figure.fuzzy) return unchecked("期限表述，没有可比对的记录");
  const auto clause = passage.view(passage.clause_at(figure.range.start));
  if (!has_any(clause, {U"均", U"都", U"全部", U"按时"})) return unchecked("期限表述，不逐条核验");
  const auto records = passage.records_at(*hit);
  if (records.empty()) return unrecorded("台账中没有“" + hit->topic->words.front() + "”的记录");
  RecordList late;
  for (const auto* record : records)
    if (record->happened.from() > figure.span->to()) late.push_back(record);
  if (!late.empty()) return contradicted(late, "有记录晚于该期限：" + passage.facts.list(late));
  return supported(passage.facts, records);
}

// 七一前夕: a record in the days meant, or in those before.
Judgement judge_fuzzy(const Passage& passage, const Figure& figure, const RecordList& records) {
  auto near = before_and_in(*figure.span, records, 0);
  if (near.empty()) near = before_and_in(*figure.span, records, kDaysBeforeHoliday);
  if (!near.empty()) return supported(passage.facts, near);
  return unchecked("时间表述不精确，记录中没有相近的一条");
}

bool names_other_day(std::u32string_view text, std::u32string_view own) {
  for (const std::u32string_view day : {U"元旦", U"春节", U"清明", U"五一", U"端午", U"中秋", U"国庆"})
    if (day != own && text.find(day) != std::u32string_view::npos) return true;
  return false;
}

// 元旦、春节前均作了节日提醒: one record before each, by its words where they name the day.
Judgement judge_named_day(const Passage& passage, const Figure& figure,
                          const std::vector<const TopicHit*>& topics) {
  auto name = letters(passage.view(figure.range));
  for (const std::u32string_view end : {U"前夕", U"期间", U"前", U"节"})
    if (name.size() > end.size() + 1 && name.ends_with(end)) name.erase(name.size() - end.size());
  RecordList naming;
  for (const auto* record : before_and_in(*figure.span, passage.facts.all(), kDaysBeforeHoliday))
    if (passage.facts.text_of(*record).find(name) != std::u32string::npos) naming.push_back(record);
  if (!naming.empty()) return supported(passage.facts, naming);
  if (topics.empty()) return unchecked("没有可对应的记录类型");
  const auto records = passage.records_at(*topics.front());
  auto near = before_and_in(*figure.span, records, kDaysBeforeHoliday);
  std::erase_if(near,
                [&](const Record* record) { return names_other_day(passage.facts.text_of(*record), name); });
  if (!near.empty()) return supported(passage.facts, near);
  const auto word = text_of(passage, topics.front()->range);
  if (records.empty()) return unrecorded("台账中没有“" + word + "”的记录");
  const auto clause = passage.view(passage.clause_at(figure.range.start));
  const bool reminder =
      word.find("提醒") != std::string::npos && clause.find(U'前') != std::u32string_view::npos;
  if (!reminder) return unchecked("时间表述不精确，记录中没有相近的一条");
  return contradicted(records,
                      to_utf8(name) + "（" + figure.span->from().zh() + "）之前没有“" + word + "”的记录");
}

Judgement judge_against(const Passage& passage, const Figure& figure, const TopicHit& head) {
  const auto records = passage.records_at(head);
  const auto word = text_of(passage, head.range);
  if (figure.fuzzy) {
    if (records.empty()) return unrecorded("台账中没有“" + word + "”的记录");
    return judge_fuzzy(passage, figure, records);
  }
  const auto found = among(passage, figure, records, *figure.span);
  if (!found.best().empty()) return support(passage.facts, found.best());
  if (records.empty()) return unrecorded("台账中没有“" + word + "”的记录");
  if (found.vague) return unchecked("相应记录只登记到年度，无法核对具体时间");
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
    const auto other = judge_against(passage, figure, *hit);
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

}  // namespace

// A year taken from a sentence before may be a leftover: the report's own year is tried as well.
Judgement judge(const Passage& passage, const Figure& figure) {
  auto first = judge_as_read(passage, figure);
  const bool inherited =
      figure.span && !figure.year_written && figure.span->from().year() != passage.facts.year();
  if (!inherited || first.verdict == Verdict::supported || !passage.facts.known()) return first;
  auto iso = figure.span->iso();
  const auto year = std::to_string(passage.facts.year());
  for (auto at = iso.find(std::to_string(figure.span->from().year())); at != std::string::npos;
       at = iso.find(std::to_string(figure.span->from().year()), at + 1))
    iso.replace(at, 4, year);
  const auto span = Span::from_iso(iso);
  if (!span) return unchecked("年份不明确");
  Figure other = figure;
  other.span = span;
  auto second = judge_as_read(passage, other);
  return second.verdict == Verdict::supported ? second : unchecked("年份不明确");
}

void read_times(Passage& passage, ClaimList& out) {
  for (const auto* figure : passage.figures) {
    if (!figure->is_time() || passage.is_taken(*figure)) continue;
    passage.take(*figure);
    JsonObject value;
    if (figure->span) value = span_value(*figure->span);
    if (figure->span && !figure->year_written) value["year_inherited"] = true;
    if (figure->fuzzy) value["approximate"] = true;
    out.add(passage, figure->range, figure->kind == Figure::Kind::day ? "date" : "period", std::move(value),
            judge(passage, *figure));
  }
}

}  // namespace jishi::checker
