// A year that is not the report's where the report's is meant: in the title, in 现将…年度…情况报告如下, at
// the head of a sentence about the unit's own work. Earlier years that tell of something past are left alone.

#include <string>

#include "checker/rules/rules.h"
#include "checker/rules/sentence_figures.h"

namespace jishi::checker {

namespace {

void report(const Scene& scene, const Range& range, Severity severity, Findings& out) {
  out.defect(range, "year", severity,
             "报告年度为" + std::to_string(scene.year) + "年，此处疑为其他年度文稿的遗留", "核对年份");
}

bool is_year(const Figure& figure) {
  return figure.kind == Figure::Kind::period && figure.year_written && figure.span && !figure.fuzzy &&
         figure.span->precision() == Precision::year;
}

void look_at_title(const Scene& scene, Findings& out) {
  for (const auto& line : scene.draft.title) {
    bool own = false;
    const Figure* other = nullptr;
    for (const auto& figure : scene.figures) {
      if (!line.contains(figure.range) || !is_year(figure)) continue;
      if (figure.span->from().year() == scene.year)
        own = true;
      else
        other = &figure;
    }
    if (other != nullptr && !own) report(scene, other->range, Severity::error, out);
  }
}

// The sentence looks back, forward or elsewhere on purpose.
bool tells_of_other_times(std::u32string_view sentence) {
  return has_any(sentence, {U"同期", U"相比",   U"同比",     U"以来", U"较",   U"上年", U"去年", U"来年",
                            U"明年", U"下一步", U"今后",     U"打算", U"谋划", U"预算", U"决算", U"执行情况",
                            U"总结", U"回顾",   U"考核结果", U"被",   U"获",   U"荣",   U"述职", U"年起",
                            U"修订", U"印发",   U"施行",     U"出台", U"规划"});
}

constexpr std::u32string_view kOwnWork[] = {
    U"全面从严治党", U"党风廉政", U"廉政风险", U"意识形态", U"政治生态", U"党建工作", U"理论学习",
    U"学习计划",     U"任务分解", U"平时考核", U"廉政建设", U"重点工作", U"年度工作"};

bool begins_own_work(std::u32string_view after) {
  if (after.starts_with(U"度")) after.remove_prefix(1);
  for (const auto work : kOwnWork)
    if (after.starts_with(work)) return true;
  return false;
}

void look_at_sentence(const Scene& scene, const SentenceFigures& in, bool opening, Findings& out) {
  const auto& draft = scene.draft;
  const auto whole = draft.view(in.sentence->range);
  const bool plans = in.sentence->headings.find("下一步") != std::string::npos ||
                     in.sentence->headings.find("打算") != std::string::npos;
  if (plans || tells_of_other_times(whole)) return;
  for (const auto* figure : in.figures) {
    if (!is_year(*figure) || figure->span->from().year() == scene.year) continue;
    const int gap = figure->span->from().year() - scene.year;
    const auto after = draft.view({figure->range.end, in.sentence->range.end});
    const bool head = figure->range.start == in.sentence->range.start && after.starts_with(U"，");
    const bool presented = opening && has_any(whole, {U"报告如下", U"汇报如下"});
    const bool near = gap == -1 || gap == 1;
    if (presented || (near && (head || begins_own_work(after))))
      report(scene, figure->range, Severity::warning, out);
  }
}

}  // namespace

void find_leftover_years(const Scene& scene, Findings& out) {
  if (scene.year == 0) return;
  look_at_title(scene, out);
  for (const auto& in : sentence_figures(scene))
    look_at_sentence(scene, in, in.sentence->section.empty(), out);
}

}  // namespace jishi::checker
