#include "checker/claims/passage.h"

#include <algorithm>

#include "base/text.h"
#include "checker/claims/register_words.h"
#include "checker/claims/wording.h"

namespace jishi::checker {

namespace {

constexpr std::u32string_view kActs[] = {U"召开", U"听取", U"汇报", U"总结", U"分析", U"制定", U"部署",
                                         U"学习", U"做好", U"开展", U"对",   U"研究", U"组织", U"完成",
                                         U"抓好", U"落实", U"完善", U"印发", U"举办", U"按照"};

bool speaks_of_plans(std::string_view headings) {
  for (const std::string_view word :
       {"下一步", "打算", "存在问题", "存在的问题", "不足", "短板", "工作计划", "努力方向"})
    if (headings.find(word) != std::string_view::npos) return true;
  return false;
}

}  // namespace

Judgement unchecked(std::string reason) {
  return {Verdict::unchecked, {}, std::move(reason)};
}

Judgement supported(const Facts& facts, RecordList records, std::string reason) {
  drop_repeated(records);
  if (reason.empty()) reason = "记录为" + facts.list(records);
  return {Verdict::supported, std::move(records), std::move(reason)};
}

Judgement contradicted(RecordList records, std::string reason) {
  return {Verdict::contradicted, std::move(records), std::move(reason)};
}

Judgement unrecorded(std::string reason) {
  return {Verdict::unrecorded, {}, std::move(reason)};
}

Passage::Passage(const Scene& on, const Facts& by, const Topics& topics, const Sentence& of)
    : scene(on), facts(by), sentence(of), hits(topics.in(on.draft, of)) {
  const auto& all = scene.figures;
  auto figure = std::lower_bound(all.begin(), all.end(), sentence.range.start,
                                 [](const Figure& f, std::size_t at) { return f.range.start < at; });
  for (; figure != all.end() && figure->range.start < sentence.range.end; ++figure)
    figures.push_back(&*figure);
  outlook_ = speaks_of_plans(sentence.headings);
}

bool Passage::is_outlook(std::size_t position) const {
  if (outlook_) return true;
  const auto before = view({sentence.range.start, std::max(position, sentence.range.start)});
  return before.substr(0, 2) == U"后续" || has_any(before, {U"下一步", U"今后", U"将继续", U"将进一步",
                                                            U"将按照", U"拟于", U"计划于", U"明年"});
}

Range Passage::clause_at(std::size_t position) const {
  return sentence.clauses.empty() ? sentence.range : sentence.clauses[clause_of(sentence, position)];
}

std::u32string_view Passage::around(std::size_t position) const {
  if (sentence.clauses.empty()) return whole();
  const auto i = clause_of(sentence, position);
  const auto last = std::min(i + 1, sentence.clauses.size() - 1);
  return view({sentence.clauses[i].start, sentence.clauses[last].end});
}

bool Passage::is_negated(std::size_t position) const {
  return has_any(view(clause_at(position)),
                 {U"没有", U"尚未", U"未能", U"未开展", U"未召开", U"未组织", U"未上传", U"未做到", U"未按",
                  U"尚无", U"缺少", U"未达", U"未完成", U"应当", U"应于"});
}

Span Passage::period_at(std::size_t position) const {
  const Figure* nearest_before = nullptr;
  for (const auto* figure : figures) {
    if (figure->range.start >= position) break;
    if (figure->kind == Figure::Kind::period && figure->span && !figure->fuzzy &&
        !is_attributive(*this, *figure))
      nearest_before = figure;
  }
  const Span year = Span::of_year(facts.year());
  if (nearest_before != nullptr && year.contains(*nearest_before->span)) return *nearest_before->span;
  return year;
}

RecordList Passage::within_period(const RecordList& records, std::size_t position) const {
  return facts.during(records, period_at(position));
}

RecordList Passage::records_at(const TopicHit& hit) const {
  RecordList out = facts.of(*hit.topic);
  bool alone = true;
  for (const auto& other : hits) {
    if (other.range != hit.range || other.topic == hit.topic) continue;
    const auto& more = facts.of(*other.topic);
    out.insert(out.end(), more.begin(), more.end());
    alone = false;
  }
  if (!alone) drop_repeated(out);
  // 警示教育大会 may stand in the register of meetings.
  if (out.empty()) out = meetings_called(facts, view(hit.range));
  return out;
}

bool is_attributive(const Passage& passage, const Figure& figure) {
  const Range clause = passage.clause_at(figure.range.start);
  const auto before = passage.view({clause.start, std::max(clause.start, figure.range.start)});
  return std::any_of(std::begin(kActs), std::end(kActs),
                     [&](std::u32string_view act) { return before.find(act) != std::u32string_view::npos; });
}

namespace {

// A rule (每季度…) is not proved by words that state it, nor is who rose to what.
bool may_repeat_a_record(std::string_view kind) {
  return kind != "frequency" && kind != "appointment" && kind != "rank-promotion";
}

bool is_refused(const Judgement& judgement) {
  return judgement.verdict == Verdict::contradicted || judgement.verdict == Verdict::unrecorded;
}

}  // namespace

void ClaimList::add(const Passage& passage, const Range& range, std::string_view kind, JsonObject value,
                    Judgement judgement) {
  if (!passage.facts.known()) judgement = unchecked("未提供单位数据，未作核验");
  if (is_refused(judgement) && may_repeat_a_record(kind))
    if (const auto records = saying_so(passage, range); !records.empty())
      judgement = supported(passage.facts, records, "记录中有相同的文字：" + passage.facts.list(records));
  CheckClaim claim;
  claim.start = range.start;
  claim.end = range.end;
  claim.text = draft_.utf8(range);
  claim.section = passage.sentence.section;
  claim.kind = kind;
  claim.value = std::move(value);
  claim.verdict = judgement.verdict;
  claim.records = ids(judgement.records);
  claim.reason = std::move(judgement.reason);
  claims_.push_back(std::move(claim));
}

std::vector<CheckClaim> ClaimList::take() {
  std::stable_sort(claims_.begin(), claims_.end(), [](const CheckClaim& a, const CheckClaim& b) {
    return a.start != b.start ? a.start < b.start : a.end < b.end;
  });
  return std::move(claims_);
}

JsonObject span_value(const Span& span) {
  JsonObject value;
  value["from"] = span.from().iso();
  value["to"] = span.to().iso();
  value["precision"] = precision_name(span.precision());
  return value;
}

std::string text_of(const Passage& passage, const Range& range) {
  return passage.scene.draft.utf8(range);
}

}  // namespace jishi::checker
