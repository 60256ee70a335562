#include "report/chart.h"

#include <algorithm>
#include <cstdio>
#include <numeric>

#include "base/text.h"
#include "report/markup.h"

namespace jishi::report {

namespace {

constexpr double kText = 24;   // label size
constexpr double kBar = 34;    // bar height
constexpr double kPitch = 52;  // from bar to bar
constexpr double kLegendLine = 40;
constexpr double kGap = 16;
constexpr double kNumber = 70;      // room for the total at the right
constexpr double kBaseline = 0.36;  // of the size, from the middle of a line to its baseline
constexpr const char* kInk = "#23201c";
constexpr const char* kAxis = "#8a857d";

double width_of(std::string_view text) {
  return static_cast<double>(display_width(text)) * kText / 2;
}

std::int64_t total_of(const ChartBar& bar) {
  return std::accumulate(bar.counts.begin(), bar.counts.end(), std::int64_t{0});
}

// Black or white, whichever is read more easily on the colour (WCAG's luminance, roughly).
const char* ink_on(std::string_view colour) {
  unsigned value = 0;
  if (colour.size() != 7 || std::sscanf(std::string(colour.substr(1)).c_str(), "%6x", &value) != 1)
    return kInk;
  const double luminance =
      0.299 * (value >> 16 & 255u) + 0.587 * (value >> 8 & 255u) + 0.114 * (value & 255u);
  return luminance > 150 ? kInk : "#ffffff";
}

// Parts no bar has are left out of the legend.
bool is_used(const Chart& chart, std::size_t part) {
  return std::any_of(chart.bars.begin(), chart.bars.end(),
                     [&](const ChartBar& bar) { return part < bar.counts.size() && bar.counts[part] > 0; });
}

double draw_legend(const Chart& chart, ChartDrawing& out) {
  double x = 0;
  double y = kLegendLine / 2;
  for (std::size_t i = 0; i < chart.parts.size(); ++i) {
    if (!is_used(chart, i)) continue;
    const auto& part = chart.parts[i];
    const auto text = part.mark + " " + part.label;
    const auto width = kText + 8 + width_of(text) + 2 * kGap;
    if (x > 0 && x + width > 1000) {
      x = 0;
      y += kLegendLine;
    }
    out.rects.push_back({x, y - kText / 2, kText, kText, part.colour});
    out.labels.push_back({x + kText + 8, y + kText * kBaseline, kText, ChartAnchor::start, "", text});
    x += width;
  }
  return y + kLegendLine / 2 + 8;
}

void draw_bar(const Chart& chart, const ChartBar& bar, double left, double unit, double middle,
              ChartDrawing& out) {
  out.labels.push_back({left - kGap, middle + kText * kBaseline, kText, ChartAnchor::end, "", bar.label});
  double x = left;
  for (std::size_t i = 0; i < std::min(bar.counts.size(), chart.parts.size()); ++i) {
    if (bar.counts[i] <= 0) continue;
    const double width = static_cast<double>(bar.counts[i]) * unit;
    const auto& part = chart.parts[i];
    out.rects.push_back({x, middle - kBar / 2, width, kBar, part.colour});
    // Mark and count inside, as far as there is room.
    const auto count = std::to_string(bar.counts[i]);
    const auto full = part.mark + count;
    const auto* text = width_of(full) + 6 <= width ? &full : width_of(count) + 4 <= width ? &count : nullptr;
    if (text != nullptr)
      out.labels.push_back({x + width / 2, middle + kText * 0.85 * kBaseline, kText * 0.85,
                            ChartAnchor::middle, ink_on(part.colour), *text});
    x += width;
  }
  out.labels.push_back({x + kGap / 2, middle + kText * kBaseline, kText, ChartAnchor::start, "",
                        std::to_string(total_of(bar))});
}

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", value);
  return text;
}

std::string_view anchor_name(ChartAnchor anchor) {
  constexpr std::string_view names[] = {"start", "middle", "end"};
  return names[static_cast<std::size_t>(anchor)];
}

}  // namespace

ChartDrawing draw_chart(const Chart& chart) {
  ChartDrawing out;
  double top = draw_legend(chart, out);
  double left = 0;
  std::int64_t largest = 1;
  for (const auto& bar : chart.bars) {
    left = std::max(left, width_of(bar.label));
    largest = std::max(largest, total_of(bar));
  }
  left = std::min(left, 400.0) + kGap;
  const double unit = (1000 - left - kNumber) / static_cast<double>(largest);
  const double axis_top = top;
  for (const auto& bar : chart.bars) {
    draw_bar(chart, bar, left, unit, top + kPitch / 2, out);
    top += kPitch;
  }
  out.rects.insert(out.rects.begin(), {left - 1.5, axis_top, 1.5, top - axis_top, kAxis});
  out.height = top + 4;
  return out;
}

std::string describe_chart(const Chart& chart) {
  std::string out;
  for (const auto& bar : chart.bars) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < std::min(bar.counts.size(), chart.parts.size()); ++i)
      if (bar.counts[i] > 0)
        parts.push_back(chart.parts[i].mark + " " + chart.parts[i].label + " " +
                        std::to_string(bar.counts[i]));
    out += (out.empty() ? "" : "\n") + bar.label + "：" + (parts.empty() ? "无" : join(parts, "，"));
  }
  return out;
}

Grid chart_grid(const Chart& chart) {
  constexpr int label_width = 16;
  Grid out;
  out.title = chart.caption;
  out.columns.push_back({"", GridKind::text, label_width});
  for (const auto& bar : chart.bars) out.rows.push_back({bar.label});
  for (std::size_t part = 0; part < chart.parts.size(); ++part) {
    const auto count_of = [&](const ChartBar& bar) {
      return part < bar.counts.size() ? bar.counts[part] : std::int64_t{0};
    };
    if (std::none_of(chart.bars.begin(), chart.bars.end(),
                     [&](const auto& bar) { return count_of(bar) > 0; }))
      continue;
    out.columns.push_back({chart.parts[part].mark + " " + chart.parts[part].label, GridKind::number});
    for (std::size_t i = 0; i < chart.bars.size(); ++i)
      out.rows[i].push_back(std::to_string(count_of(chart.bars[i])));
  }
  return out;
}

std::string chart_svg(const Chart& chart, std::string_view font) {
  const auto drawing = draw_chart(chart);
  std::string out = "<svg class=\"chart\" role=\"img\" viewBox=\"0 0 1000 " + number(drawing.height) +
                    "\" font-family=\"" + escape_markup(font) + "\"><title>" + escape_markup(chart.caption) +
                    "</title><desc>" + escape_markup(describe_chart(chart)) + "</desc>";
  for (const auto& rect : drawing.rects)
    out += "<rect x=\"" + number(rect.x) + "\" y=\"" + number(rect.y) + "\" width=\"" + number(rect.width) +
           "\" height=\"" + number(rect.height) + "\" fill=\"" + escape_markup(rect.colour) + "\"/>";
  for (const auto& label : drawing.labels)
    out += "<text x=\"" + number(label.x) + "\" y=\"" + number(label.y) + "\" font-size=\"" +
           number(label.size) + "\" text-anchor=\"" + std::string(anchor_name(label.anchor)) + "\" fill=\"" +
           (label.colour.empty() ? "currentColor" : escape_markup(label.colour)) + "\">" +
           escape_markup(label.text) + "</text>";
  return out + "</svg>";
}

}  // namespace jishi::report
