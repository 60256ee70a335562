#include "checker/claims/resemblance.h"

#include <algorithm>
#include <string>
#include <vector>

#include "checker/draft.h"

namespace jishi::checker {

namespace {

constexpr std::size_t kLongest = 600;  // of either side; more tells nothing new

std::u32string letters_only(std::u32string_view text) {
  std::u32string out;
  for (const char32_t c : text) {
    if (out.size() == kLongest) break;
    if (is_han(c) || is_digit(c) || is_latin(c)) out += c;
  }
  return out;
}

}  // namespace

std::size_t longest_common_run(std::u32string_view a, std::u32string_view b) {
  const auto left = letters_only(a);
  const auto right = letters_only(b);
  std::vector<std::size_t> row(right.size() + 1, 0);
  std::size_t best = 0;
  for (const char32_t c : left) {
    for (std::size_t j = right.size(); j > 0; --j) {
      row[j] = c == right[j - 1] ? row[j - 1] + 1 : 0;
      best = std::max(best, row[j]);
    }
  }
  return best;
}

}  // namespace jishi::checker
