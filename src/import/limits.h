#pragma once
// What a register may be at most. The first three are Excel's own limits.

#include <cstddef>
#include <cstdint>

namespace jishi::importing::limits {

constexpr std::size_t cell_characters = 32'767;  // counted as UTF-16 units, as Excel does
constexpr std::int64_t rows = 1'048'576;
constexpr std::size_t columns = 256;  // used ones
constexpr std::size_t sheets = 100;
constexpr std::size_t row_bytes = 1u << 20;
constexpr std::uint64_t workbook_bytes = 4ull << 30;  // all parts, inflated
// A part may inflate to this much whatever its size; beyond, to at most inflation times its compressed size.
constexpr std::uint64_t inflated_freely = 16u << 20;
constexpr std::uint64_t inflation = 250;
constexpr std::size_t small_part_bytes = 8u << 20;  // workbook.xml, styles.xml …
constexpr std::size_t merged_areas = 100'000;
constexpr std::size_t strings_in_memory_bytes = 4u << 20;  // shared strings beyond are spooled to a file

}  // namespace jishi::importing::limits
