#include "checker/claims/outcomes.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "checker/claims/resemblance.h"
#include "checker/claims/time_matching.h"
#include "checker/word_table.h"

namespace jishi::checker {

namespace {

constexpr std::string_view kOutcome = "outcome";
constexpr std::u32string_view kPassed = U"通过";
constexpr std::u32string_view kRejected = U"不通过";
constexpr std::u32string_view kNotPassed[] = {U"未能", U"未获得", U"未获", U"未予",
                                              U"未",   U"没有",   U"没",   U"不予"};
constexpr std::u32string_view kItems[] = {U"的", U"事项", U"议题", U"或"};
constexpr std::u32string_view kNumerals = U"0123456789０１２３４５６７８９零〇一二两三四五六七八九十";
constexpr std::size_t kClausesAfter = 2;  // 召开…会，研究…，表决通过

bool ends_with_any(std::u32string_view text, std::initializer_list<std::u32string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return text.ends_with(word); });
}

// 通过座谈听取意见 says by what means, not what came of it.
bool is_result(std::u32string_view before, std::u32string_view after) {
  return after.empty() || is_any(after.front(), U"，。；、：（）()了") ||
         ends_with_any(before, {U"表决", U"审议", U"讨论", U"研究", U"投票", U"一致", U"全票", U"一次", U"获",
                                U"获得", U"予以"});
}

// 同意5票、缓议0票: a number of votes is no outcome; of 通过 only where the unit says so (通过3项议题).
bool is_tally(std::u32string_view word, std::u32string_view before, std::u32string_view after) {
  while (!after.empty() && (is_blank(after.front()) || is_any(after.front(), U"为：:（(")))
    after.remove_prefix(1);
  const auto number = std::min(after.find_first_not_of(kNumerals), after.size());
  const auto rest = after.substr(number);
  const bool has_unit = !rest.empty() && is_any(rest.front(), U"票人张名");
  if (word == kPassed) return number > 0 && has_unit;
  return number > 0 || has_unit || ends_with_any(before, {U"票", U"人", U"名"});
}

// 无缓议事项, 如不通过; 秦赟缓议 is one member's view.
bool is_denied_or_wished(std::u32string_view before, const Facts& facts) {
  if (ends_with_any(before, {U"无", U"没有", U"没", U"未", U"未有", U"不", U"不再", U"不予", U"不存在", U"或",
                             U"如", U"若", U"如果", U"主张", U"建议", U"提议", U"提出", U"赞成", U"认为应"}))
    return true;
  const auto* organisation = facts.organisation();
  return organisation != nullptr &&
         std::any_of(organisation->people().begin(), organisation->people().end(),
                     [&](const std::string& person) { return before.ends_with(to_u32(person)); });
}

// 上次缓议的事项 says which item is meant.
bool is_of_an_item(std::u32string_view after) {
  return std::any_of(std::begin(kItems), std::end(kItems),
                     [&](std::u32string_view word) { return after.starts_with(word); });
}

// The outcomes the text says, in words of the choices; the longest word at each place.
std::set<std::u32string> outcomes_in(std::u32string_view text, const std::vector<std::string>& choices,
                                     const Facts& facts) {
  WordTable table;
  table.add_all(choices, 0);
  std::set<std::u32string> out;
  for (const auto& hit : table.find(text, {0, text.size()})) {
    const auto word = text.substr(hit.range.start, hit.range.size());
    auto before = text.substr(0, hit.range.start);
    const auto after = text.substr(hit.range.end);
    if (is_tally(word, before, after)) continue;
    const auto* no = std::find_if(std::begin(kNotPassed), std::end(kNotPassed),
                                  [&](std::u32string_view said) { return before.ends_with(said); });
    const bool is_unpassed = word == kPassed && no != std::end(kNotPassed);
    if (is_unpassed) before.remove_suffix(no->size());
    if (word == kPassed && !is_unpassed) {
      if (is_result(before, after)) out.emplace(word);
    } else if (!is_denied_or_wished(before, facts) && !is_of_an_item(after)) {
      out.emplace(is_unpassed ? kRejected : word);
    }
  }
  return out;
}

// Whether the text may mean what the register says, 原则通过 and 未通过 as well as the usual words: a word
// that tells none of the outcomes is not judged by.
bool may_agree(std::u32string_view text, const std::set<std::u32string>& said, const Record& record,
               const std::vector<std::string>& choices, const Facts& facts) {
  const auto recorded = to_u32(record.text(kOutcome));
  const bool is_usual = std::find(choices.begin(), choices.end(), record.text(kOutcome)) != choices.end();
  const auto held = is_usual ? std::set<std::u32string>{recorded} : outcomes_in(recorded, choices, facts);
  return held.empty() || (!is_usual && text.find(recorded) != text.npos) ||
         std::any_of(held.begin(), held.end(), [&](const auto& word) { return said.contains(word); });
}

// Of several items of one day those that the text speaks of.
RecordList meant(RecordList records, std::u32string_view text, const Facts& facts) {
  std::vector<std::size_t> runs;
  for (const auto* record : records) runs.push_back(longest_common_run(text, facts.text_of(*record)));
  const auto best = runs.empty() ? 0 : *std::max_element(runs.begin(), runs.end());
  RecordList out;
  for (std::size_t i = 0; i < records.size(); ++i)
    if (best < kSameThing || runs[i] == best) out.push_back(records[i]);
  return out;
}

}  // namespace

Judgement with_outcome(const Passage& passage, const Figure& figure, Judgement judgement) {
  if (judgement.verdict != Verdict::supported || figure.kind != Figure::Kind::day || figure.fuzzy)
    return judgement;
  RecordList concluded;
  const Field* field = nullptr;
  for (const auto* record : judgement.records) {
    const auto* type = passage.facts.type(record->type);
    const auto* outcome = type == nullptr ? nullptr : type->field(kOutcome);
    if (outcome == nullptr || outcome->kind != FieldKind::choice || !record->has(kOutcome)) continue;
    field = outcome;
    concluded.push_back(record);
  }
  if (concluded.empty()) return judgement;
  const auto text = passage.view(told_at(passage, figure, judgement.records, kClausesAfter));
  const auto said = outcomes_in(text, field->choices, passage.facts);
  concluded = meant(std::move(concluded), text, passage.facts);
  const bool agrees = std::any_of(concluded.begin(), concluded.end(), [&](const Record* record) {
    return may_agree(text, said, *record, field->choices, passage.facts);
  });
  if (said.empty() || agrees) return judgement;
  const auto recorded = std::string(concluded.front()->text(kOutcome));
  return contradicted(concluded, "时间有记录，但记录的" + field->zh + "为“" + recorded + "”，不是“" +
                                     to_utf8(*said.begin()) + "”：" + passage.facts.list(concluded));
}

}  // namespace jishi::checker
