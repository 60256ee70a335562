#pragma once
// First letters of pinyin, so that people are found by typing lxc for 李星辰.

#include <string>
#include <string_view>

namespace jishi {

// Small letters, one per Han character (a surname of several readings by its reading as a surname); letters
// and digits stand as they are, anything else is left out.
std::string pinyin_initials(std::string_view name);

}  // namespace jishi
