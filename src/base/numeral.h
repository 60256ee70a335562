#pragma once
// Numbers as people write them: 12, １２, 1,234, 十二, 二〇二三, 三百五, 一万二 (= 12000), 廿三,
// 柒万壹仟, 7.132万, 三点五. 两 and 半 are digits here only where a numeral needs them; what a number counts
// is not asked (base/reading.h is).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jishi {

// units · 10^-scale, exactly; scale 0–18, no trailing zeros after the point.
struct Decimal {
  std::int64_t units = 0;
  int scale = 0;

  static Decimal of(std::int64_t n) { return {n, 0}; }
  // The same value times 10^power; nothing when it does not fit.
  std::optional<Decimal> shifted(int power) const;
  std::optional<std::int64_t> integer() const;
  double value() const;
  std::string text() const;  // 71320, 0.5, -4.7
  bool operator==(const Decimal&) const = default;
};

struct Numeral {
  Decimal value;
  std::size_t length = 0;   // code points read
  bool chinese = false;     // no Arabic digit in it
  bool positional = false;  // 二〇二三, 2023: digits side by side without 十百千万
  int digits = 0;           // of a positional one, zeros in front too: 08 has 2
  int decimals = 0;         // written after the point, of the last coefficient: 41.20 has 2
};

// The longest numeral at the start of the text. A Chinese digit beside another without 十百千万 between them
// is read only when there are three or more, or one is 〇: 三五个 is not 35.
std::optional<Numeral> read_numeral_prefix(std::u32string_view text);
// The whole text and nothing else; white space at its ends is passed over. Precondition: UTF-8.
std::optional<Decimal> read_numeral(std::string_view utf8);
// 第八, 第8: the whole text.
std::optional<std::int64_t> read_ordinal(std::string_view utf8);

// One Chinese digit: 〇零 0 … 九玖 9, 两 2; nothing for another character.
std::optional<int> zh_digit(char32_t c);

// 一, 十二, 二十, 一百零五, 一万二千. Precondition: 0 ≤ n < 10^12.
std::string to_zh_numeral(std::int64_t n);

}  // namespace jishi
