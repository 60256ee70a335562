#include <cairo.h>

#include <algorithm>
#include <stdexcept>

#include "report/docx/package.h"
#include "report/docx/parts.h"
#include "report/layout/pango_type.h"
#include "report/writers.h"

namespace jishi::report {

namespace {

using docx::Picture;

constexpr int kPictureWidth = 1102;  // 140 mm at 200 dpi

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

Picture paint(const Chart& chart, PangoType& type) {
  const auto drawing = draw_chart(chart);
  Picture out{"", kPictureWidth, static_cast<int>(drawing.height / 1000 * kPictureWidth) + 1};
  auto* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, out.width_px, out.height_px);
  auto* cairo = cairo_create(surface);
  cairo_set_source_rgb(cairo, 1, 1, 1);
  cairo_paint(cairo);
  draw_chart_at(cairo, type, drawing, 0, 0, kPictureWidth);
  const auto drawn = cairo_status(cairo);
  const auto written = cairo_surface_write_to_png_stream(surface, append, &out.png);
  cairo_destroy(cairo);
  cairo_surface_destroy(surface);
  for (const auto status : {drawn, written})
    if (status != CAIRO_STATUS_SUCCESS)
      throw std::runtime_error(std::string("cairo: ") + cairo_status_to_string(status));
  return out;
}

}  // namespace

Written write_docx(const Document& document, const FontMap& fonts) {
  const auto flow = flow_of(document);
  Written out;
  std::vector<Picture> pictures;
  if (std::any_of(flow.begin(), flow.end(),
                  [](const FlowItem& item) { return std::holds_alternative<FlowChart>(item); })) {
    PangoType type(fonts);
    for (const auto& item : flow)
      if (const auto* chart = std::get_if<FlowChart>(&item)) pictures.push_back(paint(*chart->chart, type));
    out.missing_glyphs = type.missing_glyphs();
  }
  std::vector<Part> parts = {
      {"[Content_Types].xml", docx::content_types_part()},
      {"_rels/.rels", docx::package_relationships_part()},
      {"docProps/core.xml", docx::core_properties_part(document)},
      {"docProps/app.xml", docx::app_properties_part()},
      {"word/document.xml", docx::document_part(document, flow, pictures)},
      {"word/_rels/document.xml.rels", docx::document_relationships_part(pictures.size())},
      {"word/styles.xml", docx::styles_part(fonts)},
      {"word/settings.xml", docx::settings_part()},
      {"word/fontTable.xml", docx::font_table_part(fonts)},
      {"word/footer1.xml", docx::footer_part(true)},
      {"word/footer2.xml", docx::footer_part(false)}};
  for (std::size_t i = 0; i < pictures.size(); ++i)
    parts.push_back({"word/media/image" + std::to_string(i + 1) + ".png", std::move(pictures[i].png)});
  out.bytes = pack(parts, document.dated);
  return out;
}

}  // namespace jishi::report
