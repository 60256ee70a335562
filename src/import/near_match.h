#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace jishi::importing {

// The candidate a person most likely meant (fewest characters changed, at most half of them); empty when none
// is near.
std::string near_match(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace jishi::importing
