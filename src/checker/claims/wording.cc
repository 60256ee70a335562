#include "checker/claims/wording.h"

#include <algorithm>

namespace jishi::checker {

namespace {

constexpr std::size_t kBeside = 6;
constexpr std::u32string_view kGoingOn[] = {U"次",   U"余",   U"以上", U"以下",
                                            U"以内", U"左右", U"上下", U"不等"};
constexpr std::u32string_view kNotOfUnit[] = {U"次日", U"次月", U"次年", U"余下", U"余款"};
constexpr std::size_t kReach = 30;  // characters of the sentence on either side

bool goes_on(char32_t before, char32_t first) {
  if (before == U'第') return true;
  return is_any(first, U"0123456789０１２３４５６７８９一二三四五六七八九十百千万两几") &&
         (is_digit(before) || is_any(before, U".一二三四五六七八九十百千万几"));
}

// 12人次 is not 12人, nor 9次以上 9次.
bool is_another_number(char32_t last, std::u32string_view after) {
  if (is_digit(last) && !after.empty() && (is_digit(after.front()) || is_any(after.front(), U".%百千万亿")))
    return true;
  if (std::any_of(std::begin(kNotOfUnit), std::end(kNotOfUnit),
                  [&](std::u32string_view word) { return after.starts_with(word); }))
    return false;
  return std::any_of(std::begin(kGoingOn), std::end(kGoingOn),
                     [&](std::u32string_view word) { return after.starts_with(word); });
}

struct Run {
  std::u32string words;
  bool ends_with_number = false;
};

// The words stand in the text, and neither begin nor end inside a number (1项 of 21项).
bool holds(std::u32string_view text, const Run& run) {
  const auto& words = run.words;
  for (auto at = text.find(words); at != std::u32string_view::npos; at = text.find(words, at + 1)) {
    if (at > 0 && goes_on(text[at - 1], words.front())) continue;
    if (!run.ends_with_number || !is_another_number(words.back(), text.substr(at + words.size())))
      return true;
  }
  return false;
}

// Every run of letters that holds the range and enough of what stands beside it.
std::vector<Run> runs_of(const Passage& passage, const Range& range) {
  const auto& sentence = passage.sentence.range;
  const auto start = std::max(sentence.start, range.start - std::min(range.start, kReach));
  const auto end = std::min(sentence.end, range.end + kReach);
  const auto before = letters(passage.view({start, range.start}));
  const auto own = letters(passage.view(range));
  const auto whole = before + own + letters(passage.view({range.end, end}));
  const auto size = own.size() + kBeside;
  std::vector<Run> out;
  for (auto at = before.size() - std::min(before.size(), kBeside); at <= before.size(); ++at)
    if (at + size <= whole.size())
      out.push_back({whole.substr(at, size), at + size == before.size() + own.size()});
  return out;
}

// A line of the record's text that says no more than the clause.
bool is_all_of(std::u32string_view text, std::u32string_view clause) {
  const auto at = text.find(clause);
  return at != std::u32string_view::npos && (at == 0 || text[at - 1] == U'\n') &&
         text.substr(at + clause.size()).starts_with(U'\n');
}

// The days that the sentence names beside the range.
std::vector<Span> days_beside(const Passage& passage, const Range& range) {
  std::vector<Span> out;
  for (const auto* figure : passage.figures)
    if (figure->kind == Figure::Kind::day && figure->span && !figure->range.overlaps(range))
      out.push_back(*figure->span);
  return out;
}

// One of the days, where there are any, is the record's.
bool is_of_days(const std::vector<Span>& days, const Facts& facts, const Record& record) {
  if (days.empty()) return true;
  const auto& spans = facts.spans(record);
  return std::any_of(days.begin(), days.end(), [&](const Span& day) {
    return std::any_of(spans.begin(), spans.end(),
                       [&](const Span& span) { return fit(day, span) != Fit::none; });
  });
}

}  // namespace

RecordList saying_so(const Passage& passage, const Range& range) {
  const auto runs = runs_of(passage, range);
  const auto clause_range = passage.clause_at(range.start);
  const bool whole = clause_range.size() <= 2 * kReach && clause_range.size() > range.size();
  const auto clause = whole ? letters(passage.view(clause_range)) : std::u32string();
  const auto own = letters(passage.view(range));
  const auto days = days_beside(passage, range);
  const auto period = passage.period_at(range.start);
  RecordList out;
  // Every refused claim comes by every record: the cheap questions first.
  for (const auto* record : passage.facts.deeds()) {
    if (!passage.facts.is_during(*record, period) || !is_of_days(days, passage.facts, *record)) continue;
    const auto text = passage.facts.text_done(*record);
    if (text.find(own) == text.npos) continue;
    if ((!clause.empty() && is_all_of(text, clause)) ||
        std::any_of(runs.begin(), runs.end(), [&](const Run& run) { return holds(text, run); }))
      out.push_back(record);
  }
  return out;
}

}  // namespace jishi::checker
