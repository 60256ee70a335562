#include "base/numeral.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/text.h"

namespace jishi {

namespace {

constexpr std::int64_t kMax = 999'999'999'999'999'999;  // eighteen digits: always fits

// 十 and the like: a power of ten inside a group of four digits.
int small_unit(char32_t c) {
  switch (c) {
    case U'十':
    case U'拾':
      return 1;
    case U'百':
    case U'佰':
      return 2;
    case U'千':
    case U'仟':
      return 3;
    default:
      return 0;
  }
}

int big_unit(char32_t c) {
  switch (c) {
    case U'万':
    case U'萬':
      return 4;
    case U'亿':
    case U'億':
      return 8;
    default:
      return 0;
  }
}

// 廿 卅 卌 stand for 二十 三十 四十.
int folded_ten(char32_t c) {
  switch (c) {
    case U'廿':
      return 2;
    case U'卅':
      return 3;
    case U'卌':
      return 4;
    default:
      return 0;
  }
}

std::optional<int> arabic_digit(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c >= U'０' && c <= U'９') return static_cast<int>(c - U'０');
  return std::nullopt;
}

std::int64_t power_of_ten(int n) {
  std::int64_t out = 1;
  for (; n > 0; --n) out *= 10;
  return out;
}

std::optional<std::int64_t> checked_times(std::int64_t a, std::int64_t b) {
  if (a != 0 && b > kMax / a) return std::nullopt;
  return a * b;
}

// A Chinese numeral with 十百千万亿, summed from its front. Each step takes what it is for, or nothing.
class UnitSum {
 public:
  explicit UnitSum(std::u32string_view text) : text_(text) {}

  std::size_t length() const { return i_; }
  int digits() const { return digits_; }
  std::int64_t value() const { return total_ + group_ + section_; }

  bool take_folded_ten() {
    const int tens = folded_ten(at(i_));
    if (tens == 0 || section_ % 100 != 0 || last_power_ == 1) return false;
    add_to_section(tens, 1);
    ++i_;
    return true;
  }

  // 万 closes the section, 亿 all before it.
  bool take_big_unit() {
    const int big = big_unit(at(i_));
    if (big == 0 || digits_ == 0 || !close_group(big)) return false;
    last_power_ = big;
    after_zero_ = false;
    ++i_;
    return true;
  }

  // The 零 of 一百零五, with a digit behind it.
  bool take_zero() {
    const bool zero = at(i_) == U'零' || at(i_) == U'〇';
    if (!zero || digits_ == 0 || last_power_ <= 1 || zh_digit(at(i_ + 1)).value_or(0) == 0) return false;
    after_zero_ = true;
    ++i_;
    return true;
  }

  // 三百, or 十 alone at the start, after 百零 and after 万; 百 千 万 need their digit.
  bool take_digit_and_unit() {
    const bool bare_ten = small_unit(at(i_)) == 1 && section_ % 100 == 0 && last_power_ != 1;
    const auto digit = bare_ten ? std::optional(1) : zh_digit(at(i_));
    if (!digit || (*digit == 0 && digits_ > 0)) return false;
    const auto after = bare_ten ? i_ : i_ + 1;
    if (const int unit = small_unit(at(after)); unit > 0) {
      // Units fall within a section: 三百二百 is two numbers.
      if (section_ != 0 && last_power_ < 4 && unit >= last_power_) return false;
      add_to_section(*digit, unit);
      i_ = after + 1;
      return true;
    }
    if (big_unit(at(after)) == 0) return false;
    add_to_section(*digit, 0);
    i_ = after;
    return true;
  }

  // 三百五 is 350, 一万二 is 12000; 三百零五 and 二十五 are what they say.
  void take_last_digit() {
    const auto digit = zh_digit(at(i_));
    const bool starts_another = small_unit(at(i_ + 1)) > 0;
    if (!digit || starts_another || (digits_ > 0 && (*digit == 0 || at(i_) == U'两'))) return;
    const int weight = after_zero_ || last_power_ < 2 ? 0 : last_power_ - 1;
    (weight < 4 ? section_ : group_) += *digit * power_of_ten(weight);
    ++digits_;
    ++i_;
  }

 private:
  char32_t at(std::size_t i) const { return i < text_.size() ? text_[i] : U'\0'; }

  void add_to_section(int digit, int power) {
    section_ += digit * power_of_ten(power);
    last_power_ = power;
    after_zero_ = false;
    ++digits_;
  }

  bool close_group(int big) {
    if (big == 4) {
      if (section_ == 0 || group_ != 0) return false;
      group_ = section_ * 10'000;
      section_ = 0;
      return true;
    }
    const auto part = group_ + section_;
    if (part == 0 || part > kMax / 100'000'000 || total_ != 0) return false;
    total_ = part * 100'000'000;
    group_ = section_ = 0;
    return true;
  }

  std::u32string_view text_;
  std::size_t i_ = 0;
  int digits_ = 0;
  int last_power_ = 0;  // of the last unit
  bool after_zero_ = false;
  std::int64_t total_ = 0;    // closed by 亿
  std::int64_t group_ = 0;    // closed by 万
  std::int64_t section_ = 0;  // below 万
};

// Reads one numeral from the front of a text.
class NumeralReader {
 public:
  explicit NumeralReader(std::u32string_view text) : text_(text) {}

  std::optional<Numeral> read() {
    if (text_.empty()) return std::nullopt;
    if (arabic_digit(text_[0])) return read_arabic();
    return read_chinese();
  }

 private:
  char32_t at(std::size_t i) const { return i < text_.size() ? text_[i] : U'\0'; }

  // A decimal point: digits on both sides, and not the first of two (2023.3.14).
  bool is_point(std::size_t i) const {
    if (at(i) != U'.' && at(i) != U'．') return false;
    std::size_t j = i + 1;
    while (arabic_digit(at(j))) ++j;
    return j > i + 1 && !(at(j) == at(i) && arabic_digit(at(j + 1)));
  }

  // Digits from i on into value; false when more than eighteen count.
  bool take_digits(std::size_t& i, std::int64_t& value, int& count) const {
    for (; const auto digit = arabic_digit(at(i)); ++i, ++count) {
      if (value > kMax / 10) return false;
      value = value * 10 + *digit;
    }
    return true;
  }

  // ,234 groups after one to three digits.
  bool take_groups(std::size_t& i, std::int64_t& value) const {
    while (at(i) == U',') {
      std::size_t j = i + 1;
      std::int64_t group = 0;
      int count = 0;
      if (!take_digits(j, group, count)) return false;
      if (count != 3) return true;
      if (value > kMax / 1000) return false;
      value = value * 1000 + group;
      i = j;
    }
    return true;
  }

  std::optional<Numeral> read_arabic() const {
    Numeral out;
    std::size_t i = 0;
    std::int64_t value = 0;
    int count = 0;
    if (!take_digits(i, value, count)) return std::nullopt;
    out.digits = count;
    if (count <= 3 && !take_groups(i, value)) return std::nullopt;
    if (is_point(i)) {
      std::size_t j = i + 1;
      if (!take_digits(j, value, out.decimals)) return std::nullopt;
      i = j;
    }
    out.positional = true;
    out.value = trimmed(value, out.decimals);
    out.length = i;
    return with_units(out);
  }

  // 7.132万, 3千, 1亿2千万: units after Arabic digits.
  std::optional<Numeral> with_units(Numeral out) const {
    Decimal total = Decimal::of(0);
    Decimal coefficient = out.value;
    std::size_t i = out.length;
    bool any = false;
    for (;;) {
      int power = 0;
      std::size_t j = i;
      if (at(j) == U'十' && !any) return out;  // 3十 is not written
      if (const int small = small_unit(at(j)); small > 1) power += small, ++j;
      if (const int big = big_unit(at(j)); big > 0) power += big, ++j;
      if (power == 0) break;
      const auto part = coefficient.shifted(power);
      if (!part) return out;
      const auto sum = add(total, *part);
      if (!sum) return out;
      total = *sum;
      any = true;
      i = j;
      coefficient = Decimal::of(0);
      std::int64_t value = 0;
      int count = 0;
      std::size_t k = i;
      if (!arabic_digit(at(k)) || !take_digits(k, value, count)) break;
      if (small_unit(at(k)) < 2 && big_unit(at(k)) == 0) break;  // 5万3 : the 3 is another number
      coefficient = Decimal::of(value);
      i = k;
    }
    if (!any) return out;
    out.value = total;
    out.length = i;
    out.positional = false;
    return out;
  }

  static std::optional<Decimal> add(const Decimal& a, const Decimal& b) {
    const int scale = std::max(a.scale, b.scale);
    const auto x = checked_times(a.units, power_of_ten(scale - a.scale));
    const auto y = checked_times(b.units, power_of_ten(scale - b.scale));
    if (!x || !y || *x > kMax - *y) return std::nullopt;
    return trimmed(*x + *y, scale);
  }

  static Decimal trimmed(std::int64_t units, int scale) {
    while (scale > 0 && units % 10 == 0) units /= 10, --scale;
    return {units, scale};
  }

  std::optional<Numeral> read_chinese() const {
    std::size_t run = 0;
    bool has_zero = false;
    while (const auto digit = zh_digit(at(run))) {
      if (at(run) == U'两' && run > 0) break;
      has_zero = has_zero || *digit == 0;
      ++run;
    }
    if (run >= 1 && at(run) == U'点')
      if (const auto decimal = read_point(run)) return decimal;
    const bool leads_unit = small_unit(at(run)) > 0 || big_unit(at(run)) > 0 || folded_ten(at(run)) > 0;
    if (run >= 2 && !(leads_unit && run == 2 && at(0) == U'零'))
      return read_positional(run, has_zero, leads_unit);
    return read_with_units();
  }

  // 二〇二三, 一〇五. Two digits without 〇 are two numbers or a guess (三五个), not 35.
  std::optional<Numeral> read_positional(std::size_t run, bool has_zero, bool leads_unit) const {
    if (leads_unit || (run == 2 && !has_zero) || run > 18) return std::nullopt;
    Numeral out;
    std::int64_t value = 0;
    for (std::size_t i = 0; i < run; ++i) value = value * 10 + *zh_digit(text_[i]);
    out.value = Decimal::of(value);
    out.length = run;
    out.chinese = out.positional = true;
    out.digits = static_cast<int>(run);
    return out;
  }

  // 三点五, 零点二五; not 三点十分.
  std::optional<Numeral> read_point(std::size_t run) const {
    std::size_t i = run + 1;
    while (zh_digit(at(i)) && at(i) != U'两') ++i;
    const auto decimals = i - run - 1;
    if (decimals == 0 || decimals > 9 || run > 9 || (run > 1 && at(0) != U'零') || small_unit(at(i)) > 0 ||
        at(i) == U'分' || at(i) == U'刻')
      return std::nullopt;
    std::int64_t value = 0;
    for (std::size_t k = 0; k < i; ++k)
      if (k != run) value = value * 10 + *zh_digit(text_[k]);
    Numeral out;
    out.decimals = static_cast<int>(decimals);
    out.value = trimmed(value, out.decimals);
    out.length = i;
    out.chinese = true;
    if (const int big = big_unit(at(i)); big > 0)
      if (const auto scaled = out.value.shifted(big)) out.value = *scaled, ++out.length;
    return out;
  }

  // 十二, 三百五, 一万二千, 一亿零三万.
  std::optional<Numeral> read_with_units() const {
    UnitSum sum(text_);
    while (sum.take_folded_ten() || sum.take_big_unit() || sum.take_zero() || sum.take_digit_and_unit()) {
    }
    sum.take_last_digit();
    if (sum.digits() == 0) return std::nullopt;
    Numeral out;
    out.value = Decimal::of(sum.value());
    out.length = sum.length();
    out.chinese = true;
    return out;
  }

  std::u32string_view text_;
};

}  // namespace

std::optional<int> zh_digit(char32_t c) {
  switch (c) {
    case U'〇':
    case U'零':
    case U'○':
      return 0;
    case U'一':
    case U'壹':
      return 1;
    case U'二':
    case U'贰':
    case U'两':
    case U'兩':
      return 2;
    case U'三':
    case U'叁':
      return 3;
    case U'四':
    case U'肆':
      return 4;
    case U'五':
    case U'伍':
      return 5;
    case U'六':
    case U'陆':
      return 6;
    case U'七':
    case U'柒':
      return 7;
    case U'八':
    case U'捌':
      return 8;
    case U'九':
    case U'玖':
      return 9;
    default:
      return std::nullopt;
  }
}

std::optional<Decimal> Decimal::shifted(int power) const {
  Decimal out = *this;
  const int cut = std::min(power, out.scale);
  out.scale -= cut;
  const auto scaled = checked_times(out.units, power_of_ten(power - cut));
  if (!scaled) return std::nullopt;
  out.units = *scaled;
  return out;
}

std::optional<std::int64_t> Decimal::integer() const {
  return scale == 0 ? std::optional(units) : std::nullopt;
}

double Decimal::value() const {
  return static_cast<double>(units) / static_cast<double>(power_of_ten(scale));
}

std::string Decimal::text() const {
  std::string digits = std::to_string(units < 0 ? -units : units);
  const auto places = static_cast<std::size_t>(scale);
  if (digits.size() <= places) digits = std::string(places + 1 - digits.size(), '0').append(digits);
  std::string out(units < 0 ? 1 : 0, '-');
  out.append(digits, 0, digits.size() - places);
  if (scale > 0) out.append(1, '.').append(digits, digits.size() - places);
  return out;
}

std::optional<Numeral> read_numeral_prefix(std::u32string_view text) {
  return NumeralReader(text).read();
}

std::optional<Decimal> read_numeral(std::string_view utf8) {
  const auto text = to_u32(trim(utf8));
  const auto numeral = read_numeral_prefix(text);
  if (!numeral || numeral->length != text.size()) return std::nullopt;
  return numeral->value;
}

std::optional<std::int64_t> read_ordinal(std::string_view utf8) {
  const auto text = trim(utf8);
  constexpr std::string_view mark = "第";
  if (!text.starts_with(mark)) return std::nullopt;
  const auto value = read_numeral(text.substr(mark.size()));
  return value ? value->integer() : std::nullopt;
}

std::string to_zh_numeral(std::int64_t n) {
  constexpr std::array<std::string_view, 10> digits = {"零", "一", "二", "三", "四",
                                                       "五", "六", "七", "八", "九"};
  constexpr std::array<std::string_view, 4> units = {"", "十", "百", "千"};
  if (n < 0 || n >= 1'000'000'000'000) std::abort();
  if (n == 0) return "零";
  std::string out;
  bool gap = false;
  for (int power = 11; power >= 0; --power) {
    const auto digit = static_cast<std::size_t>(n / power_of_ten(power) % 10);
    if (digit == 0) {
      gap = !out.empty();
    } else {
      if (gap) out += "零";
      gap = false;
      if (!(digit == 1 && power % 4 == 1 && out.empty())) out += digits[digit];
      out += units[static_cast<std::size_t>(power % 4)];
    }
    const bool group_written = n / power_of_ten(power) % 10'000 != 0;
    if (power == 8 && group_written) out += "亿", gap = false;
    if (power == 4 && group_written) out += "万", gap = false;
  }
  return out;
}

}  // namespace jishi
