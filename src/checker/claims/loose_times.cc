// Times without exact ends: limits (1月31日前), fuzzy ones (七一前夕), holidays (春节前).

#include <algorithm>

#include "base/calendar.h"
#include "base/text.h"
#include "checker/claims/time_matching.h"

namespace jishi::checker {

namespace {

constexpr std::int32_t kDaysBeforeHoliday = 15;

bool names_other_day(std::u32string_view text, std::u32string_view own) {
  for (const std::u32string_view day : {U"元旦", U"春节", U"清明", U"五一", U"端午", U"中秋", U"国庆"})
    if (day != own && text.find(day) != std::u32string_view::npos) return true;
  return false;
}

}  // namespace

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

Judgement judge_fuzzy(const Passage& passage, const Figure& figure, const RecordList& records) {
  auto near = before_and_in(*figure.span, records, 0);
  if (near.empty()) near = before_and_in(*figure.span, records, kDaysBeforeHoliday);
  if (!near.empty()) return supported(passage.facts, near);
  return unchecked("时间表述不精确，记录中没有相近的一条");
}

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
  // The figure's span is the window before the day; people look for the day itself.
  const auto day = named_day(to_utf8(name), figure.span->to().year());
  return contradicted(records, to_utf8(name) + "（" + day.value_or(figure.span->from()).zh() + "）之前没有“" +
                                   word + "”的记录");
}

}  // namespace jishi::checker
