// 召开党组会12次, 两次巡察整改进度汇报会, 督办事项6件: the number of records of the topic in the period the
// sentence names.

#include <algorithm>
#include <set>

#include "base/text.h"
#include "checker/claims/counting.h"
#include "checker/claims/families.h"
#include "checker/claims/of_whom.h"
#include "checker/claims/outcomes.h"
#include "checker/claims/register_words.h"

namespace jishi::checker {

namespace {

bool takes(const Topic& topic, const Figure& figure) {
  const auto unit = to_utf8(figure.unit);
  if (topic.classifiers.empty()) return figure.unit == U"次" || figure.unit == U"场" || figure.unit == U"期";
  return std::find(topic.classifiers.begin(), topic.classifiers.end(), unit) != topic.classifiers.end();
}

// 会议, 问题: words so general that the records of the type are only some of what may be meant.
bool is_general(const TopicHit& hit) {
  return hit.range.size() <= 2 && hit.topic->of.where.empty() &&
         (hit.topic->kind == "meeting" || hit.topic->kind == "finding");
}

// Between the topic's word and the number stand only words that do not narrow what is counted.
bool is_plain(std::u32string_view gap) {
  static constexpr std::u32string_view kPlain[] = {
      U"召开", U"开展", U"组织", U"举办", U"举行", U"进行", U"累计", U"先后", U"会议", U"活动",
      U"工作", U"事项", U"全年", U"全部", U"登记", U"发布", U"排查", U"完成", U"共",   U"了",
      U"各",   U"“",    U"”",    U"，",   U"、",   U"的",   U"研究", U"讨论", U"办理", U"观看",
      U"讲授", U"讲",   U"集中", U"分别", U"在",   U"于",   U"计",   U"总",   U"学习"};
  return is_made_of(gap, kPlain);
}

bool is_plain(const Passage& passage, const TopicHit& hit, const Range& stretch) {
  const auto from = std::min(hit.range.end, stretch.end);
  const auto to = std::max(hit.range.start, stretch.start);
  return from <= to && is_plain(passage.view({from, to}));
}

// 任用科长1名、晋升2名: what follows the 、 has a number of its own.
bool is_next_item(const Passage& passage, const TopicHit& hit, const Range& stretch) {
  return hit.range.start >= stretch.end && has_any(passage.view({stretch.end, hit.range.start}), {U"、"});
}

// 由局长…: only what that person did.
void keep_subject(const Passage& passage, const Figure& figure, RecordList& records) {
  const auto clause = passage.view(passage.clause_at(figure.range.start));
  const auto* organisation = passage.facts.organisation();
  if (organisation == nullptr || clause.substr(0, 1) != U"由") return;
  std::string person;
  for (const auto& name : organisation->people())
    if (clause.substr(1).starts_with(to_u32(name))) person = name;
  if (person.empty() && has_any(clause.substr(1, 6), {U"局长", U"主要负责人", U"一把手", U"主要领导"}))
    person = organisation->chief_on(passage.facts.as_of()).value_or("");
  if (person.empty() || has_any(clause.substr(1, 4), {U"副局长"})) return;
  std::erase_if(records, [&](const Record* record) {
    const auto* type = passage.facts.type(record->type);
    return type == nullptr || std::none_of(type->fields.begin(), type->fields.end(), [&](const Field& field) {
             const auto names = record->texts(field.id);
             return std::find(names.begin(), names.end(), person) != names.end();
           });
  });
}

// Several items of one meeting are one 次.
double days(const RecordList& records) {
  std::set<Day> seen;
  for (const auto* record : records) seen.insert(record->happened.from());
  return static_cast<double>(seen.size());
}

// 两次分别于7月18日、8月29日; 4月25日和10月17日两次: the dates listed beside the number.
std::vector<const Figure*> listed_beside(const Passage& passage, const Figure& figure) {
  constexpr std::size_t kReach = 6;
  std::vector<const Figure*> dates;
  for (const auto* other : passage.figures) {
    if (other->list == 0 || !other->span || other->kind != Figure::Kind::day) continue;
    const bool next = dates.empty() || dates.front()->list == other->list;
    if (next) dates.push_back(other);
  }
  if (dates.empty()) return dates;
  const auto start = dates.front()->range.start;
  const auto end = dates.back()->range.end;
  const bool beside = figure.range.end <= start
                          ? start - figure.range.end <= kReach
                          : figure.range.start >= end && figure.range.start - end <= kReach;
  return beside ? dates : std::vector<const Figure*>();
}

// The number and the dates beside it, as one stretch of the text.
Range stretch(const Passage& passage, const Figure& figure) {
  const auto dates = listed_beside(passage, figure);
  if (dates.empty()) return figure.range;
  return {std::min(figure.range.start, dates.front()->range.start),
          std::max(figure.range.end, dates.back()->range.end)};
}

// So many dates are listed as the number says, and each has its record: more records may lie outside the
// list.
bool holds_by_dates(const Passage& passage, const Figure& figure, const RecordList& records) {
  const auto dates = listed_beside(passage, figure);
  if (dates.empty() || !fits(figure, static_cast<double>(dates.size()))) return false;
  return std::all_of(dates.begin(), dates.end(), [&](const Figure* date) {
    return std::any_of(records.begin(), records.end(),
                       [&](const Record* record) { return record->happened == *date->span; });
  });
}

// 全年召开会议40次 of a register of 22: whatever meetings are meant, it cannot prove so many. Only of the
// year that is told, where nothing else is named, and against all that such a word may mean.
bool is_more_than_all(const Passage& passage, const Figure& figure, const TopicHit& hit) {
  if (!is_general(hit) || !is_plain(passage, hit, stretch(passage, figure))) return false;
  const auto year = Span::of_year(passage.facts.year());
  const bool is_elsewhen =
      std::any_of(passage.figures.begin(), passage.figures.end(), [&](const Figure* other) {
        return other->is_time() && (other->fuzzy || !other->span || !year.contains(*other->span));
      });
  const bool is_alone = std::all_of(passage.hits.begin(), passage.hits.end(), [&](const TopicHit& other) {
    return other.clause != hit.clause || other.range == hit.range;
  });
  if (is_elsewhen || !is_alone || !year.contains(passage.period_at(figure.range.start))) return false;
  std::size_t all = 0;
  for (const auto& type : passage.facts.types())
    if (std::any_of(type.topics.begin(), type.topics.end(),
                    [&](const Topic& topic) { return topic.kind == hit.topic->kind; }))
      all += passage.facts.of_type(type.id).size();
  return figure.low > static_cast<double>(all);
}

Judgement judge_by(const Passage& passage, const Figure& figure, const TopicHit& hit) {
  const Span period = passage.period_at(figure.range.start);
  const auto all = passage.records_at(hit);
  auto records = passage.within_period(all, figure.range.start);
  if (is_general(hit))  // 党组会议
    if (auto called = judge_meetings_called(passage, figure)) return *called;
  if (auto outcome = judge_outcome_count(passage, figure, hit, records)) return *outcome;
  const auto of_day = of_day_told(passage, figure, records);
  const bool is_of_a_day = of_day.size() < records.size();
  if (auto of_whom = judge_of_whom(passage, figure, hit, of_day)) {
    if (of_whom->verdict == Verdict::contradicted && is_of_a_day) return unchecked(of_whom->reason);
    return *of_whom;
  }
  keep_subject(passage, figure, records);
  const bool vague = std::any_of(records.begin(), records.end(), [&](const Record* r) {
    return hit.topic->date.empty() && !period.contains(r->happened) && r->year != passage.facts.year();
  });
  const auto word = text_of(passage, hit.range);
  auto judgement = compare(passage, figure, amount(hit, figure, records), records, "“" + word + "”");
  if (judgement.verdict != Verdict::contradicted) return judgement;
  if (const auto then = agreeing_on_a_day(passage, figure, hit, records); !then.empty())
    return supported(passage.facts, then);
  if (const auto joined = joined_records(passage, figure, hit);
      !joined.empty() && fits(figure, amount(hit, figure, joined)))
    return supported(passage.facts, joined);
  if (may_be_of_one_before(passage, figure, hit, records))
    return unchecked("表述的人员范围不明确：台账中“" + word + "”共" +
                     number_text(amount(hit, figure, records)) + "条");
  const bool meets = figure.unit == U"次" || figure.unit == U"场";
  if (meets && fits(figure, days(records))) return supported(passage.facts, records);
  if (holds_by_dates(passage, figure, records))
    return unchecked("列出的日期均有记录；台账中“" + word + "”共" +
                     number_text(amount(hit, figure, records)) + "条");
  if (!vague && is_more_than_all(passage, figure, hit))
    return unrecorded("台账中“" + word + "”共" + number_text(amount(hit, figure, records)) +
                      "条，不足以证明" + text_of(passage, figure.range));
  if (vague || is_general(hit) || !is_plain(passage, hit, stretch(passage, figure)))
    return unchecked("表述范围与台账不一定一致：台账中“" + word + "”共" +
                     number_text(amount(hit, figure, records)) + "条");
  return judgement;
}

std::vector<const TopicHit*> candidates(const Passage& passage, const Figure& figure) {
  std::vector<const TopicHit*> out;
  const auto clause = clause_of(passage.sentence, figure.range.start);
  for (const auto* hit :
       nearest(passage.scene.draft, passage.sentence, passage.hits, stretch(passage, figure), Lean::either)) {
    const auto distance = hit->clause > clause ? hit->clause - clause : clause - hit->clause;
    // Findings are counted by their own family, where the text speaks of an inspection.
    if (distance <= 1 && takes(*hit->topic, figure) &&
        !is_next_item(passage, *hit, stretch(passage, figure)) &&
        !(hit->topic->kind == "finding" && is_general(*hit)))
      out.push_back(hit);
  }
  return out;
}

Judgement judge(const Passage& passage, const Figure& figure) {
  if (!passage.facts.known()) return unchecked("");
  if (passage.is_outlook(figure.range.start) || passage.is_negated(figure.range.start))
    return unchecked("计划、要求或未开展的事项");
  const auto topics = candidates(passage, figure);
  if (topics.empty()) return unchecked("没有可对应的记录类型");
  auto first = judge_by(passage, figure, *topics.front());
  if (first.verdict == Verdict::supported || first.verdict == Verdict::contradicted) return first;
  for (const auto* hit : topics) {
    auto other = judge_by(passage, figure, *hit);
    if (other.verdict == Verdict::supported) return other;
  }
  return first;
}

}  // namespace

void read_counts(Passage& passage, ClaimList& out) {
  for (const auto* figure : passage.figures) {
    if (figure->kind != Figure::Kind::count || passage.is_taken(*figure)) continue;
    const auto topics = candidates(passage, *figure);
    if (topics.empty() && passage.facts.known()) continue;
    passage.take(*figure);
    auto value = count_value(*figure);
    if (!topics.empty()) value["object"] = text_of(passage, topics.front()->range);
    out.add(passage, figure->range, "count", std::move(value), judge(passage, *figure));
  }
}

}  // namespace jishi::checker
