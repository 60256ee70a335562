#pragma once
// How much a stretch of the text and a record have in common, where no topic's word tells what is meant.

#include <string_view>

namespace jishi::checker {

// Length of the longest run of Chinese characters, digits and letters that stands in both; marks and spaces
// are passed over.
std::size_t longest_common_run(std::u32string_view a, std::u32string_view b);

}  // namespace jishi::checker
