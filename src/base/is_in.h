#pragma once
#include <algorithm>
#include <string_view>

namespace jishi {

// Of a list of words: is this one of them.
template <class Words>
bool is_in(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace jishi
