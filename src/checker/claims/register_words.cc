#include "checker/claims/register_words.h"

#include <algorithm>

#include "base/text.h"
#include "checker/claims/counting.h"
#include "checker/claims/named_people.h"

namespace jishi::checker {

namespace {

constexpr std::size_t kShortest = 3;  // 党组会
constexpr std::size_t kLongest = 16;
constexpr std::string_view kKind = "kind";

std::u32string_view without_end(std::u32string_view word) {
  if (word.ends_with(U"会议")) word.remove_suffix(1);
  return word;
}

bool is_of_meetings(const RecordType& type) {
  return std::any_of(type.topics.begin(), type.topics.end(),
                     [](const Topic& topic) { return topic.kind == "meeting"; });
}

bool is_of_kind(const Record& record, std::u32string_view word) {
  return without_end(to_u32(record.text(kKind))) == without_end(word);
}

// The longest ending of the text before the number, else the longest beginning of the text after it, that
// records are called by.
RecordList called_beside(const Passage& passage, const Figure& figure, std::u32string& word) {
  const Range clause = passage.clause_at(figure.range.start);
  const auto before = passage.view({clause.start, figure.range.start});
  for (auto n = std::min(kLongest, before.size()); n >= kShortest; --n) {
    word = before.substr(before.size() - n);
    if (auto found = meetings_called(passage.facts, word); !found.empty()) return found;
  }
  const auto after = passage.view({figure.range.end, clause.end});
  for (auto n = std::min(kLongest, after.size()); n >= kShortest; --n) {
    word = after.substr(0, n);
    if (auto found = meetings_called(passage.facts, word); !found.empty()) return found;
  }
  return {};
}

}  // namespace

RecordList meetings_called(const Facts& facts, std::u32string_view word) {
  const auto stem = std::u32string(without_end(word));
  RecordList out;
  if (stem.size() < kShortest || !stem.ends_with(U"会") ||
      !std::all_of(stem.begin(), stem.end(), [](char32_t c) { return is_han(c); }))
    return out;
  for (const auto* record : facts.deeds()) {
    const auto* type = facts.type(record->type);
    if (type == nullptr || !is_of_meetings(*type) || !is_utf8(record->text(kKind))) continue;
    const auto name = record_title(*type, *record);
    const auto title = is_utf8(name) ? to_u32(name) : std::u32string();
    if (is_of_kind(*record, word) || without_end(title).ends_with(stem)) out.push_back(record);
  }
  return out;
}

std::optional<Judgement> judge_meetings_called(const Passage& passage, const Figure& figure) {
  if (figure.kind != Figure::Kind::count ||
      (figure.unit != U"次" && figure.unit != U"场" && figure.unit != U"个"))
    return std::nullopt;
  std::u32string word;
  const auto all = called_beside(passage, figure, word);
  if (all.empty()) return std::nullopt;
  const RecordList records = passage.within_period(all, figure.range.start);
  const auto found =
      "台账中“" + to_utf8(word) + "”为" + std::to_string(records.size()) + to_utf8(figure.unit);
  RecordList of_kind;
  for (const auto* record : records)
    if (is_of_kind(*record, word)) of_kind.push_back(record);
  const bool is_whole = passage.facts.organisation() == nullptr ||
                        named_in(passage, passage.clause_at(figure.range.start)).empty();
  for (const RecordList* one : {static_cast<const RecordList*>(&of_kind), &records})
    if (is_whole && !one->empty() && fits(figure, static_cast<double>(one->size())))
      return supported(passage.facts, *one, found + "：" + passage.facts.list(*one));
  return is_whole && !of_kind.empty() && of_kind.size() == records.size()
             ? contradicted(records, found + "：" + passage.facts.list(records))
             : unchecked(found + "，表述范围与台账不一定一致");
}

}  // namespace jishi::checker
