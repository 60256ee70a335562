#include "checker/claims/participants.h"

#include <algorithm>

#include "checker/claims/named_people.h"
#include "checker/claims/roles.h"
#include "checker/claims/strangers.h"
#include "checker/claims/talk_sides.h"
#include "checker/claims/time_matching.h"

namespace jishi::checker {

namespace {

constexpr std::string_view kRecused = "回避";

// From the name to the end of its clause, or to the next one who does something else.
std::u32string_view deeds_of(const Passage& passage, const std::vector<Named>& named, std::size_t i) {
  const auto from = named[i].range.end;
  auto end = passage.clause_at(from - 1).end;
  for (auto next = i + 1; next < named.size(); ++next) {
    const auto between = passage.view({named[next - 1].range.end, named[next].range.start});
    if (between.size() > 1) end = std::min(end, named[next].range.start);
  }
  return passage.view({from, std::max(from, end)});
}

// The part told of, where the records say who held it.
const Role* part_told(const Passage& passage, const std::vector<Named>& named, const RecordList& records) {
  for (const auto& role : roles()) {
    if (people_of(passage.facts, records, role.label).empty()) continue;
    for (std::size_t i = 0; i < named.size(); ++i) {
      const auto clause = passage.view(passage.clause_at(named[i].range.start));
      const auto deeds = role.label == "谈话" ? clause : deeds_of(passage, named, i);
      if (std::any_of(role.verbs.begin(), role.verbs.end(),
                      [&](std::u32string_view verb) { return deeds.find(verb) != deeds.npos; }))
        return &role;
    }
  }
  return nullptr;
}

// 沈喆按规定回避: that he stood aside and nothing else.
bool is_told_recused(std::u32string_view deeds) {
  const auto end = deeds.find(U"回避");
  if (end == deeds.npos) return false;
  auto rest = std::u32string(deeds.substr(0, end));
  for (const std::u32string_view way :
       {U"同志", U"按照规定", U"按规定", U"按要求", U"依规", U"依法", U"主动", U"自行", U"已", U"申请",
        U"进行", U"进行了", U"作了", U"实行", U"予以"})
    if (const auto at = rest.find(way); at != rest.npos) rest.erase(at, way.size());
  const auto after = deeds.substr(end + 2);  // not 回避规定, 回避未获同意
  return letters(rest).empty() && (after.empty() || is_any(after.front(), U"了，。；、（("));
}

bool has_field(const Facts& facts, const Record& record, std::string_view label) {
  const auto* type = facts.type(record.type);
  return type != nullptr && std::any_of(type->fields.begin(), type->fields.end(),
                                        [&](const Field& field) { return field.zh == label; });
}

// Who stood aside stands in a field of its own: that others spoke in the matter says nothing.
std::optional<Judgement> judge_recused(const Passage& passage, const std::vector<Named>& named,
                                       const Judgement& judgement) {
  RecordList matters;
  for (const auto* record : judgement.records)
    if (has_field(passage.facts, *record, kRecused)) matters.push_back(record);
  if (matters.empty()) return std::nullopt;
  const auto recorded = people_of(passage.facts, matters, kRecused);
  // Of several matters of the day one may have none written down.
  const bool is_known = std::none_of(matters.begin(), matters.end(), [&](const Record* record) {
    return people_of(passage.facts, {record}, kRecused).empty();
  });
  for (std::size_t i = 0; i < named.size(); ++i) {
    auto last = i;  // 沈喆、罗翀按规定回避
    while (last + 1 < named.size() &&
           passage.view({named[last].range.end, named[last + 1].range.start}) == U"、")
      ++last;
    if (!is_told_recused(deeds_of(passage, named, last)) || is_among(recorded, named[i].person)) continue;
    if (!is_known) return unchecked("时间有记录，记录中没有登记“" + named[i].person + "”回避");
    return contradicted(
        matters, "时间有记录，但记录中回避的人员为" + first_of(recorded) + "，没有“" + named[i].person + "”");
  }
  return std::nullopt;
}

Judgement against(const Judgement& judgement, const std::vector<std::string>& recorded,
                  const std::string& person) {
  return contradicted(judgement.records,
                      "时间有记录，但记录中的人员为" + first_of(recorded) + "，没有“" + person + "”");
}

// 由…代行职责 beside a training: another record of the very time holds it.
bool stands_elsewhere(const Facts& facts, const Span& span, const std::string& person) {
  const auto& all = facts.all();
  return std::any_of(all.begin(), all.end(), [&](const Record* record) {
    const auto& spans = facts.spans(*record);
    return std::any_of(spans.begin(), spans.end(),
                       [&](const Span& s) { return fit(span, s) == Fit::same; }) &&
           holds(facts, *record, person);
  });
}

// 平时考核 is kept without a chair; the meeting of the same day that held it has one.
RecordList with_those_alike(const Passage& passage, const Figure& figure, const RecordList& records) {
  auto out = records;
  if (!people_of(passage.facts, records, "").empty()) return out;
  for (const auto& seen : alike(passage, figure, kSurelySameThing).same) out.push_back(seen.record);
  drop_repeated(out);
  return out;
}

}  // namespace

Judgement with_people(const Passage& passage, const Figure& figure, Judgement judgement) {
  const auto& facts = passage.facts;
  const bool exact =
      figure.kind == Figure::Kind::day || (figure.span && figure.span->precision() == Precision::range);
  if (judgement.verdict != Verdict::supported || !exact || figure.fuzzy || figure.limit ||
      facts.organisation() == nullptr)
    return judgement;
  auto asked = judgement;
  asked.records = with_those_alike(passage, figure, judgement.records);
  if (people_of(facts, asked.records, "").empty()) return judgement;
  const auto told = told_at(passage, figure, asked.records, 1);
  const auto named = named_in(passage, told);
  if (auto recused = judge_recused(passage, named, asked)) return *recused;
  if (auto sides = judge_sides(passage, figure, named, asked.records)) return *sides;
  std::vector<std::string> missing;
  for (const auto& one : named)
    if (std::none_of(asked.records.begin(), asked.records.end(),
                     [&](const Record* record) { return holds(facts, *record, one.person); }))
      missing.push_back(one.person);
  if (missing.empty())
    return judge_stranger(passage, figure, told, asked.records).value_or(std::move(judgement));
  if (missing.size() == named.size())
    if (const auto* role = part_told(passage, named, asked.records))
      return against(asked, people_of(facts, asked.records, role->label), missing.front());
  std::erase_if(missing,
                [&](const std::string& person) { return stands_elsewhere(facts, *figure.span, person); });
  if (missing.empty()) return judgement;
  return unchecked("时间有记录，记录中没有登记“" + missing.front() + "”");
}

}  // namespace jishi::checker
