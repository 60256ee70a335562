#include "report/flow.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace jishi::report {

namespace {

template <class... F>
struct Overloaded : F... {
  using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;

LineStyle heading_style(int level) {
  constexpr LineStyle styles[] = {LineStyle::heading1, LineStyle::heading2, LineStyle::heading3,
                                  LineStyle::heading4};
  return styles[static_cast<std::size_t>(std::clamp(level, 1, 4) - 1)];
}

FlowItem item_of(const Block& block) {
  return std::visit(
      Overloaded{[](const Heading& heading) -> FlowItem {
                   return FlowText{heading_style(heading.level), "", heading.number + heading.text, nullptr};
                 },
                 [](const Paragraph& paragraph) -> FlowItem {
                   std::string text;
                   for (const auto& sentence : paragraph.sentences) text += sentence.text;
                   return FlowText{paragraph.is_roll ? LineStyle::roll : LineStyle::body, paragraph.lead,
                                   std::move(text), &paragraph};
                 },
                 [](const Table& table) -> FlowItem { return FlowTable{&table}; },
                 [](const Chart& chart) -> FlowItem { return FlowChart{&chart}; }},
      block);
}

FlowText line(LineStyle style, std::string text) {
  return FlowText{style, "", std::move(text), nullptr};
}

// The byte after 2025年11月19日; 0 when no day is written.
std::size_t end_of_day(const std::string& title) {
  constexpr std::string_view word = "日";
  for (auto at = title.find(word); at != std::string::npos; at = title.find(word, at + 1))
    if (at > 0 && title[at - 1] >= '0' && title[at - 1] <= '9') return at + word.size();
  return 0;
}

double cells_of(std::string_view text) {
  return static_cast<double>(display_width(text)) / 2;
}

bool is_roll(const Block& block) {
  const auto* paragraph = std::get_if<Paragraph>(&block);
  return paragraph != nullptr && paragraph->is_roll;
}

void add_title(const Document& document, std::vector<FlowItem>& out) {
  if (document.form == DocumentForm::minutes) {
    out.push_back(line(LineStyle::minutes_mark, document.title));
  } else {
    out.push_back(FlowBlank{});
    out.push_back(line(LineStyle::title, document.title));
  }
  out.push_back(FlowBlank{});
}

void add_body(const Document& document, std::vector<FlowItem>& out) {
  bool in_rolls = false;
  for (const auto& block : document.blocks) {
    if (is_roll(block) && !in_rolls) out.push_back(FlowBlank{});  // one line below the body
    in_rolls = is_roll(block);
    out.push_back(item_of(block));
  }
}

}  // namespace

std::vector<FlowItem> flow_of(const Document& document) {
  std::vector<FlowItem> out;
  add_title(document, out);
  if (!document.addressee.empty()) out.push_back(line(LineStyle::addressee, document.addressee + "："));
  add_body(document, out);
  if (!document.annex.empty()) {
    out.push_back(FlowBlank{});
    out.push_back(line(LineStyle::annex_note, "附件：" + document.annex_title));
  }
  out.push_back(FlowBlank{});
  out.push_back(line(LineStyle::signature, document.unit));
  out.push_back(line(LineStyle::date, document.dated.zh()));
  if (document.annex.empty()) return out;
  out.push_back(FlowNewPage{});
  out.push_back(line(LineStyle::annex_mark, "附件"));
  out.push_back(FlowBlank{});
  out.push_back(line(LineStyle::annex_title, document.annex_title));
  out.push_back(FlowBlank{});
  for (const auto& block : document.annex) out.push_back(item_of(block));
  return out;
}

bool is_heading(LineStyle style) {
  return heading_level(style) > 0;
}

int heading_level(LineStyle style) {
  switch (style) {
    case LineStyle::heading1:
      return 1;
    case LineStyle::heading2:
      return 2;
    case LineStyle::heading3:
      return 3;
    case LineStyle::heading4:
      return 4;
    default:
      return 0;
  }
}

bool is_kai_lead(std::string_view lead) {
  constexpr std::string_view open = "（";
  if (!lead.starts_with(open)) return false;
  constexpr std::string_view numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  const auto rest = lead.substr(open.size());
  return std::any_of(std::begin(numerals), std::end(numerals), [&](auto n) { return rest.starts_with(n); });
}

LeadParts split_lead(const std::string& lead) {
  const std::string stop = "。";
  if (!lead.ends_with(stop)) return {lead, ""};
  return {lead.substr(0, lead.size() - stop.size()), stop};
}

std::vector<std::string> title_lines(const std::string& title, const std::string& unit, double max_cells) {
  if (cells_of(title) <= max_cells) return {title};
  std::vector<std::size_t> breaks;  // byte offsets after which a line may end
  for (const std::string_view mark :
       {std::string_view(unit), std::string_view("关于"), std::string_view("年度"), std::string_view("年")})
    if (const auto at = mark.empty() ? std::string::npos : title.find(mark); at != std::string::npos)
      breaks.push_back(at + mark.size());
  if (const auto at = end_of_day(title); at > 0) breaks.push_back(at);
  std::size_t best = 0;
  double best_difference = 0;
  for (const auto at : breaks) {
    const auto first = cells_of(title.substr(0, at));
    const auto second = cells_of(title.substr(at));
    const auto difference = std::abs(first - second);
    if (at < title.size() && first <= max_cells && second <= max_cells &&
        (best == 0 || difference < best_difference)) {
      best = at;
      best_difference = difference;
    }
  }
  if (best > 0) return {title.substr(0, best), title.substr(best)};
  // No break by meaning: lines of equal length but the last, which is shorter.
  const auto points = to_u32(title);
  const auto lines = static_cast<std::size_t>(std::ceil(cells_of(title) / max_cells));
  const auto length = (points.size() + lines - 1) / lines + (lines > 1 && points.size() % lines == 0 ? 1 : 0);
  std::vector<std::string> out;
  for (std::size_t at = 0; at < points.size(); at += length)
    out.push_back(to_utf8(std::u32string_view(points).substr(at, length)));
  return out;
}

}  // namespace jishi::report
