#include "report/layout/pango_type.h"

#include <algorithm>
#include <cstdio>
#include <unordered_map>

#include "base/text.h"

namespace jishi::report {

namespace {

constexpr std::string_view kBold = ":bold";

std::set<std::string> installed_families(PangoFontMap* map) {
  PangoFontFamily** families = nullptr;
  int count = 0;
  pango_font_map_list_families(map, &families, &count);
  std::set<std::string> out;
  for (int i = 0; i < count; ++i) out.emplace(pango_font_family_get_name(families[i]));
  g_free(families);
  return out;
}

std::string without_weight(const std::string& family) {
  return family.ends_with(kBold) ? family.substr(0, family.size() - kBold.size()) : family;
}

// The first family the system owns decides the weight; those behind it serve the characters it lacks.
PangoFontDescription* describe(const std::vector<std::string>& families,
                               const std::set<std::string>& installed) {
  std::string list;
  bool bold = false;
  for (const auto& family : families) {
    const auto name = without_weight(family);
    if (!installed.contains(name)) continue;
    if (list.empty()) bold = name != family;
    list += (list.empty() ? "" : ",") + name;
  }
  auto* out = pango_font_description_new();
  pango_font_description_set_family(out, list.empty() ? "serif" : list.c_str());
  pango_font_description_set_weight(out, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  return out;
}

}  // namespace

class PangoType::Meter : public TypeMeter {
 public:
  Meter(const PangoType& type, double size) : type_(type), size_(size) {}

  double latin_width(FontRole role, std::string_view text) const override {
    std::string key(text);
    auto& widths = widths_[static_cast<std::size_t>(role)];
    if (const auto it = widths.find(key); it != widths.end()) return it->second;
    PangoRectangle logical;
    pango_layout_get_extents(type_.layout(role, size_, key), nullptr, &logical);
    return widths[std::move(key)] = static_cast<double>(logical.width) / PANGO_SCALE / size_;
  }

 private:
  const PangoType& type_;
  double size_;
  mutable std::array<std::unordered_map<std::string, double>, kFontRoles> widths_;
};

PangoType::PangoType(const FontMap& fonts) {
  auto* map = pango_cairo_font_map_get_default();  // of this thread, not ours to free
  context_ = pango_font_map_create_context(map);
  pango_cairo_context_set_resolution(context_, 72);
  pango_context_set_language(context_, pango_language_from_string("zh-cn"));
  pango_context_set_round_glyph_positions(context_, FALSE);
  auto* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context_, options);
  cairo_font_options_destroy(options);
  layout_ = pango_layout_new(context_);
  pango_layout_set_single_paragraph_mode(layout_, TRUE);
  const auto installed = installed_families(map);
  for (std::size_t role = 0; role < kFontRoles; ++role)
    descriptions_[role] = describe(fonts.families[role], installed);
}

PangoType::~PangoType() {
  meters_.clear();
  for (auto* description : descriptions_) pango_font_description_free(description);
  g_object_unref(layout_);
  g_object_unref(context_);
}

const TypeMeter& PangoType::at(double size_pt) const {
  auto& meter = meters_[size_pt];
  if (!meter) meter = std::make_unique<Meter>(*this, size_pt);
  return *meter;
}

PangoLayout* PangoType::layout(FontRole role, double size, const std::string& text) const {
  auto* description = descriptions_[static_cast<std::size_t>(role)];
  pango_font_description_set_absolute_size(description, size * PANGO_SCALE);
  pango_layout_set_font_description(layout_, description);
  pango_layout_set_text(layout_, text.data(), static_cast<int>(text.size()));
  return layout_;
}

void PangoType::note_missing(PangoLayout* layout) {
  if (pango_layout_get_unknown_glyphs_count(layout) == 0) return;
  const std::string text = pango_layout_get_text(layout);
  for (const char32_t c : to_u32(text)) {
    const auto one = to_utf8(std::u32string(1, c));
    pango_layout_set_text(layout, one.data(), static_cast<int>(one.size()));
    if (pango_layout_get_unknown_glyphs_count(layout) > 0 && missing_seen_.insert(one).second)
      missing_.push_back(one);
  }
  pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
}

namespace {

int points_to_pango(double points) {
  return static_cast<int>(points * PANGO_SCALE + (points < 0 ? -0.5 : 0.5));
}

// The glyphs of a run get the widths the layout decided: each cluster that of its characters.
void spread(PangoGlyphItem* run, const std::string& text, const std::vector<double>& advance_at_byte) {
  auto* glyphs = run->glyphs;
  const int start = run->item->offset;
  for (int i = 0; i < glyphs->num_glyphs; ++i) {
    const int from = glyphs->log_clusters[i];
    if (i + 1 < glyphs->num_glyphs && glyphs->log_clusters[i + 1] == from) {
      glyphs->glyphs[i].geometry.width = 0;  // the cluster's last glyph carries its width
      continue;
    }
    const int to = i + 1 < glyphs->num_glyphs ? glyphs->log_clusters[i + 1] : run->item->length;
    double width = 0;
    const auto end = std::min(static_cast<std::size_t>(start) + static_cast<std::size_t>(to), text.size());
    for (auto byte = static_cast<std::size_t>(start) + static_cast<std::size_t>(from); byte < end; ++byte)
      width += advance_at_byte[byte];
    glyphs->glyphs[i].geometry.width = points_to_pango(width);
  }
}

// Advances in points at the first byte of each code point.
std::vector<double> by_byte(const PlacedText& text) {
  std::vector<double> out(text.text.size(), 0);
  std::size_t point = 0;
  for (std::size_t i = 0; i < text.text.size(); ++i)
    if ((static_cast<unsigned char>(text.text[i]) & 0xC0u) != 0x80u && point < text.advances.size())
      out[i] = text.advances[point++] * kPointsPerMm;
  return out;
}

}  // namespace

void PangoType::draw(cairo_t* cairo, const PlacedText& text) {
  note_missing(layout(text.role, text.size_pt, text.text));
  auto* line = pango_layout_get_line(layout_, 0);
  if (!text.advances.empty()) {
    const auto advances = by_byte(text);
    for (auto* run = line->runs; run != nullptr; run = run->next)
      spread(static_cast<PangoGlyphItem*>(run->data), text.text, advances);
  }
  set_colour(cairo, text.colour);
  cairo_move_to(cairo, (text.x + text.shift) * kPointsPerMm, text.baseline * kPointsPerMm);
  pango_cairo_show_layout_line(cairo, line);
}

void PangoType::draw_label(cairo_t* cairo, const ChartLabel& label, double x, double y, double size) {
  note_missing(layout(FontRole::heiti, size, label.text));
  auto* line = pango_layout_get_line(layout_, 0);
  PangoRectangle logical;
  pango_layout_line_get_extents(line, nullptr, &logical);
  const double width = static_cast<double>(logical.width) / PANGO_SCALE;
  const double shift = label.anchor == ChartAnchor::start    ? 0
                       : label.anchor == ChartAnchor::middle ? width / 2
                                                             : width;
  set_colour(cairo, label.colour);
  cairo_move_to(cairo, x - shift, y);
  pango_cairo_show_layout_line(cairo, line);
}

void set_colour(cairo_t* cairo, const std::string& colour) {
  unsigned value = 0;
  if (colour.size() != 7 || std::sscanf(colour.c_str() + 1, "%6x", &value) != 1) value = 0;
  cairo_set_source_rgb(cairo, (value >> 16 & 255u) / 255.0, (value >> 8 & 255u) / 255.0,
                       (value & 255u) / 255.0);
}

void draw_chart_at(cairo_t* cairo, PangoType& type, const ChartDrawing& drawing, double x, double y,
                   double width) {
  const double scale = width / 1000;
  for (const auto& rect : drawing.rects) {
    set_colour(cairo, rect.colour);
    cairo_rectangle(cairo, x + rect.x * scale, y + rect.y * scale, rect.width * scale, rect.height * scale);
    cairo_fill(cairo);
  }
  for (const auto& label : drawing.labels)
    type.draw_label(cairo, label, x + label.x * scale, y + label.y * scale, label.size * scale);
  set_colour(cairo, "");
}

}  // namespace jishi::report
