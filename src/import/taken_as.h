#pragma once
// What an import remembers of a file: its bytes together with the years its sheets were read as. The same
// bytes read as another year are another register.

#include <optional>
#include <set>

#include "base/digest.h"
#include "store/store.h"

namespace jishi::importing {

// Nothing stands for a sheet whose dates name their own years.
using SheetYears = std::set<std::optional<int>>;

Hash taken_as(const Hash& file, const SheetYears& years);

// The year this file was read as before, when it was one; nothing when it was not taken, or with several.
std::optional<int> year_taken_as(const store::Reader& reader, store::UnitId unit, const Hash& file);

}  // namespace jishi::importing
