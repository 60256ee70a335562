// Percent, points, fractions, multiples: 88.9%, 百分之九十五, 九成以上, 4.7个百分点, 三分之二, 过半数,
// 688/697, 翻一番.

#include <array>
#include <string>

#include "base/reading/amount.h"
#include "base/reading/scene.h"

namespace jishi::reading {

namespace {

Mention share(MentionKind kind, std::size_t start, std::size_t end, const Amount& amount, Bounds bounds,
              std::u32string_view text) {
  Mention out;
  out.kind = kind;
  out.start = std::min(bounds.start, start);
  out.end = end + read_bounds_after(text, end, bounds);
  put_amount(out, amount, bounds);
  return out;
}

Amount exactly(double value) {
  Amount out;
  out.low = out.high = value;
  return out;
}

// 百分之九十五, 三分之二.
std::optional<Mention> read_parts_of(const Scene& scene, std::size_t pos) {
  const auto& text = scene.text;
  std::size_t whole_end = pos;
  int denominator = 0;
  if (stands(text, pos, U"百分之"))
    denominator = 100, whole_end = pos + 1;
  else if (stands(text, pos, U"千分之"))
    denominator = 1000, whole_end = pos + 1;
  else if (const auto n = read_small_number(text, pos); n && stands(text, n->end, U"分之"))
    denominator = n->value, whole_end = n->end;
  if (denominator == 0) return std::nullopt;
  auto part = read_amount(text, whole_end + 2);
  if (!part && denominator == 100 && at(text, whole_end + 2) == U'百') {
    part = exactly(100);
    part->exact = Decimal::of(100);
    part->end = whole_end + 3;
  }
  if (!part) return std::nullopt;
  const auto bounds = read_bounds_before(text, pos, scene.floor);
  if (denominator == 100) {
    const bool points = stands(text, part->end, U"个百分点");
    return share(MentionKind::percent, pos, points ? part->end + 4 : part->end, *part, bounds, text);
  }
  if (!part->exact || !part->exact->integer()) return std::nullopt;
  auto out = share(MentionKind::fraction, pos, part->end, exactly(part->low / denominator), bounds, text);
  out.numerator = static_cast<int>(part->exact->units);
  out.denominator = denominator;
  return out;
}

// 九成以上, 近八成, 七成五: not 成立, 成效.
std::optional<Mention> read_tenths(const Scene& scene, std::size_t pos) {
  const auto& text = scene.text;
  const auto tenths = read_small_number(text, pos);
  if (!tenths || tenths->value < 1 || tenths->value > 10 || at(text, tenths->end) != U'成')
    return std::nullopt;
  const auto bounds = read_bounds_before(text, pos, scene.floor);
  auto end = tenths->end + 1;
  double value = tenths->value * 10;
  const auto next = at(text, end);
  if (next == U'半')
    value += 5, ++end;
  else if (const auto digit = read_small_number(text, end); digit && digit->value < 10)
    value += digit->value, end = digit->end;
  const bool ends =
      !is_han(next) || is_any(next, U"以左的多半") || end > tenths->end + 1 || bounds.start < pos;
  if (!ends) return std::nullopt;
  auto amount = exactly(value);
  amount.exact = Decimal::of(static_cast<std::int64_t>(value));
  if (at(text, end) == U'多') amount.approximate = true, amount.high += 10, ++end;
  return share(MentionKind::percent, pos, end, amount, bounds, text);
}

// 过半数, 半数以上, 一半.
std::optional<Mention> read_half_of(const Scene& scene, std::size_t pos) {
  struct Row {
    std::u32string_view word;
    bool above;
  };
  constexpr std::array<Row, 6> rows = {{{U"超过半数", true},
                                        {U"过半数", true},
                                        {U"过半", true},
                                        {U"半数以上", false},
                                        {U"半数", false},
                                        {U"一半", false}}};
  for (const auto& row : rows) {
    if (!stands(scene.text, pos, row.word)) continue;
    Bounds bounds;
    bounds.start = pos;
    bounds.at_least = row.above || row.word == U"半数以上";
    bounds.low_excluded = row.above;
    auto out = share(MentionKind::fraction, pos, pos + row.word.size(), exactly(0.5), bounds, scene.text);
    out.numerator = 1;
    out.denominator = 2;
    return out;
  }
  return std::nullopt;
}

// 688/697.
std::optional<Mention> read_over(const Scene& scene, std::size_t pos) {
  const auto& text = scene.text;
  const auto digits = [&](std::size_t from) {
    std::size_t i = from;
    while (is_digit(at(text, i))) ++i;
    return i;
  };
  const auto first = digits(pos);
  if (first == pos || first - pos > 6 || at(text, first) != U'/') return std::nullopt;
  const auto second = digits(first + 1);
  if (second == first + 1 || second - first > 7 || is_any(at(text, second), U"/.-") ||
      is_letter(at(text, second)))
    return std::nullopt;
  if (pos > 0 && (is_any(text[pos - 1], U"/.-") || is_letter(text[pos - 1]))) return std::nullopt;
  int numerator = 0;
  int denominator = 0;
  for (auto i = pos; i < first; ++i) numerator = numerator * 10 + static_cast<int>(text[i] - U'0');
  for (auto i = first + 1; i < second; ++i) denominator = denominator * 10 + static_cast<int>(text[i] - U'0');
  if (denominator == 0) return std::nullopt;
  Bounds bounds;
  bounds.start = pos;
  auto out = share(MentionKind::fraction, pos, second, exactly(static_cast<double>(numerator) / denominator),
                   bounds, text);
  out.numerator = numerator;
  out.denominator = denominator;
  return out;
}

// 翻一番, 翻番: twice as much.
std::optional<Mention> read_doubling(const Scene& scene, std::size_t pos) {
  if (at(scene.text, pos) != U'翻') return std::nullopt;
  std::size_t i = pos + 1;
  int times = 1;
  if (at(scene.text, i) == U'了') ++i;
  if (const auto n = read_small_number(scene.text, i)) times = n->value, i = n->end;
  if (at(scene.text, i) != U'番' || times > 20) return std::nullopt;
  Bounds bounds;
  bounds.start = pos;
  auto amount = exactly(static_cast<double>(1 << times));
  amount.exact = Decimal::of(1 << times);
  return share(MentionKind::multiple, pos, i + 1, amount, bounds, scene.text);
}

}  // namespace

std::optional<Mention> read_share(const Scene& scene, std::size_t pos) {
  const auto& text = scene.text;
  if (auto doubling = read_doubling(scene, pos)) return doubling;
  if (auto half = read_half_of(scene, pos)) return half;
  if (auto parts = read_parts_of(scene, pos)) return parts;
  if (auto tenths = read_tenths(scene, pos)) return tenths;
  if (auto over = read_over(scene, pos)) return over;
  auto amount = read_amount(text, pos);
  if (!amount) return std::nullopt;
  const auto end = skip_blanks(text, amount->end);
  const auto bounds = read_bounds_before(text, pos, scene.floor);
  if (stands(text, end, U"个百分点")) return share(MentionKind::points, pos, end + 4, *amount, bounds, text);
  if (stands(text, end, U"百分点")) return share(MentionKind::points, pos, end + 3, *amount, bounds, text);
  if (at(text, end) == U'%') {
    // 3%至5%: the sign stands twice.
    const auto join = end + 1;
    if (is_any(at(text, join), U"至到-~") && join < text.size()) {
      const auto second = read_amount(text, join + 1);
      if (second && second->exact && at(text, second->end) == U'%' && second->low > amount->low) {
        amount->high = second->high;
        amount->exact.reset();
        return share(MentionKind::percent, pos, second->end + 1, *amount, bounds, text);
      }
    }
    return share(MentionKind::percent, pos, end + 1, *amount, bounds, text);
  }
  if (at(text, end) == U'‰')
    return share(MentionKind::fraction, pos, end + 1, exactly(amount->low / 1000), bounds, text);
  if (at(text, end) == U'倍' && at(text, end + 1) != U'加')
    return share(MentionKind::multiple, pos, end + 1, *amount, bounds, text);
  return std::nullopt;
}

}  // namespace jishi::reading
