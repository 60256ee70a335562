#pragma once
// The words the readers know: fixed terms, classifiers, units of time. Tables in fixed_terms.cc and units.cc.

#include <string>
#include <string_view>

#include "base/reading/fold.h"

namespace jishi::reading {

// The length of the longest of the words that stands there; 0 for none.
template <std::size_t N>
std::size_t longest_of(const std::u32string_view (&words)[N], std::u32string_view text, std::size_t pos) {
  std::size_t best = 0;
  for (const auto word : words)
    if (word.size() > best && stands(text, pos, word)) best = word.size();
  return best;
}

// Length of the longest fixed term that starts there (三重一大, 三级主任科员, 第四巡察组, 1+3+N); 0 for none.
// `text` is folded.
std::size_t fixed_term_length(std::u32string_view text, std::size_t pos);

std::u32string first_characters_of_fixed_terms();

enum class UnitKind { none, count, days, work_days, weeks, months, quarters, years, hours, minutes, seconds };
struct Unit {
  UnitKind kind = UnitKind::none;
  std::u32string_view name;  // 个, 人次; times in one form: 天 工作日 周 个月 季度 年 小时 分钟 秒
  std::size_t length = 0;
};
// The unit a number before it counts in; kind none when there is none. `chinese`: the number is one Chinese
// numeral, after which words like 级, 点, 面 are no classifiers; `one`: it is 一, where 一起, 一批, 一道 are
// words.
Unit read_unit(std::u32string_view text, std::size_t pos, bool chinese, bool one);

// Up to twelve characters that read as the name of what was counted: 问题, 党组会. Empty when something else
// follows.
std::u32string_view read_noun(std::u32string_view text, std::size_t pos);

}  // namespace jishi::reading
