// 已销号16个、高风险6个、缓议1项, 第二季度3次: a part of what the sentence counts, told apart by a value that
// the records themselves hold, or by a period named right before the number.

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "checker/claims/counting.h"
#include "checker/claims/families.h"
#include "checker/claims/of_whom.h"
#include "checker/claims/outcomes.h"

namespace jishi::checker {

namespace {

constexpr std::size_t kLongestValue = 8;

// The word right before the number, as far as the mark or the figure before it.
std::u32string word_before(const Passage& passage, const Figure& figure) {
  const std::u32string_view body = passage.scene.draft.body;
  std::size_t start = figure.range.start;
  while (start > passage.sentence.range.start && figure.range.start - start < kLongestValue &&
         is_han(body[start - 1]))
    --start;
  std::u32string word(body.substr(start, figure.range.start - start));
  for (const std::u32string_view lead : {U"其中", U"分别为", U"包括", U"有"})
    if (word.starts_with(lead)) word.erase(0, lead.size());
  return word;
}

// 高 of 高风险 when the field is 风险等级; 已完成 as it is.
bool says(std::u32string_view word, std::u32string_view value, std::u32string_view label) {
  if (value.empty()) return false;
  if (word == value) return true;
  const bool close = word.starts_with(value) && word.size() - value.size() <= 3;
  if (!close) return false;
  const auto rest = word.substr(value.size());
  return label.find(rest.substr(0, 2)) != std::u32string_view::npos || rest == U"的" || rest == U"问题" ||
         rest == U"事项";
}

struct Part {
  RecordList records;
  std::string value;
};

// Records of the hit whose choice field holds the value that the word says.
Part part_of(const Passage& passage, const TopicHit& hit, std::u32string_view word, std::size_t position) {
  Part part;
  const auto all = passage.within_period(passage.facts.of_type(hit.type->id), position);
  for (const auto& field : hit.type->fields) {
    if (field.kind != FieldKind::choice) continue;
    const auto label = to_u32(field.zh);
    for (const auto* record : all)
      if (says(word, to_u32(record->text(field.id)), label)) {
        part.records.push_back(record);
        part.value = record->text(field.id);
      }
    if (!part.records.empty()) return part;
  }
  return part;
}

bool takes(const Topic& topic, const Figure& figure) {
  const auto unit = to_utf8(figure.unit);
  return topic.classifiers.empty() ||
         std::find(topic.classifiers.begin(), topic.classifiers.end(), unit) != topic.classifiers.end();
}

// 已完成 may count what has since been closed.
bool fits_with_later(const Passage& passage, const Figure& figure, const TopicHit& hit, const Part& part) {
  if (part.value != "已完成") return false;
  const auto closed = part_of(passage, hit, U"已销号", figure.range.start);
  return fits(figure, static_cast<double>(part.records.size() + closed.records.size()));
}

bool is_adjacent_period(const Passage& passage, const Figure& figure, Span& period) {
  for (const auto* other : passage.figures)
    if (other->kind == Figure::Kind::period && other->span && !other->fuzzy &&
        other->range.end == figure.range.start) {
      period = *other->span;
      return true;
    }
  return false;
}

// Of the part, or where the clause names people of those that hold them.
Judgement judge(const Passage& passage, const Figure& figure, const TopicHit& hit, const RecordList& records,
                const std::string& what) {
  const auto joined = joined_records(passage, figure, hit);
  const bool has_joined = !joined.empty() && fits(figure, amount(hit, figure, joined));
  if (names_people(passage, figure)) {
    const auto of_day = of_day_told(passage, figure, records);
    if (auto of_whom = judge_of_whom(passage, figure, hit, of_day)) {
      if (of_whom->verdict == Verdict::supported || joined.empty()) return *of_whom;
      auto of_all = judge_of_whom(passage, figure, hit, of_day_told(passage, figure, joined));
      return of_all && of_all->verdict == Verdict::supported ? *of_all : *of_whom;
    }
  }
  auto judgement = compare(passage, figure, amount(hit, figure, records), records, what);
  return judgement.verdict == Verdict::contradicted && has_joined ? supported(passage.facts, joined)
                                                                  : judgement;
}

// 缓议1项, 通过7次会议: of what the sentence counts, else of all of the register.
std::optional<Judgement> judge_outcome(const Passage& passage, const Figure& figure, const TopicHit& hit) {
  const auto at = figure.range.start;
  auto own = judge_outcome_count(passage, figure, hit, passage.within_period(passage.records_at(hit), at));
  if (!own || own->verdict == Verdict::supported) return own;
  auto all = judge_outcome_count(passage, figure, hit,
                                 passage.within_period(passage.facts.of_type(hit.type->id), at));
  return all && all->verdict == Verdict::supported ? all : own;
}

std::vector<const TopicHit*> eligible(const Passage& passage, const Figure& figure) {
  std::vector<const TopicHit*> out;
  for (const auto* hit :
       nearest(passage.scene.draft, passage.sentence, passage.hits, figure.range, Lean::either))
    if (takes(*hit->topic, figure)) out.push_back(hit);
  return out;
}

}  // namespace

void read_breakdowns(Passage& passage, ClaimList& out) {
  if (!passage.facts.known()) return;
  for (const auto* figure : passage.figures) {
    if (figure->kind != Figure::Kind::count || passage.is_taken(*figure) || figure->each ||
        passage.is_outlook(figure->range.start))
      continue;
    const auto topics = eligible(passage, *figure);
    if (topics.empty()) continue;
    Span period;
    if (is_adjacent_period(passage, *figure, period)) {
      passage.take(*figure);
      const auto records = passage.facts.during(passage.records_at(*topics.front()), period);
      out.add(passage, figure->range, "count", count_value(*figure),
              judge(passage, *figure, *topics.front(), records,
                    period.zh() + "“" + text_of(passage, topics.front()->range) + "”"));
      continue;
    }
    const auto word = word_before(passage, *figure);
    for (const auto* hit : topics) {
      const auto part = part_of(passage, *hit, word, figure->range.start);
      if (part.records.empty()) continue;
      passage.take(*figure);
      const auto outcome = judge_outcome(passage, *figure, *hit);
      auto judgement = outcome ? *outcome : judge(passage, *figure, *hit, part.records, part.value);
      if (judgement.verdict == Verdict::contradicted && fits_with_later(passage, *figure, *hit, part))
        judgement = supported(passage.facts, part.records);
      auto value = count_value(*figure);
      value["object"] = part.value;
      const Range range{figure->range.start - word.size(), figure->range.end};
      out.add(passage, range, "count", std::move(value), std::move(judgement));
      break;
    }
  }
}

}  // namespace jishi::checker
