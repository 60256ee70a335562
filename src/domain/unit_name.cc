#include "domain/unit_name.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace jishi {

namespace {

// The longest first: 机关党委 ends in 党委.
constexpr std::array<std::u32string_view, 6> kPartyWords = {U"机关党委", U"党支部", U"党总支",
                                                            U"党组",     U"党委",   U"领导班子"};
constexpr std::array<std::pair<std::u32string_view, std::u32string_view>, 2> kLongSuffixes = {
    {{U"委员会", U"委"}, {U"办公室", U"办"}}};

bool is_one_of(char32_t c, std::u32string_view of) {
  return of.find(c) != std::u32string_view::npos;
}

// 市场监督管理局, 市政: a word of the work, not of a place.
bool is_level(std::u32string_view name, std::size_t at) {
  if (!is_one_of(name[at], U"省市州县区旗") || at + 2 >= name.size()) return false;
  const bool of_a_word = name[at] == U'市'   ? is_one_of(name[at + 1], U"场政容民监")
                         : name[at] == U'区' ? is_one_of(name[at + 1], U"域划")
                                             : false;
  return !of_a_word;
}

// 发改局 of 发展和改革局: its letters in their order, from the first to the last.
bool is_short_for(std::u32string_view brief, std::u32string_view full) {
  if (brief.size() < 2 || brief.front() != full.front() || brief.back() != full.back()) return false;
  std::size_t at = 0;
  for (const char32_t c : full)
    if (at < brief.size() && brief[at] == c) ++at;
  return at == brief.size();
}

bool conflict_in_place(const UnitName& a, const UnitName& b) {
  if (a.places.empty() || b.places.empty()) return false;
  if (a.places.back().level != b.places.back().level) return true;
  for (const auto& mine : a.places)
    for (const auto& other : b.places)
      if (mine.level == other.level && !mine.stem.empty() && !other.stem.empty() && mine.stem != other.stem)
        return true;
  return false;
}

// 滨江审计局: the place stands without its level in front of the core.
bool fits_with_bare_place(const UnitName& bare, const UnitName& other) {
  if (!bare.places.empty() || bare.core.size() <= other.core.size() || !bare.core.ends_with(other.core))
    return false;
  const auto stem = bare.core.substr(0, bare.core.size() - other.core.size());
  if (stem.size() > 4) return false;
  return other.places.empty() ||
         std::any_of(other.places.begin(), other.places.end(),
                     [&](const auto& place) { return place.stem.empty() || place.stem == stem; });
}

}  // namespace

UnitName read_unit_name(std::string_view name) {
  auto text = to_u32(to_half_width(trim(name)));
  if (text.starts_with(U"中共")) text.erase(0, 2);
  for (const auto& word : kPartyWords)
    if (text.size() > word.size() && text.ends_with(word)) text.resize(text.size() - word.size());
  for (const auto& [whole, brief] : kLongSuffixes)
    if (text.ends_with(whole)) text = text.substr(0, text.size() - whole.size()).append(brief);
  UnitName out;
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_level(text, i)) continue;
    out.places.push_back({text.substr(start, i - start), text[i]});
    start = i + 1;
  }
  out.core = text.substr(start);
  return out;
}

bool may_be_one_unit(std::string_view a, std::string_view b) {
  const auto one = read_unit_name(a);
  const auto other = read_unit_name(b);
  if (one.core.empty() || other.core.empty()) return true;
  if (fits_with_bare_place(one, other) || fits_with_bare_place(other, one)) return true;
  const bool same_work =
      one.core == other.core || is_short_for(one.core, other.core) || is_short_for(other.core, one.core);
  return same_work && !conflict_in_place(one, other);
}

}  // namespace jishi
