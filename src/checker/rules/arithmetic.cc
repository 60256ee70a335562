// Sums the text itself makes: a duration beside its period, a number of times beside the dates it names, a
// whole beside its parts, heads present beside heads due, so many of each beside the total.

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "base/text.h"
#include "checker/claims/durations.h"
#include "checker/rules/rules.h"
#include "checker/rules/sentence_figures.h"

namespace jishi::checker {

namespace {

std::string plain(double n) {
  return std::to_string(static_cast<long long>(std::llround(n)));
}

void report(const Range& range, std::string reason, Findings& out) {
  out.defect(range, "arithmetic", Severity::error, std::move(reason), "核对数字");
}

void look_at_durations(const Draft& draft, const SentenceFigures& in, Findings& out) {
  for (const auto* figure : in.figures) {
    if (figure->kind != Figure::Kind::duration) continue;
    const auto* period = period_of_duration(draft, in.figures, *figure);
    if (period == nullptr || agrees(*period->span, *figure)) continue;
    Range range = figure->range;
    const auto lead = draft.view({range.start - std::min<std::size_t>(2, range.start), range.start});
    if (lead == U"为期" || lead == U"历时" || lead == U"持续") range.start -= 2;
    report(range,
           "与所述起止时间不符：" + period->span->zh() + "共" +
               std::to_string(days_inclusive(period->span->from(), period->span->to())) + "天",
           out);
  }
}

bool counts_times(const Figure& figure) {
  return figure.kind == Figure::Kind::count && figure.is_exact() && !figure.each &&
         (figure.unit == U"次" || figure.unit == U"场");
}

// 分别于8月11日和9月1日召开两次; 两次分别于…; 4月25日和10月17日两次.
void look_at_listed_dates(const Draft& draft, const SentenceFigures& in, Findings& out) {
  for (std::size_t i = 0; i < in.figures.size(); ++i) {
    const auto* first = in.figures[i];
    if (first->list == 0 || (i > 0 && in.figures[i - 1]->list == first->list)) continue;
    std::size_t last = i;
    bool days = true;
    for (; last < in.figures.size() && in.figures[last]->list == first->list; ++last)
      if (in.figures[last]->kind != Figure::Kind::day) days = false;
    const std::size_t n = last - i;
    const Range listed{first->range.start, in.figures[last - 1]->range.end};
    const Figure* times = nullptr;
    if (i > 0 && counts_times(*in.figures[i - 1]) && listed.start - in.figures[i - 1]->range.end <= 4)
      times = in.figures[i - 1];
    if (times == nullptr && last < in.figures.size() && counts_times(*in.figures[last]) &&
        in.figures[last]->range.start - listed.end <= 6)
      times = in.figures[last];
    if (!days || times == nullptr || times->low == static_cast<double>(n)) continue;
    const Range range{std::min(times->range.start, listed.start), std::max(times->range.end, listed.end)};
    const auto between = draft.view(range);
    if (between.find(U'；') != std::u32string_view::npos) continue;
    report(range, "所述次数为" + plain(times->low) + "，列出的日期有" + std::to_string(n) + "个", out);
  }
}

// Parts that together are the whole: states and grades; others may name only some of it.
bool shares_out(std::u32string_view words) {
  return has_any(words, {U"已", U"未", U"尚", U"正在", U"其余", U"剩余", U"立行立改", U"整改中", U"高风险",
                         U"长期坚持", U"通过", U"缓议"});
}

bool is_person(const Figure& figure) {
  return figure.unit == U"人" || figure.unit == U"名" || figure.unit == U"位";
}

// 18个，其中立行立改5个、限期整改11个、长期坚持2个.
void look_at_parts(const Draft& draft, const SentenceFigures& in, Findings& out) {
  const auto among = find_in(draft.body, U"其中", in.sentence->range);
  if (among == std::u32string_view::npos) return;
  const Figure* whole = nullptr;
  std::vector<const Figure*> parts;
  for (const auto* figure : in.figures) {
    if (figure->kind != Figure::Kind::count || !figure->is_exact() || figure->each) continue;
    if (figure->range.end <= among) {
      whole = figure;
    } else if (whole != nullptr && figure->unit == whole->unit) {
      const auto from = parts.empty() ? among + 2 : parts.back()->range.end;
      const auto gap = draft.view({from, figure->range.start});
      if (gap.size() > 14 || has_any(gap, {U"；", U"（"})) break;
      parts.push_back(figure);
    }
  }
  if (whole == nullptr || parts.size() < 2) return;
  double sum = 0;
  for (const auto* part : parts) sum += part->low;
  const Range range{among + 2, parts.back()->range.end};
  const bool exhaustive = shares_out(draft.view(range));
  if (sum == whole->low || (!exhaustive && (sum < whole->low || is_person(*whole)))) return;
  report(range, "各部分合计" + plain(sum) + "，与总数" + plain(whole->low) + "不符", out);
}

// 19个已完成、6个正在推进（共25个）
void look_at_trailing_total(const Draft& draft, const SentenceFigures& in, Findings& out) {
  for (std::size_t i = 2; i < in.figures.size(); ++i) {
    const auto* total = in.figures[i];
    if (total->kind != Figure::Kind::count || total->range.start < 2) continue;
    const auto lead = draft.view({total->range.start - 2, total->range.start});
    if (lead != U"（共" && lead != U"(共") continue;
    const auto* a = in.figures[i - 2];
    const auto* b = in.figures[i - 1];
    const bool pair = a->kind == Figure::Kind::count && b->kind == Figure::Kind::count &&
                      a->unit == total->unit && b->unit == total->unit && a->is_exact() && b->is_exact();
    if (!pair || b->range.start - a->range.end > 10 || a->low + b->low == total->low) continue;
    report({a->range.start, total->range.end},
           "合计" + plain(a->low + b->low) + "，与所述总数" + plain(total->low) + "不符", out);
  }
}

const Figure* after_word(const Draft& draft, const SentenceFigures& in, std::u32string_view word) {
  for (const auto* figure : in.figures)
    if (figure->kind == Figure::Kind::count && figure->is_exact() &&
        draft.view({in.sentence->range.start, figure->range.start}).ends_with(word))
      return figure;
  return nullptr;
}

// 应到9人，实到7人，请假2人; 同意6票、不同意1票、弃权0票.
void look_at_attendance(const Draft& draft, const SentenceFigures& in, Findings& out) {
  const auto* due = after_word(draft, in, U"应到");
  const auto* present = after_word(draft, in, U"实到");
  const auto* away = after_word(draft, in, U"请假");
  if (due != nullptr && present != nullptr) {
    const Range range{std::min(due->range.start, present->range.start),
                      std::max(due->range.end, present->range.end)};
    if (present->low > due->low)
      report(range, "实到人数多于应到人数", out);
    else if (away != nullptr && present->low + away->low != due->low)
      report({due->range.start, std::max(present->range.end, away->range.end)},
             "实到与请假合计不等于应到人数", out);
  }
  const auto* against = after_word(draft, in, U"不同意");
  if (against == nullptr) against = after_word(draft, in, U"反对");
  const auto* abstained = after_word(draft, in, U"弃权");
  const Figure* agreed = nullptr;
  for (const auto* figure : in.figures) {
    const auto before = draft.view({in.sentence->range.start, figure->range.start});
    if (before.ends_with(U"同意") && !before.ends_with(U"不同意")) agreed = figure;
  }
  if (present == nullptr || agreed == nullptr || against == nullptr || abstained == nullptr) return;
  const bool recused = has_any(draft.view(in.sentence->range), {U"回避", U"缓议"});
  if (!recused && agreed->low + against->low + abstained->low != present->low)
    report({agreed->range.start, abstained->range.end}, "票数合计与实到人数不符", out);
}

// 6个支部各开展4次，共24次
void look_at_products(const Draft& draft, const SentenceFigures& in, Findings& out) {
  for (std::size_t i = 1; i + 1 < in.figures.size(); ++i) {
    const auto* holders = in.figures[i - 1];
    const auto* each = in.figures[i];
    const auto* total = in.figures[i + 1];
    const auto counts = [](const Figure* f) { return f->kind == Figure::Kind::count && f->is_exact(); };
    if (!counts(holders) || !counts(each) || !counts(total) || each->unit != total->unit) continue;
    if (holders->unit == each->unit) continue;
    const bool said = each->each || draft.view({holders->range.end, each->range.start}).find(U'各') !=
                                        std::u32string_view::npos;
    const auto gap = draft.view({each->range.end, total->range.start});
    if (!said || gap.size() > 5 || gap.find(U'共') == std::u32string_view::npos) continue;
    if (holders->low * each->low != total->low)
      report({holders->range.start, total->range.end},
             plain(holders->low) + "乘" + plain(each->low) + "不等于" + plain(total->low), out);
  }
}

}  // namespace

void find_arithmetic(const Scene& scene, Findings& out) {
  const auto& draft = scene.draft;
  for (const auto& in : sentence_figures(scene)) {
    look_at_durations(draft, in, out);
    look_at_listed_dates(draft, in, out);
    look_at_parts(draft, in, out);
    look_at_trailing_total(draft, in, out);
    look_at_attendance(draft, in, out);
    look_at_products(draft, in, out);
  }
}

}  // namespace jishi::checker
