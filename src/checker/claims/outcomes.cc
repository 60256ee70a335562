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
constexpr std::size_t kClausesAfter = 2;  // 召开…会，研究…，表决通过

bool ends_with_any(std::u32string_view text, std::initializer_list<std::u32string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return text.ends_with(word); });
}

// 通过座谈听取意见 says by what means, not what came of it.
bool is_result(std::u32string_view before, std::u32string_view after) {
  return after.empty() || is_any(after.front(), U"，。；、：）)了") ||
         ends_with_any(before, {U"表决", U"审议", U"讨论", U"研究", U"投票", U"一致", U"全票", U"一次", U"获",
                                U"获得", U"予以"});
}

// The outcomes the text says; the longest word at each place.
std::set<std::u32string> outcomes_in(std::u32string_view text, const std::vector<std::string>& choices) {
  WordTable table;
  table.add_all(choices, 0);
  std::set<std::u32string> out;
  for (const auto& hit : table.find(text, {0, text.size()})) {
    const auto word = text.substr(hit.range.start, hit.range.size());
    const auto before = text.substr(0, hit.range.start);
    if (word != kPassed) {
      out.emplace(word);
    } else if (ends_with_any(before,
                             {U"未", U"没有", U"没", U"未能", U"未获", U"未获得", U"不予", U"未予"})) {
      out.emplace(kRejected);
    } else if (is_result(before, text.substr(hit.range.end))) {
      out.emplace(word);
    }
  }
  return out;
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
  const auto said = outcomes_in(text, field->choices);
  concluded = meant(std::move(concluded), text, passage.facts);
  const bool agrees = std::any_of(concluded.begin(), concluded.end(), [&](const Record* record) {
    return said.contains(to_u32(record->text(kOutcome)));
  });
  if (said.empty() || agrees) return judgement;
  const auto recorded = std::string(concluded.front()->text(kOutcome));
  return contradicted(concluded, "时间有记录，但记录的" + field->zh + "为“" + recorded + "”，不是“" +
                                     to_utf8(*said.begin()) + "”：" + passage.facts.list(concluded));
}

}  // namespace jishi::checker
