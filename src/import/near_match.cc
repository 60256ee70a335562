#include "import/near_match.h"

#include <algorithm>
#include <numeric>

#include "base/text.h"
#include "import/cell_text.h"

namespace jishi::importing {

namespace {

std::size_t edits(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto diagonal = row[0];
    row[0] = i;
    for (std::size_t k = 1; k <= b.size(); ++k) {
      const auto swapped = diagonal + (a[i - 1] == b[k - 1] ? 0 : 1);
      diagonal = row[k];
      row[k] = std::min({row[k] + 1, row[k - 1] + 1, swapped});
    }
  }
  return row[b.size()];
}

// What a Chinese name is of stands at its end: 参会人员 is rather 实到人员 than 参会人数.
std::size_t distance(std::size_t changed, std::u32string_view a, std::u32string_view b) {
  const bool ends_alike = !a.empty() && !b.empty() && a.back() == b.back();
  return 2 * changed + (ends_alike ? 0 : 3);
}

}  // namespace

std::string near_match(std::string_view word, const std::vector<std::string>& candidates) {
  constexpr std::size_t longest = 40;  // a name longer than this is no slip of the pen
  const auto wanted = to_u32(comparable(shortened(word, longest)));
  std::string best;
  std::size_t fewest = 0;
  for (const auto& candidate : candidates) {
    const auto other = to_u32(comparable(candidate));
    if (other.size() > longest) continue;
    const auto changed = edits(wanted, other);
    if (changed * 2 > std::max(wanted.size(), other.size())) continue;
    const auto away = distance(changed, wanted, other);
    if (best.empty() || away < fewest) {
      best = candidate;
      fewest = away;
    }
  }
  return best;
}

}  // namespace jishi::importing
