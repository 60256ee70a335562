#pragma once
// The fonts of a font map as the system owns them: measuring for the layout, drawing for PDF and pictures.
// One object per document and thread.

#include <pango/pangocairo.h>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "report/layout/page.h"
#include "report/layout/paginate.h"

namespace jishi::report {

class PangoType : public TypeMeters {
 public:
  explicit PangoType(const FontMap& fonts);
  ~PangoType() override;
  PangoType(const PangoType&) = delete;
  PangoType& operator=(const PangoType&) = delete;

  const TypeMeter& at(double size_pt) const override;

  // The context's unit is a point; positions of `text` are millimetres.
  void draw(cairo_t* cairo, const PlacedText& text);
  // Colour as #rrggbb, empty for black. x, y and size in the context's unit.
  void draw_label(cairo_t* cairo, const ChartLabel& label, double x, double y, double size);

  // Characters asked for that no font of the system has, in the order met.
  const std::vector<std::string>& missing_glyphs() const { return missing_; }

 private:
  class Meter;
  // The one layout, set to this text; good until the next call.
  PangoLayout* layout(FontRole role, double size, const std::string& text) const;
  void note_missing(PangoLayout* layout);

  PangoContext* context_;
  PangoLayout* layout_;
  std::array<PangoFontDescription*, kFontRoles> descriptions_{};
  mutable std::map<double, std::unique_ptr<TypeMeter>> meters_;
  std::vector<std::string> missing_;
  std::set<std::string> missing_seen_;
};

// "#rrggbb" as the source colour; empty or malformed: black.
void set_colour(cairo_t* cairo, const std::string& colour);
// A chart in the unit of the context, its width `width`.
void draw_chart_at(cairo_t* cairo, PangoType& type, const ChartDrawing& drawing, double x, double y,
                   double width);

}  // namespace jishi::report
