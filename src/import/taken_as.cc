#include "import/taken_as.h"

namespace jishi::importing {

Hash taken_as(const Hash& file, const SheetYears& years) {
  Sha256 digest;
  digest.add(as_bytes(file));
  for (const auto& year : years) digest.add(year ? " " + std::to_string(*year) : std::string(" -"));
  return digest.finish();
}

std::optional<int> year_taken_as(const store::Reader& reader, store::UnitId unit, const Hash& file) {
  constexpr int first = 1900;
  constexpr int last = 2199;
  for (int year = first; year <= last; ++year)
    if (reader.was_imported(unit, taken_as(file, {year}))) return year;
  return std::nullopt;
}

}  // namespace jishi::importing
