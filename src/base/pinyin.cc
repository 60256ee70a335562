#include "base/pinyin.h"

#include <array>
#include <utility>

#include "base/text.h"

namespace jishi {

namespace {

constexpr char32_t kFirst = 0x4E00;
// U+4E00 to U+9FFF, in the order of CLDR's collation by pinyin.
constexpr std::string_view kLetters =
#include "base/pinyin_letters.inc"
    ;

// Read otherwise as surnames.
constexpr std::array<std::pair<char32_t, char>, 16> kSurnames = {{{U'曾', 'z'},
                                                                  {U'单', 's'},
                                                                  {U'解', 'x'},
                                                                  {U'仇', 'q'},
                                                                  {U'区', 'o'},
                                                                  {U'查', 'z'},
                                                                  {U'朴', 'p'},
                                                                  {U'翟', 'z'},
                                                                  {U'盖', 'g'},
                                                                  {U'缪', 'm'},
                                                                  {U'冼', 'x'},
                                                                  {U'覃', 'q'},
                                                                  {U'尉', 'w'},
                                                                  {U'乐', 'y'},
                                                                  {U'秘', 'b'},
                                                                  {U'员', 'y'}}};

}  // namespace

std::string pinyin_initials(std::string_view name) {
  std::string out;
  const auto points = to_u32(name);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto c = points[i];
    if (c >= U'A' && c <= U'Z') out += static_cast<char>(c - U'A' + U'a');
    if ((c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9')) out += static_cast<char>(c);
    if (c < kFirst || c >= kFirst + kLetters.size()) continue;
    char letter = kLetters[c - kFirst];
    if (i == 0)
      for (const auto& [surname, read] : kSurnames)
        if (surname == c) letter = read;
    out += letter;
  }
  return out;
}

}  // namespace jishi
