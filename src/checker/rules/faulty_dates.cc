// Days that do not exist, ends before starts, wrong weekdays; minutes issued before their meeting; a
// festival's activity in another month.

#include "checker/rules/rules.h"
#include "checker/rules/sentence_figures.h"

namespace jishi::checker {

namespace {

void report(const Range& range, Severity severity, std::string reason, Findings& out) {
  out.defect(range, "date", severity, std::move(reason), "核对日期");
}

// 5月20日召开，会议纪要5月18日印发
void look_at_minutes(const Draft& draft, const SentenceFigures& in, Findings& out) {
  const auto minutes = find_in(draft.body, U"纪要", in.sentence->range);
  if (minutes == std::u32string_view::npos) return;
  const Figure* held = nullptr;
  for (const auto* figure : in.figures) {
    if (figure->kind != Figure::Kind::day || !figure->span || !figure->impossible.empty()) continue;
    const auto after = draft.view({figure->range.end, in.sentence->range.end}).substr(0, 12);
    if (figure->range.end <= minutes && after.find(U"召开") != std::u32string_view::npos) held = figure;
    if (held == nullptr || figure->range.start < minutes || figure->range.start - minutes > 6) continue;
    if (after.find(U"印发") != std::u32string_view::npos && figure->span->to() < held->span->from())
      report({held->range.start, figure->range.end}, Severity::error, "会议纪要的印发日期早于会议日期", out);
  }
}

struct Festival {
  std::u32string_view name;
  int from;
  int to;  // months in which it is marked
};
constexpr Festival kFestivals[] = {{U"“七一”", 6, 7}, {U"“八一”", 7, 8}, {U"“五四”", 4, 5},
                                   {U"“三八”", 3, 3}, {U"“五一”", 4, 5}, {U"“十一”", 9, 10}};

// 12月开展“七一”主题党日
void look_at_festivals(const Draft& draft, const SentenceFigures& in, Findings& out) {
  for (const auto& festival : kFestivals) {
    const auto at = find_in(draft.body, festival.name, in.sentence->range);
    if (at == std::u32string_view::npos) continue;
    for (const auto* figure : in.figures) {
      if (!figure->span || figure->fuzzy || figure->range.end > at || at - figure->range.end > 6) continue;
      const auto precision = figure->span->precision();
      const int month = figure->span->from().month();
      const bool exact = precision == Precision::day || precision == Precision::month;
      if (exact && (month < festival.from || month > festival.to))
        report({figure->range.start, at + festival.name.size()}, Severity::warning, "活动名称与所述月份不符",
               out);
    }
  }
}

}  // namespace

void find_faulty_dates(const Scene& scene, Findings& out) {
  for (const auto& figure : scene.figures)
    if (!figure.impossible.empty()) report(figure.range, Severity::error, figure.impossible_why, out);
  for (const auto& in : sentence_figures(scene)) {
    look_at_minutes(scene.draft, in, out);
    look_at_festivals(scene.draft, in, out);
  }
}

}  // namespace jishi::checker
