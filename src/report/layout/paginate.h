#pragma once
// A document's flow set on pages by GB/T 9704-2012.

#include "report/layout/lines.h"
#include "report/layout/page.h"

namespace jishi::report {

// A meter for each size of type, in points: widths of Latin runs in units of that size.
class TypeMeters {
 public:
  virtual ~TypeMeters() = default;
  virtual const TypeMeter& at(double size_pt) const = 0;
};

// Without page numbers' marks left out: every page carries one. Never empty.
std::vector<Page> paginate(const Document& document, const TypeMeters& meters);

}  // namespace jishi::report
