#include "import/csv/separator.h"

#include <algorithm>
#include <array>

namespace jishi::importing {

char separator_of(std::string_view beginning) {
  constexpr std::array<char, 3> candidates = {',', ';', '\t'};
  std::array<int, 3> in_line{};
  bool quoted = false;
  for (const char c : beginning) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    const bool any = std::any_of(in_line.begin(), in_line.end(), [](int n) { return n > 0; });
    if ((c == '\n' || c == '\r') && any) break;
    for (std::size_t i = 0; i < candidates.size(); ++i)
      if (c == candidates[i]) ++in_line[i];
  }
  return candidates[static_cast<std::size_t>(std::max_element(in_line.begin(), in_line.end()) -
                                             in_line.begin())];
}

}  // namespace jishi::importing
