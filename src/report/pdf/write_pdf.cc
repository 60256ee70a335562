#include <cairo-pdf.h>

#include <memory>
#include <stdexcept>

#include "report/layout/paginate.h"
#include "report/layout/pango_type.h"
#include "report/writers.h"

namespace jishi::report {

namespace {

struct CairoDeleter {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

void check(cairo_status_t status) {
  if (status != CAIRO_STATUS_SUCCESS)
    throw std::runtime_error(std::string("cairo: ") + cairo_status_to_string(status));
}

void set_metadata(cairo_surface_t* surface, const Document& document) {
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, document.title.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, document.unit.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Jishi");
  // The document's own day: the same document gives the same bytes.
  const auto date = document.dated.iso() + "T00:00:00+08:00";
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, date.c_str());
}

// The reader's table of contents: titles and headings, nested by level.
class Outline {
 public:
  explicit Outline(cairo_surface_t* surface) : surface_(surface) { parents_.fill(CAIRO_PDF_OUTLINE_ROOT); }

  void add(const PlacedHeading& heading, std::size_t page) {
    const auto level = static_cast<std::size_t>(heading.level);
    const auto target = "page=" + std::to_string(page) + " pos=[" +
                        std::to_string(Sheet::left * kPointsPerMm) + " " +
                        std::to_string(heading.y * kPointsPerMm) + "]";
    const int parent = level == 0 ? CAIRO_PDF_OUTLINE_ROOT : parents_[level - 1];
    const int id = cairo_pdf_surface_add_outline(surface_, parent, heading.text.c_str(), target.c_str(),
                                                 CAIRO_PDF_OUTLINE_FLAG_OPEN);
    for (auto i = level; i < parents_.size(); ++i) parents_[i] = id;
  }

 private:
  cairo_surface_t* surface_;
  std::array<int, 5> parents_{};
};

void draw_page(cairo_t* cairo, PangoType& type, const Page& page) {
  cairo_set_source_rgb(cairo, 0, 0, 0);
  for (const auto& text : page.texts) type.draw(cairo, text);
  for (const auto& rule : page.rules) {
    cairo_set_line_width(cairo, rule.width * kPointsPerMm);
    cairo_move_to(cairo, rule.x1 * kPointsPerMm, rule.y1 * kPointsPerMm);
    cairo_line_to(cairo, rule.x2 * kPointsPerMm, rule.y2 * kPointsPerMm);
    cairo_stroke(cairo);
  }
  for (const auto& chart : page.charts)
    draw_chart_at(cairo, type, chart.drawing, chart.x * kPointsPerMm, chart.y * kPointsPerMm,
                  chart.width * kPointsPerMm);
}

}  // namespace

Written write_pdf(const Document& document, const FontMap& fonts) {
  Written out;
  PangoType type(fonts);
  const auto pages = paginate(document, type);
  const std::unique_ptr<cairo_surface_t, CairoDeleter> surface(cairo_pdf_surface_create_for_stream(
      append, &out.bytes, Sheet::width * kPointsPerMm, Sheet::height * kPointsPerMm));
  check(cairo_surface_status(surface.get()));
  set_metadata(surface.get(), document);
  const std::unique_ptr<cairo_t, CairoDeleter> cairo(cairo_create(surface.get()));
  Outline outline(surface.get());
  for (std::size_t i = 0; i < pages.size(); ++i) {
    draw_page(cairo.get(), type, pages[i]);
    for (const auto& heading : pages[i].headings) outline.add(heading, i + 1);
    cairo_show_page(cairo.get());
  }
  check(cairo_status(cairo.get()));
  cairo_surface_finish(surface.get());
  check(cairo_surface_status(surface.get()));
  out.missing_glyphs = type.missing_glyphs();
  return out;
}

}  // namespace jishi::report
