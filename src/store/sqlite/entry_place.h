#pragma once
// Where an entry of the log stands in its table: unit and index in one number, which is its key. A table in
// the order of one number takes new rows at its end without moving others, and its inner pages hold no
// bodies; with (unit, idx) as the key a commit of 64 entries wrote 25 pages of 8 KB, now 27 of 4 KB.

#include <algorithm>

#include "store/store.h"

namespace jishi::store::sqlite {

// SQL says (unit << 40) + idx. Units below 2^23.
inline constexpr int kIndexBits = 40;
inline constexpr std::uint64_t kMostEntries = std::uint64_t{1} << kIndexBits;  // of a unit

// An index beyond what a unit may hold is the end of the unit.
inline std::int64_t place_of(UnitId unit, std::uint64_t index) {
  return (unit << kIndexBits) + static_cast<std::int64_t>(std::min(index, kMostEntries));
}

inline std::uint64_t index_at(std::int64_t place) {
  return static_cast<std::uint64_t>(place) % kMostEntries;
}

}  // namespace jishi::store::sqlite
