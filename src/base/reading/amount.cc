#include "base/reading/amount.h"

#include <array>
#include <cmath>

#include "base/reading/fold.h"

namespace jishi::reading {

namespace {

// 几十, 数百, 上千, 成百上千: from, below, nothing exact.
struct VagueRow {
  std::u32string_view word;
  double low;
  double high;
};
constexpr VagueRow kVague[] = {{U"成百上千", 100, kOpen}, {U"上百", 100, kOpen},   {U"上千", 1000, kOpen},
                               {U"上万", 10000, kOpen},   {U"几十", 20, 90},       {U"数十", 20, 90},
                               {U"几百", 200, 900},       {U"数百", 200, 900},     {U"几千", 2000, 9000},
                               {U"数千", 2000, 9000},     {U"几万", 20000, 90000}, {U"数万", 20000, 90000},
                               {U"十几", 11, 19},         {U"十余", 10, 20},       {U"百余", 100, 200},
                               {U"千余", 1000, 2000},     {U"万余", 10000, 20000}, {U"几", 2, 9}};

std::optional<Amount> read_vague(std::u32string_view text, std::size_t pos) {
  for (const auto& row : kVague) {
    if (!stands(text, pos, row.word)) continue;
    Amount out;
    out.end = pos + row.word.size();
    out.low = row.low;
    out.high = row.high;
    out.approximate = out.chinese = true;
    return out;
  }
  return std::nullopt;
}

int power_after(std::u32string_view text, std::size_t pos) {
  switch (at(text, pos)) {
    case U'十':
      return 1;
    case U'百':
      return 2;
    case U'千':
      return 3;
    case U'万':
      return 4;
    case U'亿':
      return 8;
    default:
      return 0;
  }
}

// 三五个, 两三次, 七八十: two digits next to each other are a guess. 十七八 too.
std::optional<Amount> read_neighbours(std::u32string_view text, std::size_t pos) {
  const bool ten = at(text, pos) == U'十';
  const auto i = ten ? pos + 1 : pos;
  const auto first = zh_digit(at(text, i));
  const auto second = zh_digit(at(text, i + 1));
  if (!first || !second || *first == 0 || *second == 0 || zh_digit(at(text, i + 2))) return std::nullopt;
  if (*second != *first + 1 && !(*first == 3 && *second == 5)) return std::nullopt;
  const int power = power_after(text, i + 2);
  if (power > 0 && power_after(text, i + 3) > 0) return std::nullopt;
  const double scale = std::pow(10.0, power);
  Amount out;
  out.end = i + 2 + (power > 0 ? 1 : 0);
  out.low = *first * scale + (ten ? 10 : 0);
  out.high = *second * scale + (ten ? 10 : 0);
  out.approximate = out.chinese = true;
  return out;
}

// The step of 余: 20余 is below 30, 120余 below 130, 100余 below 200.
double step_of(double value) {
  double step = 1;
  while (step * 10 <= value && std::fmod(value, step * 10) == 0) step *= 10;
  return step;
}

// 余, 多, 来, 几 right after the figure, and 万 or 亿 after those.
void take_surplus(std::u32string_view text, Amount& out) {
  const auto c = at(text, out.end);
  const bool surplus = c == U'余' || c == U'多' ||
                       (c == U'来' && is_han(at(text, out.end + 1)) && out.low >= 10) ||
                       (c == U'几' && out.chinese);
  if (!surplus || !out.exact) return;
  // 多 may begin another word (多数, 多次), 余 too (余额).
  if (c == U'多' && is_any(at(text, out.end + 1), U"数样种方层")) return;
  const double step = step_of(out.low);
  out.high = out.low + step;
  out.high_excluded = true;
  out.approximate = true;
  out.exact.reset();
  ++out.end;
  const int power = power_after(text, out.end);
  if (power >= 3) {
    const double scale = std::pow(10.0, power);
    out.low *= scale;
    out.high *= scale;
    ++out.end;
  }
}

bool joins(std::u32string_view text, std::size_t i) {
  return at(text, i) == U'至' || at(text, i) == U'到' || at(text, i) == U'~' ||
         (at(text, i) == U'-' && at(text, i + 1) != U'-');
}

// 3至5, 5-8: a second figure at least as large, and no further dash behind (010-1234-5).
void take_second(std::u32string_view text, Amount& out) {
  if (!out.exact || !joins(text, out.end)) return;
  const auto second = read_numeral_prefix(text.substr(out.end + 1, 24));
  if (!second || second->chinese != out.chinese) return;
  const auto end = out.end + 1 + second->length;
  const double high = second->value.value();
  if (high <= out.low || joins(text, end) || is_letter(at(text, end))) return;
  // 3至5万: 万 belongs to both.
  const auto in_ten_thousands = high / 10'000;
  if (high >= 10'000 && out.low < in_ten_thousands && std::fmod(high, 10'000) == 0 &&
      is_any(at(text, end - 1), U"万"))
    out.low *= 10'000;
  out.high = high;
  out.exact.reset();
  out.decimals = second->decimals;
  out.end = end;
}

struct WordBefore {
  std::u32string_view word;
  void (*apply)(Bounds&);
};
void no_change(Bounds&) {}
void about(Bounds& b) {
  b.approximate = true;
}
void nearly(Bounds& b) {
  b.at_most = b.high_excluded = b.approximate = true;
}
void above(Bounds& b) {
  b.at_least = b.low_excluded = true;
}
void from(Bounds& b) {
  b.at_least = true;
}
void up_to(Bounds& b) {
  b.at_most = true;
}
void below(Bounds& b) {
  b.at_most = b.high_excluded = true;
}
void each(Bounds& b) {
  b.each = true;
}

// Longest first where one ends another. 以上 includes the figure, 超过 does not (Civil Code art. 1259).
constexpr WordBefore kBefore[] = {
    {U"不得少于", from},  {U"不得低于", from},     {U"不得超过", up_to}, {U"不得多于", up_to},
    {U"不得高于", up_to}, {U"原则上不少于", from}, {U"不少于", from},    {U"不低于", from},
    {U"不小于", from},    {U"至少", from},         {U"最少", from},      {U"不超过", up_to},
    {U"不多于", up_to},   {U"不高于", up_to},      {U"至多", up_to},     {U"最多", up_to},
    {U"大约", about},     {U"约", about},          {U"大概", about},     {U"将近", nearly},
    {U"接近", nearly},    {U"近", nearly},         {U"超过", above},     {U"超出", above},
    {U"超", above},       {U"逾", above},          {U"突破", above},     {U"多于", above},
    {U"大于", above},     {U"高于", above},        {U"不足", below},     {U"不到", below},
    {U"不满", below},     {U"少于", below},        {U"低于", below},     {U"小于", below},
    {U"未满", below},     {U"满", from},           {U"各", each},        {U"均", each},
    {U"每人", each},      {U"人均", each},         {U"分别", each},      {U"平均", each},
    {U"共计", no_change}, {U"累计", no_change},    {U"合计", no_change}};

struct WordAfter {
  std::u32string_view word;
  void (*apply)(Bounds&);
};
constexpr WordAfter kAfter[] = {{U"及以上", from}, {U"或以上", from}, {U"以上", from},  {U"及以下", up_to},
                                {U"以下", up_to},  {U"以内", up_to},  {U"之内", up_to}, {U"左右", about},
                                {U"上下", about},  {U"之多", about}};

}  // namespace

std::optional<Amount> read_amount(std::u32string_view text, std::size_t pos) {
  if (auto vague = read_vague(text, pos)) return vague;
  const auto window = text.substr(pos, 40);
  const auto numeral = read_numeral_prefix(window);
  if (const auto guess = read_neighbours(text, pos);
      guess && (!numeral || pos + numeral->length < guess->end))
    return guess;
  if (!numeral) return std::nullopt;
  Amount out;
  out.end = pos + numeral->length;
  out.exact = numeral->value;
  out.low = out.high = numeral->value.value();
  out.chinese = numeral->chinese;
  out.single = numeral->chinese && numeral->length == 1;
  out.one = out.single && at(text, pos) == U'一';
  out.decimals = numeral->decimals;
  take_surplus(text, out);
  take_second(text, out);
  return out;
}

Bounds read_bounds_before(std::u32string_view text, std::size_t pos, std::size_t floor) {
  Bounds out;
  out.start = pos;
  // Two at most: 各不少于3次.
  for (int n = 0; n < 2; ++n) {
    bool found = false;
    for (const auto& row : kBefore) {
      if (out.start < floor + row.word.size() || !stands(text, out.start - row.word.size(), row.word))
        continue;
      const auto before = out.start > row.word.size() ? text[out.start - row.word.size() - 1] : U'\0';
      if (row.word == U"近" && is_any(before, U"最附相邻临靠")) continue;
      if (row.word == U"满" && is_any(before, U"圆饱充布届美期")) continue;
      if (row.word == U"均" && is_any(before, U"平人")) continue;
      if (row.word == U"约" && is_any(before, U"节制公合")) continue;
      if (row.apply != no_change) out.start -= row.word.size();
      row.apply(out);
      found = row.apply != no_change;
      break;
    }
    if (!found) break;
  }
  return out;
}

std::size_t read_bounds_after(std::u32string_view text, std::size_t pos, Bounds& bounds) {
  for (const auto& row : kAfter) {
    if (!stands(text, pos, row.word)) continue;
    row.apply(bounds);
    return row.word.size();
  }
  return 0;
}

Interval bent(const Amount& amount, const Bounds& bounds) {
  Interval out{amount.low, amount.high, bounds.low_excluded, amount.high_excluded || bounds.high_excluded,
               amount.approximate || bounds.approximate};
  if (bounds.at_least) out.high = kOpen, out.high_excluded = false;
  if (bounds.at_most) out.low = -kOpen, out.high = amount.exact ? amount.low : amount.high;
  return out;
}

void put_amount(Mention& out, const Amount& amount, const Bounds& bounds) {
  const auto interval = bent(amount, bounds);
  out.low = interval.low;
  out.high = interval.high;
  out.low_excluded = interval.low_excluded;
  out.high_excluded = interval.high_excluded;
  out.approximate = interval.approximate;
  out.each = bounds.each;
  out.decimals = amount.decimals;
  out.value = amount.low;
  if (amount.exact) out.number = amount.exact->text();
}

}  // namespace jishi::reading
