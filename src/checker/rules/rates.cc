// Rates against their numerator and base, at the precision written; and differences of rates, which are
// percentage points.

#include <cmath>
#include <vector>

#include "base/text.h"
#include "checker/rules/rules.h"
#include "checker/rules/sentence_figures.h"

namespace jishi::checker {

namespace {

void report(const Range& range, std::string reason, Findings& out) {
  out.defect(range, "arithmetic", Severity::error, std::move(reason), "核对数字");
}

// One half of the last place written, and a little for binary fractions.
double tolerance(const Figure& figure) {
  return 0.5 * std::pow(10.0, -figure.decimals) + 1e-9;
}

std::string percent_text(double value) {
  const auto hundredths = static_cast<long long>(std::llround(value * 100));
  auto fraction = std::to_string(hundredths % 100);
  if (fraction.size() < 2) fraction.insert(0, "0");
  return std::to_string(hundredths / 100) + "." + fraction + "%";
}

bool is_rate(const Figure& figure) {
  return figure.kind == Figure::Kind::percent && !figure.approximate && figure.low == figure.high;
}

// 98.71%（688/697）
void look_at_fraction(const Draft& draft, const Figure& rate, const Figure& fraction, Findings& out) {
  if (fraction.denominator <= 0 || fraction.range.start < rate.range.end ||
      draft.view({rate.range.end, fraction.range.start}) != U"（")
    return;
  const double exact = 100.0 * fraction.numerator / fraction.denominator;
  if (std::abs(exact - rate.low) > tolerance(rate))
    report({rate.range.start, fraction.range.end}, "按所列分数应为" + percent_text(exact), out);
}

// 问题18个，已完成16个，完成率88.9%: judged only where exactly two numbers can be meant.
void look_at_share(const Draft& draft, const SentenceFigures& in, const Figure& rate, Findings& out) {
  const auto before = draft.view({in.sentence->range.start, rate.range.start});
  const auto word = before.substr(before.size() - std::min<std::size_t>(before.size(), 6));
  if (!has_any(word, {U"完成率", U"整改率", U"销号率", U"办结率"})) return;
  std::vector<const Figure*> counts;
  for (const auto* figure : in.figures)
    if (figure->kind == Figure::Kind::count && figure->is_exact() && figure->range.end <= rate.range.start)
      counts.push_back(figure);
  if (counts.size() != 2 || counts[0]->unit != counts[1]->unit) return;
  const double whole = std::max(counts[0]->low, counts[1]->low);
  const double part = std::min(counts[0]->low, counts[1]->low);
  if (whole <= 0) return;
  const double exact = 100.0 * part / whole;
  if (std::abs(exact - rate.low) > tolerance(rate))
    report({counts[0]->range.start, rate.range.end}, "按所列数字应为" + percent_text(exact), out);
}

// 由36.5%提高到41.2%，提高4.7个百分点
void look_at_change(const Draft& draft, const Figure& from, const Figure& to, const Figure& change,
                    Findings& out) {
  if (!is_rate(from) || !is_rate(to)) return;
  const auto lead =
      draft.view({from.range.start - std::min<std::size_t>(2, from.range.start), from.range.start});
  const auto middle = draft.view({from.range.end, to.range.start});
  const auto tail = draft.view({to.range.end, change.range.start});
  if (!has_any(lead, {U"由", U"从"}) || middle.size() > 6 || tail.size() > 6) return;
  if (!has_any(tail, {U"提高", U"上升", U"增长", U"提升", U"下降", U"降低", U"减少", U"增加"})) return;
  const double points = std::abs(to.low - from.low);
  const double slack = tolerance(change) + tolerance(from);
  if (change.kind == Figure::Kind::points && std::abs(points - change.low) > slack)
    report({from.range.start, change.range.end},
           "两者相差" + percent_text(points).substr(0, percent_text(points).size() - 1) + "个百分点", out);
  if (change.kind == Figure::Kind::percent && std::abs(points - change.low) <= slack) {
    const double relative = from.low > 0 ? 100 * points / from.low : 0;
    if (std::abs(relative - change.low) > slack) report(change.range, "两个百分率之差应写作“个百分点”", out);
  }
}

}  // namespace

void find_rate_errors(const Scene& scene, Findings& out) {
  const auto& draft = scene.draft;
  for (const auto& in : sentence_figures(scene)) {
    for (std::size_t i = 0; i < in.figures.size(); ++i) {
      const auto& figure = *in.figures[i];
      if (is_rate(figure)) {
        if (i + 1 < in.figures.size()) look_at_fraction(draft, figure, *in.figures[i + 1], out);
        look_at_share(draft, in, figure, out);
      }
      if (i + 2 < in.figures.size())
        look_at_change(draft, figure, *in.figures[i + 1], *in.figures[i + 2], out);
    }
  }
}

}  // namespace jishi::checker
