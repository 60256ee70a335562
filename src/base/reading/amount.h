#pragma once
// The number itself, exact or not: 18, 十二, 3至5, 三五, 20余, 几十, 上百. What it counts comes after it.

#include <limits>
#include <optional>
#include <string_view>

#include "base/numeral.h"
#include "base/reading.h"

namespace jishi::reading {

inline constexpr double kOpen = std::numeric_limits<double>::infinity();

struct Amount {
  std::size_t end = 0;
  std::optional<Decimal> exact;  // none for a range or a vague one
  double low = 0;
  double high = 0;
  bool high_excluded = false;
  bool approximate = false;
  bool chinese = false;
  bool one = false;     // the one character 一
  bool single = false;  // one Chinese character
  int decimals = 0;
  int power = 0;  // 万 or 亿 read after 余: 100余万
};

// `text` is folded.
std::optional<Amount> read_amount(std::u32string_view text, std::size_t pos);

// What stands around a number and bends it.
struct Bounds {
  std::size_t start = 0;  // where the words before it begin
  bool at_least = false, at_most = false;
  bool low_excluded = false, high_excluded = false;
  bool approximate = false;
  bool each = false;
};
// 约, 近, 超过, 不少于, 各 … right before pos, none of it before floor.
Bounds read_bounds_before(std::u32string_view text, std::size_t pos, std::size_t floor);
// 以上, 以内, 左右, 多 … right after; returns how many characters.
std::size_t read_bounds_after(std::u32string_view text, std::size_t pos, Bounds& bounds);
// The interval the text admits.
struct Interval {
  double low = 0, high = 0;
  bool low_excluded = false, high_excluded = false, approximate = false;
};
Interval bent(const Amount& amount, const Bounds& bounds);
// What a mention says of its amount.
void put_amount(Mention& out, const Amount& amount, const Bounds& bounds);

}  // namespace jishi::reading
