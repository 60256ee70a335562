#include "checker/claims/absent_people.h"

#include <algorithm>

#include "base/text.h"
#include "checker/claims/named_people.h"

namespace jishi::checker {

namespace {

constexpr std::size_t kBeside = 4;  // 秦赟因公请假
constexpr std::u32string_view kAway[] = {U"请假", U"缺席", U"未参加", U"未到会", U"未出席", U"休假", U"外出"};

bool tells_of_absence(std::u32string_view text) {
  return std::any_of(std::begin(kAway), std::end(kAway),
                     [&](std::u32string_view word) { return text.find(word) != text.npos; });
}

bool is_of_day(const Facts& facts, const Record& record, const Span& day) {
  const auto holds_day = [&](const Span& span) {
    return span.contains(day) && (span.precision() == Precision::day || span.precision() == Precision::range);
  };
  const auto& spans = facts.spans(record);
  const auto periods = facts.periods(record);
  return std::any_of(spans.begin(), spans.end(), holds_day) ||
         std::any_of(periods.begin(), periods.end(),
                     [&](const KnownPeriod& period) { return holds_day(period.span); });
}

// The text says it right after the name, a table of those away holds the name, or the record is one of leave.
bool tells_it_of(const Facts& facts, const Record& record, const std::string& person) {
  const auto name = letters(to_u32(person));
  const auto& text = facts.text_of(record);
  for (auto at = text.find(name); at != text.npos; at = text.find(name, at + 1))
    if (tells_of_absence(std::u32string_view(text).substr(at + name.size(), kBeside + 2))) return true;
  const auto* type = facts.type(record.type);
  if (type == nullptr) return false;
  const bool is_own = !type->key.empty() && is_among(record.texts(type->key.front()), person);
  return std::any_of(type->fields.begin(), type->fields.end(), [&](const Field& field) {
    if (field.kind == FieldKind::choice) return is_own && tells_of_absence(to_u32(record.text(field.id)));
    return field.kind == FieldKind::table && field.zh.find("缺席") != std::string::npos &&
           letters(to_u32(field_text(field, record))).find(name) != std::u32string::npos;
  });
}

bool is_a_meeting(const Facts& facts, const Record& record) {
  const auto* type = facts.type(record.type);
  return type != nullptr && std::any_of(type->topics.begin(), type->topics.end(), [](const Topic& topic) {
           return topic.kind == "meeting" || topic.kind == "decision" || topic.kind == "study";
         });
}

bool is_general(const Passage& passage, const Range& clause) {
  const auto in_clause = [&](const TopicHit& hit) { return clause.contains(hit.range); };
  return std::any_of(passage.hits.begin(), passage.hits.end(), in_clause) &&
         std::all_of(passage.hits.begin(), passage.hits.end(), [&](const TopicHit& hit) {
           return !in_clause(hit) || (hit.topic->kind == "meeting" && hit.topic->of.where.empty());
         });
}

}  // namespace

Judgement with_absence(const Passage& passage, const Figure& figure, Judgement judgement) {
  const auto& facts = passage.facts;
  const bool is_refused =
      judgement.verdict == Verdict::contradicted || judgement.verdict == Verdict::unrecorded;
  if (!is_refused || figure.kind != Figure::Kind::day || figure.fuzzy || !figure.span ||
      !figure.impossible.empty() || facts.organisation() == nullptr)
    return judgement;
  RecordList of_day;
  for (const auto* record : facts.deeds())
    if (is_of_day(facts, *record, *figure.span)) of_day.push_back(record);
  const Range clause = passage.clause_at(figure.range.start);
  const Range told{clause.start, clause.start + passage.around(figure.range.start).size()};
  RecordList telling;
  bool named_at_all = false;
  if (tells_of_absence(passage.view(told)))
    for (const auto& one : facts.people().find(passage.scene.draft.body, told)) {
      const auto& person = facts.organisation()->people()[one.id];
      for (const auto* record : of_day) {
        if (!holds(facts, *record, person)) continue;
        named_at_all = true;
        if (tells_it_of(facts, *record, person)) telling.push_back(record);
      }
    }
  if (!telling.empty()) return supported(facts, telling);
  if (named_at_all) return unchecked("该日的记录中有此人，没有写明是否缺席");
  if (is_general(passage, clause) && std::any_of(of_day.begin(), of_day.end(), [&](const Record* record) {
        return is_a_meeting(facts, *record) && record->happened == *figure.span;
      }))
    return unchecked("会议台账中没有该日的会议，其他台账中有该日的记录");
  return judgement;
}

}  // namespace jishi::checker
