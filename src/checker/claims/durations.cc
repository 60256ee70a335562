// 为期45天: against the period named beside it (both ends counted, or one), and against the record of that
// period.

#include "checker/claims/durations.h"

#include <cmath>

#include "base/text.h"
#include "checker/claims/counting.h"
#include "checker/claims/families.h"

namespace jishi::checker {

namespace {

bool is_days(const Figure& figure) {
  return figure.unit == U"天" || figure.unit == U"日";
}

}  // namespace

const Figure* period_of_duration(const Draft& draft, const std::vector<const Figure*>& figures,
                                 const Figure& duration) {
  const Figure* found = nullptr;
  for (const auto* figure : figures) {
    if (figure->range.start >= duration.range.start) break;
    if (figure->is_time() && figure->span && !figure->fuzzy && figure->span->precision() == Precision::range)
      found = figure;
  }
  if (found == nullptr) return nullptr;
  const auto between = draft.view({found->range.end, duration.range.start});
  const auto own = draft.view(duration.range);
  const bool said = has_any(between, {U"为期", U"历时", U"持续", U"共计", U"用时"}) ||
                    has_any(own, {U"为期", U"历时", U"持续"});
  return said ? found : nullptr;
}

bool agrees(const Span& span, const Figure& duration) {
  const double days = days_inclusive(span.from(), span.to());
  if (is_days(duration)) return duration.low <= days && days - 1 <= duration.high;
  if (duration.unit == U"周" || duration.unit == U"个星期" || duration.unit == U"星期")
    return std::abs(days / 7 - duration.low) < 0.5;
  if (duration.unit == U"个月" || duration.unit == U"月") return std::abs(days / 30.4 - duration.low) < 0.5;
  return true;
}

namespace {

Judgement judge(const Passage& passage, const Figure& figure) {
  const auto* period = period_of_duration(passage.scene.draft, passage.figures, figure);
  const auto topics =
      nearest(passage.scene.draft, passage.sentence, passage.hits, figure.range, Lean::either);
  if (period != nullptr && !agrees(*period->span, figure))
    return contradicted({}, "与所述起止时间不符：" + period->span->zh() + "共" +
                                std::to_string(days_inclusive(period->span->from(), period->span->to())) +
                                "天");
  RecordList agreeing;
  RecordList others;
  for (const auto* hit : topics)
    for (const auto* record : passage.records_at(*hit)) {
      if (record->happened.precision() != Precision::range) continue;
      (agrees(record->happened, figure) ? agreeing : others).push_back(record);
    }
  if (!agreeing.empty() && is_days(figure)) return supported(passage.facts, agreeing);
  if (others.size() == 1 && is_days(figure)) {
    const auto& span = others[0]->happened;
    return contradicted(others, "记录为" + passage.facts.list(others) + "，共" +
                                    std::to_string(days_inclusive(span.from(), span.to())) + "天");
  }
  if (period != nullptr) return supported(passage.facts, {}, "与所述起止时间一致");
  return unchecked("没有可对应的起止时间");
}

}  // namespace

void read_durations(Passage& passage, ClaimList& out) {
  for (const auto* figure : passage.figures) {
    if (figure->kind != Figure::Kind::duration || passage.is_taken(*figure)) continue;
    passage.take(*figure);
    out.add(passage, figure->range, "duration", count_value(*figure),
            passage.is_outlook(figure->range.start) ? unchecked("计划或要求") : judge(passage, *figure));
  }
}

}  // namespace jishi::checker
