#include "import/csv/separator.h"

#include <algorithm>
#include <array>

namespace jishi::importing {

char separator_of(std::string_view beginning) {
  constexpr std::array<char, 3> candidates = {',', ';', '\t'};
  constexpr int lines_looked_at = 10;
  std::array<int, 3> in_line{};
  std::array<int, 3> best{};
  bool quoted = false;
  int line = 0;
  for (const char c : beginning) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') {
      if (++line == lines_looked_at) break;
      in_line = {};
    }
    for (std::size_t i = 0; i < candidates.size(); ++i)
      if (c == candidates[i]) best[i] = std::max(best[i], ++in_line[i]);
  }
  return candidates[static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin())];
}

}  // namespace jishi::importing
