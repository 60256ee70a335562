#include "checker/claims/outcomes.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "checker/claims/counting.h"
#include "checker/claims/resemblance.h"
#include "checker/claims/time_matching.h"
#include "checker/word_table.h"

namespace jishi::checker {

namespace {

constexpr std::string_view kOutcome = "outcome";
constexpr std::u32string_view kPassed = U"通过";
constexpr std::u32string_view kRejected = U"不通过";
constexpr std::u32string_view kNotPassed[] = {U"未能", U"未获得", U"没有获得", U"未获", U"未予",
                                              U"未被", U"未",     U"没有",     U"没",   U"不予"};
constexpr std::u32string_view kPostponed = U"缓议";
constexpr std::u32string_view kPutOff[] = {U"暂缓", U"再议", U"搁置"};  // 缓议 or another word for it
constexpr std::u32string_view kRefused = U"否决";                       // 不通过
constexpr std::string_view kAgreed[] = {"同意", "一致同意", "原则同意", "全票同意", "审议同意", "表决同意"};
constexpr std::u32string_view kItems[] = {U"的", U"事项", U"议题", U"或", U"权", U"意见"};
constexpr std::u32string_view kNumerals = U"0123456789０１２３４５６７８９零〇一二两三四五六七八九十";
constexpr std::size_t kClausesAfter = 2;  // 召开…会，研究…，表决通过

bool ends_with_any(std::u32string_view text, std::initializer_list<std::u32string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return text.ends_with(word); });
}

// 通过座谈听取意见 says by what means, not what came of it.
bool is_result(std::u32string_view before, std::u32string_view after) {
  return after.empty() || is_any(after.front(), U"，。；、：（）()了") || after.starts_with(U"该事项") ||
         after.starts_with(U"该议题") || after.starts_with(U"该方案") ||
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

// 未 of 未获通过, 未能表决 of 未能表决通过; empty when nothing denies what follows.
std::u32string_view denial_at_end(std::u32string_view before) {
  for (const std::u32string_view way : {U"", U"表决", U"审议", U"讨论"}) {
    if (!before.ends_with(way)) continue;
    const auto rest = before.substr(0, before.size() - way.size());
    for (const auto no : kNotPassed)
      if (rest.ends_with(no)) return before.substr(rest.size() - no.size());
  }
  return {};
}

// 未获通过 tells what came of it, 不予通过 may be one's wish.
bool is_fact(std::u32string_view denied) {
  return denied.starts_with(U"未") || denied.starts_with(U"没");
}

// 无缓议事项, 如不通过; 秦赟缓议 is one member's view. An item may end as a wish does: 预算建议未获通过.
bool is_denied_or_wished(std::u32string_view before, bool may_be_wished, const Facts& facts) {
  if (ends_with_any(before, {U"无", U"没有", U"没", U"未", U"未有", U"未被", U"未予", U"不", U"不再", U"不予",
                             U"不存在", U"或", U"如", U"若", U"如果", U"一票"}))
    return true;
  if (may_be_wished &&
      ends_with_any(before, {U"主张", U"建议", U"提议", U"提出", U"赞成", U"认为应", U"建议予以"}))
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
  const bool may_be_rejected = std::find(choices.begin(), choices.end(), to_utf8(kRejected)) != choices.end();
  if (may_be_rejected) table.add(std::u32string(kRefused), 0);
  std::set<std::u32string> out;
  for (const auto& hit : table.find(text, {0, text.size()})) {
    const auto word = text.substr(hit.range.start, hit.range.size());
    auto before = text.substr(0, hit.range.start);
    const auto after = text.substr(hit.range.end);
    if (is_tally(word, before, after)) continue;
    const auto denied = word == kPassed ? denial_at_end(before) : std::u32string_view{};
    before.remove_suffix(denied.size());
    if (word == kPassed && denied.empty()) {
      if (is_result(before, after)) out.emplace(word);
    } else if (!is_denied_or_wished(before, !is_fact(denied), facts) && !is_of_an_item(after)) {
      out.emplace(!denied.empty() || word == kRefused ? kRejected : word);
    }
  }
  return out;
}

// 暂缓 of what the register calls passed: as near to 缓议 as to 通过，暂缓执行.
bool is_put_off(std::u32string_view text, const RecordList& concluded, const Facts& facts) {
  for (const auto word : kPutOff) {
    const auto at = text.find(word);
    if (at == text.npos || ends_with_any(text.substr(0, at), {U"不", U"未", U"无", U"没有"})) continue;
    if (is_of_an_item(text.substr(at + word.size()))) continue;
    if (std::none_of(concluded.begin(), concluded.end(), [&](const Record* record) {
          return facts.text_of(*record).find(word) != std::u32string::npos ||
                 to_u32(record->text(kOutcome)).find(kPostponed) != std::u32string::npos;
        }))
      return true;
  }
  return false;
}

enum class Agreement { same, another, open };

// What the register says in the usual words, 原则通过 and 未通过 among them; none when its word tells none.
std::set<std::u32string> held_outcomes(const Record& record, const std::vector<std::string>& choices,
                                       const Facts& facts) {
  const auto recorded = record.text(kOutcome);
  if (std::find(choices.begin(), choices.end(), recorded) != choices.end()) return {to_u32(recorded)};
  if (std::find(std::begin(kAgreed), std::end(kAgreed), recorded) != std::end(kAgreed))
    return {std::u32string(kPassed)};
  return outcomes_in(to_u32(recorded), choices, facts);
}

Agreement agreement(std::u32string_view text, const std::set<std::u32string>& said, const Record& record,
                    const std::vector<std::string>& choices, const Facts& facts) {
  const auto held = held_outcomes(record, choices, facts);
  const bool is_usual = std::find(choices.begin(), choices.end(), record.text(kOutcome)) != choices.end();
  const bool is_said = std::any_of(held.begin(), held.end(), [&](const auto& w) { return said.contains(w); });
  if (is_said || (!is_usual && text.find(to_u32(record.text(kOutcome))) != text.npos)) return Agreement::same;
  return held.empty() ? Agreement::open : Agreement::another;
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

// The outcome that ends the text: 审议通过, 未获通过.
std::u32string outcome_ending(std::u32string_view text, const std::vector<std::string>& choices) {
  while (!text.empty() && is_any(text.back(), U"“了的：")) text.remove_suffix(1);
  std::u32string best;
  for (const auto& choice : choices)
    if (auto word = to_u32(choice); word.size() > best.size() && text.ends_with(word)) best = std::move(word);
  if (best.empty()) return best;
  const auto before = text.substr(0, text.size() - best.size());
  if (best == kPassed)
    for (const auto no : kNotPassed)
      if (before.ends_with(no)) return std::u32string(kRejected);
  return best;
}

// The outcome that begins the text, once 均, 获, 一致 … are passed over; none where it goes on to a number of
// its own (12项，通过11项).
std::u32string outcome_beginning(std::u32string_view text, const std::vector<std::string>& choices) {
  static constexpr std::u32string_view kLeads[] = {
      U"均", U"全部", U"都", U"已",   U"获得", U"获",   U"一致", U"表决", U"审议", U"予以",
      U"被", U"集体", U"经", U"事项", U"议题", U"讨论", U"研究", U"决定", U"为"};
  bool denied = false;
  for (auto moved = true; moved;) {
    moved = false;
    for (const auto lead : kLeads)
      if (text.starts_with(lead)) {
        text.remove_prefix(lead.size());
        moved = true;
      }
    for (const auto no : kNotPassed)
      if (text.starts_with(no)) {
        text.remove_prefix(no.size());
        denied = moved = true;
      }
  }
  std::u32string best;
  for (const auto& choice : choices)
    if (auto word = to_u32(choice); word.size() > best.size() && text.starts_with(word))
      best = std::move(word);
  if (best.empty()) return best;
  const auto after = text.substr(best.size());
  if (!after.empty() && (kNumerals.find(after.front()) != kNumerals.npos || is_han(after.front()))) return {};
  if (!denied) return best;
  return best == kPassed ? std::u32string(kRejected) : std::u32string();
}

// By what means, or what came of it: 通过集体研究决定事项12项.
bool may_mean_by(std::u32string_view said, std::u32string_view word) {
  return said == kPassed && has_any(word, {U"集体", U"研究", U"提交"});
}

struct Governing {
  std::u32string word;
  bool unsure = false;  // 通过12次会议, 上年缓议的事项: it may not be this that is counted
};

Governing governing(const Passage& passage, const Figure& figure, const TopicHit& hit,
                    const std::vector<std::string>& choices) {
  const Range clause = passage.clause_at(figure.range.start);
  const auto before = passage.view({clause.start, figure.range.start});
  const auto after = passage.view({figure.range.end, clause.end});
  if (auto word = outcome_beginning(after, choices); !word.empty()) return {std::move(word)};
  if (auto word = outcome_ending(before, choices); !word.empty()) {
    const bool goes_on =
        !after.empty() && is_han(after.front()) && !has_any(after.substr(0, 2), {U"事项", U"议题"});
    return {std::move(word), goes_on || figure.unit == U"次" || before.ends_with(U"的")};
  }
  if (hit.range.start < clause.start || hit.range.start >= clause.end) return {};
  auto word = outcome_ending(passage.view({clause.start, hit.range.start}), choices);
  if (word.empty() || (hit.range.end <= figure.range.start &&
                       std::any_of(passage.figures.begin(), passage.figures.end(), [&](const Figure* other) {
                         return other->kind == Figure::Kind::count && other->range.start >= hit.range.end &&
                                other->range.end <= figure.range.start;
                       })))
    return {};
  const auto lead = passage.view({clause.start, hit.range.start});
  const bool unsure =
      may_mean_by(word, passage.view(hit.range)) || lead.ends_with(U"的") || lead.ends_with(U"的“");
  return {std::move(word), unsure};
}

}  // namespace

std::optional<Judgement> judge_outcome_count(const Passage& passage, const Figure& figure,
                                             const TopicHit& hit, const RecordList& records) {
  const auto* field = hit.type->field(kOutcome);
  if (field == nullptr || field->kind != FieldKind::choice || records.empty()) return std::nullopt;
  const auto [word, unsure] = governing(passage, figure, hit, field->choices);
  if (word.empty()) return std::nullopt;
  RecordList agreeing;
  bool untold = false;
  for (const auto* record : records) {
    const auto held = held_outcomes(*record, field->choices, passage.facts);
    untold = untold || held.empty();
    if (held.contains(word)) agreeing.push_back(record);
  }
  const auto recorded = amount(hit, figure, agreeing);
  auto found = field->zh + "为“" + to_utf8(word) + "”的记录为" + number_text(recorded) + to_utf8(figure.unit);
  if (!agreeing.empty()) found += "：" + passage.facts.list(agreeing);
  std::set<Day> days;
  for (const auto* record : agreeing) days.insert(record->happened.from());
  const bool meets = figure.unit == U"次" && fits(figure, static_cast<double>(days.size()));
  if (!untold && (fits(figure, recorded) || meets))
    return supported(passage.facts, agreeing.empty() ? records : agreeing, found);
  if (const auto then = agreeing_on_a_day(passage, figure, hit, agreeing); !then.empty())
    return supported(passage.facts, then);
  if (untold) return unchecked(found + "，有的记录没有写明结果");
  if (unsure) return unchecked(found + "，表述范围与台账不一定一致");
  return contradicted(agreeing.empty() ? records : agreeing, found);
}

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
  const auto recorded = std::string(concluded.front()->text(kOutcome));
  const auto by_hand = "时间有记录，记录的" + field->zh + "为“" + recorded + "”，请人工核对";
  if (said.empty()) return is_put_off(text, concluded, passage.facts) ? unchecked(by_hand) : judgement;
  // 对2月26日缓议的事项予以通过: what came of it on the day stands at the day itself.
  const auto beside = passage.view({figure.range.end, passage.sentence.range.end});
  bool is_open = false;
  for (const auto* record : concluded) {
    for (const auto& word : held_outcomes(*record, field->choices, passage.facts))
      if (beside.starts_with(word)) return judgement;
    const auto how = agreement(text, said, *record, field->choices, passage.facts);
    if (how == Agreement::same) return judgement;
    is_open = is_open || how == Agreement::open;
  }
  if (is_open) return unchecked(by_hand);
  return contradicted(concluded, "时间有记录，但记录的" + field->zh + "为“" + recorded + "”，不是“" +
                                     to_utf8(*said.begin()) + "”：" + passage.facts.list(concluded));
}

}  // namespace jishi::checker
