// The same thing counted twice with different numbers: the inspection's findings, the members of the leading
// body, the Party members, the sections.

#include <map>
#include <string>

#include "base/text.h"
#include "checker/claims/finding_words.h"
#include "checker/rules/rules.h"
#include "checker/rules/sentence_figures.h"

namespace jishi::checker {

namespace {

struct Subject {
  std::u32string_view word;  // right before the number or right after it
  std::string_view name;
  bool person;
};
constexpr Subject kSubjects[] = {{U"班子成员", "班子成员", true},
                                 {U"在册党员", "党员", true},
                                 {U"内设科室", "内设科室", false},
                                 {U"内设机构", "内设机构", false},
                                 {U"党小组组长", "党小组组长", true}};

// 与4名班子成员, 罗翀、顾祎2名班子成员, 其中班子成员2名: some of them.
bool is_of_some(const Draft& draft, const Sentence& sentence, const Figure& figure) {
  auto clause = sentence.range;
  for (const auto& one : sentence.clauses)
    if (one.start <= figure.range.start && figure.range.end <= one.end) clause = one;
  const auto before = draft.view({clause.start, figure.range.start});
  const auto after = draft.view({figure.range.end, clause.end});
  if (after.starts_with(U"班子成员"))
    return !has_any(before, {U"共有", U"现有", U"设", U"配备", U"实有"}) && !before.empty();
  return has_any(before, {U"其中", U"选派", U"部分", U"与", U"参加", U"、"}) || after.starts_with(U"参加");
}

// What is counted; empty when it is nothing that must be the same everywhere.
std::string subject_of(const Draft& draft, const Sentence& sentence, const Figure& figure) {
  switch (finding_count(draft, sentence, figure)) {
    case FindingCount::items:
      return "巡察问题";
    case FindingCount::classes:
      return "巡察问题大类";
    default:
      break;
  }
  const bool person = figure.unit == U"人" || figure.unit == U"名" || figure.unit == U"位";
  const auto before = draft.view({sentence.range.start, figure.range.start});
  const auto after = draft.view({figure.range.end, sentence.range.end});
  for (const auto& subject : kSubjects)
    if (subject.person == person && (before.ends_with(subject.word) || after.starts_with(subject.word)))
      return subject.word == U"班子成员" && is_of_some(draft, sentence, figure) ? std::string()
                                                                                : std::string(subject.name);
  return {};
}

}  // namespace

void find_inconsistencies(const Scene& scene, Findings& out) {
  std::map<std::string, const Figure*> first;
  for (const auto& in : sentence_figures(scene))
    for (const auto* figure : in.figures) {
      if (figure->kind != Figure::Kind::count || !figure->is_exact() || figure->each) continue;
      const auto subject = subject_of(scene.draft, *in.sentence, *figure);
      if (subject.empty()) continue;
      const auto [place, fresh] = first.emplace(subject, figure);
      if (fresh || place->second->low == figure->low) continue;
      out.defect(figure->range, "inconsistency", Severity::error,
                 "前文" + subject + "为“" + scene.draft.utf8(place->second->range) + "”，前后不一致",
                 "统一前后数字");
    }
}

}  // namespace jishi::checker
