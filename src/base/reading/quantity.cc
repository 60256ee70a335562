// Money, durations, counts, and numbers that are none of these.

#include <array>

#include "base/reading/amount.h"
#include "base/reading/scene.h"
#include "base/reading/words.h"

namespace jishi::reading {

namespace {

// 每名党员至少发言1次, 6个支部各开展4次: the distributing word stands a little before, in the same clause.
bool is_distributed(const Scene& scene, std::size_t start) {
  for (std::size_t i = start, n = 0; i > scene.floor && n < 8; --i, ++n) {
    const auto c = scene.text[i - 1];
    if (c == U'各' && !is_any(at(scene.text, i), U"级类项种方科部地区单位") && n <= 4) return true;
    if (c == U'均' && n <= 4) return true;
    if (c == U'每' && is_any(at(scene.text, i), U"名个人位家户")) return true;
    if (is_any(c, U"，。；：、,;:\n（()）")) return false;
  }
  return false;
}

// 至少发言1次: the bound before the verb, not the number.
bool is_at_least_of_verb(const Scene& scene, std::size_t start) {
  constexpr std::array<std::u32string_view, 3> words = {U"至少", U"不少于", U"最少"};
  for (std::size_t gap = 1; gap <= 5 && start >= scene.floor + gap && is_han(scene.text[start - gap]); ++gap)
    for (const auto word : words)
      if (stands_before(scene, start - gap, word)) return true;
  return false;
}

// After the unit of a duration: 半, 以内, 以上, 多.
struct DurationTail {
  std::size_t end = 0;
  bool within = false;  // 内: the last day to act, not how long it took
};
DurationTail read_duration_tail(std::u32string_view text, std::size_t pos, Bounds& bounds) {
  DurationTail out{pos, false};
  constexpr std::array<std::u32string_view, 3> within = {U"以内", U"之内", U"内"};
  for (const auto word : within)
    if (stands(text, pos, word) && !is_any(at(text, pos + word.size()), U"部容外控")) {
      out.within = true;
      out.end = pos + word.size();
      return out;
    }
  if (at(text, pos) == U'多' && !is_any(at(text, pos + 1), U"数样种方层"))
    bounds.at_least = bounds.approximate = true, out.end = pos + 1;
  out.end += read_bounds_after(text, out.end, bounds);
  return out;
}

std::optional<Mention> as_duration(const Scene& scene, std::size_t pos, Amount amount, Bounds bounds,
                                   const Unit& unit, std::size_t end) {
  // 两个半月 and 三年半: half a unit more.
  const auto after = at(scene.text, end) == U'半' && unit.kind != UnitKind::days ? end + 1 : end;
  const bool half = after > end && !stands(scene.text, end, U"半年") && !stands(scene.text, end, U"半数");
  if (half && amount.exact) {
    if (const auto tenths = amount.exact->shifted(1); tenths && amount.exact->scale == 0) {
      amount.exact = Decimal{tenths->units + 5, 1};
      amount.low += 0.5;
      amount.high += 0.5;
      end = after;
    }
  }
  const auto tail = read_duration_tail(scene.text, end, bounds);
  Mention out;
  out.kind = tail.within ? MentionKind::deadline : MentionKind::duration;
  out.start = std::min(bounds.start, pos);
  out.end = tail.end;
  put_amount(out, amount, bounds);
  out.unit = std::u32string(unit.name);
  if (tail.within) {
    out.low = -kOpen;
    out.high = amount.high;
  }
  return out;
}

// 两个半月: 个半月 between the number and nothing else.
std::optional<Mention> read_half_months(const Scene& scene, std::size_t pos, const Amount& amount,
                                        const Bounds& bounds) {
  constexpr std::array<std::u32string_view, 3> halves = {U"个半月", U"个半小时", U"个半年"};
  for (const auto word : halves) {
    if (!stands(scene.text, amount.end, word) || !amount.exact || amount.exact->scale != 0) continue;
    Amount more = amount;
    more.exact = Decimal{amount.exact->units * 10 + 5, 1};
    more.low += 0.5;
    more.high += 0.5;
    const Unit unit =
        word == U"个半小时" ? Unit{UnitKind::hours, U"小时", 2} : Unit{UnitKind::months, U"个月", 2};
    return as_duration(scene, pos, more, bounds, unit, amount.end + word.size());
  }
  return std::nullopt;
}

// 半年, 半个月, 半天.
std::optional<Mention> read_half_alone(const Scene& scene, std::size_t pos) {
  struct Row {
    std::u32string_view word;
    UnitKind kind;
    std::u32string_view unit;
  };
  constexpr std::array<Row, 5> rows = {{{U"半年", UnitKind::years, U"年"},
                                        {U"半个月", UnitKind::months, U"个月"},
                                        {U"半个小时", UnitKind::hours, U"小时"},
                                        {U"半小时", UnitKind::hours, U"小时"},
                                        {U"半天", UnitKind::days, U"天"}}};
  for (const auto& row : rows) {
    if (!stands(scene.text, pos, row.word)) continue;
    Amount amount;
    amount.exact = Decimal{5, 1};
    amount.low = amount.high = 0.5;
    amount.chinese = true;
    return as_duration(scene, pos, amount, read_bounds_before(scene.text, pos, scene.floor),
                       Unit{row.kind, row.unit, 0}, pos + row.word.size());
  }
  return std::nullopt;
}

// 元, 万元 after 余, 元整; other currencies keep their name.
std::optional<Mention> read_money(const Scene& scene, std::size_t pos, const Amount& amount, Bounds bounds) {
  constexpr std::array<std::u32string_view, 8> units = {U"美元", U"欧元", U"港元", U"日元",
                                                        U"英镑", U"元整", U"元",   U"块钱"};
  const bool marked = pos > scene.floor && is_any(scene.text[pos - 1], U"¥￥");
  const auto end = skip_blanks(scene.text, amount.end);
  std::size_t length = 0;
  std::u32string_view unit = U"元";
  for (const auto name : units)
    if (length == 0 && stands(scene.text, end, name))
      length = name.size(), unit = name.size() == 2 && name.back() == U'元' ? name : unit;
  if (length == 0 && !marked) return std::nullopt;
  if (length == 1 && is_any(at(scene.text, end + 1), U"旦宵素老月帅件")) return std::nullopt;
  Mention out;
  out.kind = MentionKind::money;
  out.start = marked ? pos - 1 : std::min(bounds.start, pos);
  out.end = length == 0 ? amount.end : end + length;
  out.end += read_bounds_after(scene.text, out.end, bounds);
  put_amount(out, amount, bounds);
  out.unit = std::u32string(unit);
  return out;
}

// Chinese numerals that are no numbers here: 统一, 逐一, 其一, 第一 is read before.
bool is_part_of_word(const Scene& scene, std::size_t pos, const Amount& amount) {
  if (!amount.chinese) return false;
  // The forms of account books stand together; alone they are names (伍, 陆).
  if (amount.single && is_any(scene.text[pos], U"壹贰叁肆伍陆柒捌玖拾")) return true;
  if (pos == 0) return false;
  const auto before = scene.text[pos - 1];
  if (amount.one && is_any(before, U"统同唯单专逐万归不划任某之进其每另合如有无惟始")) return true;
  return amount.single && is_any(before, U"第");
}

std::optional<Mention> as_count(const Scene& scene, std::size_t pos, const Amount& amount, Bounds bounds,
                                const Unit& unit, std::size_t at_unit) {
  Mention out;
  out.kind = MentionKind::count;
  out.start = std::min(bounds.start, pos);
  auto end = at_unit + unit.length;
  end += read_bounds_after(scene.text, end, bounds);
  out.end = end;
  if (bounds.start == pos && is_at_least_of_verb(scene, pos)) bounds.at_least = true;
  put_amount(out, amount, bounds);
  out.each = out.each || is_distributed(scene, out.start);
  out.unit = std::u32string(unit.name);
  const auto term = end < scene.text.size() ? fixed_term_length(scene.text, end) : 0;
  out.noun = std::u32string(term > 0 ? scene.text.substr(end, term) : read_noun(scene.text, end));
  return out;
}

// A number on its own: its digits, with the letters and digits that hang on it.
std::optional<Mention> as_number(const Scene& scene, std::size_t pos, const Amount& amount,
                                 const Bounds& bounds) {
  // 一 … 十 alone is a word's part, a heading or 一是 …; 二十 alone is a number.
  const auto next = at(scene.text, amount.end);
  if (amount.chinese && (amount.single || next == U'是' || next == U'、' || next == U')'))
    return std::nullopt;
  if (amount.chinese && amount.end - pos < 2) return std::nullopt;
  Mention out;
  out.kind = MentionKind::number;
  out.start = std::min(bounds.start, pos);
  out.end = amount.end;
  Bounds more = bounds;
  out.end += read_bounds_after(scene.text, out.end, more);
  put_amount(out, amount, more);
  return out;
}

// Digits with letters, or too many of them to be a number: a code, a telephone, 5G.
std::optional<Mention> read_code(const Scene& scene, std::size_t pos) {
  std::size_t i = pos;
  std::size_t digits = 0;
  bool letters = pos > 0 && is_letter(scene.text[pos - 1]);
  for (; is_digit(at(scene.text, i)) || is_letter(at(scene.text, i)); ++i) {
    digits += is_digit(scene.text[i]) ? 1U : 0U;
    letters = letters || is_letter(scene.text[i]);
  }
  const bool telephone = at(scene.text, pos) == U'0' && digits > 1 && at(scene.text, i) != U'.';
  if (!letters && digits <= 12 && !telephone) return std::nullopt;
  Mention out;
  out.start = pos;
  out.end = i;
  out.approximate = false;
  return out;
}

}  // namespace

std::optional<Mention> read_quantity(const Scene& scene, std::size_t pos) {
  if (is_digit(at(scene.text, pos)))
    if (auto code = read_code(scene, pos)) return code;
  if (at(scene.text, pos) == U'半') return read_half_alone(scene, pos);
  const auto amount = read_amount(scene.text, pos);
  if (!amount || is_part_of_word(scene, pos, *amount)) return std::nullopt;
  const auto bounds = read_bounds_before(scene.text, pos, scene.floor);
  if (auto money = read_money(scene, pos, *amount, bounds)) return money;
  if (auto half = read_half_months(scene, pos, *amount, bounds)) return half;
  const auto at_unit = skip_blanks(scene.text, amount->end);
  const auto unit = read_unit(scene.text, at_unit, amount->chinese, amount->one);
  if (unit.kind == UnitKind::none) return as_number(scene, pos, *amount, bounds);
  if (unit.kind != UnitKind::count)
    return as_duration(scene, pos, *amount, bounds, unit, at_unit + unit.length);
  return as_count(scene, pos, *amount, bounds, unit, at_unit);
}

}  // namespace jishi::reading
