#include "checker/claims/finding_words.h"

#include <algorithm>

namespace jishi::checker {

namespace {

constexpr std::size_t kReach = 800;  // how far back in the paragraph

// The sentence, one before it in its paragraph, or a title over it says 巡察.
bool speaks_of_inspection(const Draft& draft, const Sentence& sentence) {
  const auto paragraph = draft.paragraphs[sentence.paragraph].start;
  const auto end = sentence.range.end;
  const auto from = end - std::min(end - paragraph, kReach);
  return has_any(draft.view({from, end}), {U"巡察", U"巡视"}) ||
         sentence.headings.find("巡察") != std::string::npos ||
         sentence.headings.find("巡视") != std::string::npos;
}

Range clause_of_figure(const Sentence& sentence, const Figure& figure) {
  for (const auto& clause : sentence.clauses)
    if (clause.start <= figure.range.start && figure.range.start < clause.end) return clause;
  return sentence.range;
}

}  // namespace

FindingCount finding_count(const Draft& draft, const Sentence& sentence, const Figure& figure) {
  if (figure.kind != Figure::Kind::count || !speaks_of_inspection(draft, sentence)) return FindingCount::none;
  const auto clause = clause_of_figure(sentence, figure);
  const auto before = draft.view({clause.start, std::max(clause.start, figure.range.start)});
  const auto after = draft.view({figure.range.end, std::min(figure.range.end + 8, sentence.range.end)});
  const auto noun = draft.view({figure.range.end, std::min(figure.range.end + 4, sentence.range.end)});
  if (has_any(before,
              {U"其中", U"已完成", U"已整改", U"销号", U"整改中", U"尚有", U"剩余", U"未完成", U"还有",
               U"另有", U"办结", U"已落实", U"超过", U"监督检查", U"发现", U"立行立改", U"此外"}))
    return FindingCount::none;
  if (figure.unit.ends_with(U"类") || noun.starts_with(U"大类") || noun.starts_with(U"类"))
    return FindingCount::classes;
  if (noun.starts_with(U"科室"))
    return has_any(draft.view(clause), {U"认领"}) ? FindingCount::sections : FindingCount::none;
  const bool by_piece =
      figure.unit == U"个" || figure.unit == U"项" || figure.unit == U"条" || figure.unit == U"类";
  if (!by_piece) return FindingCount::none;
  const bool problems = noun.starts_with(U"问题") || noun.starts_with(U"具体") || noun.starts_with(U"巡察") ||
                        noun.starts_with(U"反馈") || before.ends_with(U"问题");
  if (!problems || has_any(after, {U"超过", U"未完成", U"尚未", U"已完成", U"已整改"}))
    return FindingCount::none;
  return FindingCount::items;
}

}  // namespace jishi::checker
