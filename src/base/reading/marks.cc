// What bears a number as its name or place: fixed terms, document numbers, ordinals.

#include <array>

#include "base/numeral.h"
#include "base/reading/scene.h"
#include "base/reading/words.h"

namespace jishi::reading {

std::optional<Mention> read_fixed_term(const Scene& scene, std::size_t pos) {
  const auto length = fixed_term_length(scene.text, pos);
  if (length == 0) return std::nullopt;
  // The numeral may be the end of a longer one: 二十三级 has no 三级.
  if (pos > 0 && (zh_digit(scene.text[pos - 1]) || is_any(scene.text[pos - 1], U"十百千")))
    return std::nullopt;
  Mention out;
  out.kind = MentionKind::fixed_term;
  out.start = pos;
  out.end = pos + length;
  return out;
}

// 〔2026〕15号, also with the brackets people type instead.
std::optional<Mention> read_doc_number(const Scene& scene, std::size_t pos) {
  const auto& text = scene.text;
  constexpr std::u32string_view open = U"〔[【(﹝";
  constexpr std::u32string_view close = U"〕]】)﹞";
  const auto bracket = open.find(at(text, pos));
  if (bracket == open.npos || pos >= text.size()) return std::nullopt;
  const auto year = read_small_number(text, pos + 1);
  if (!year || year->digits != 4 || year->value < 1949 || year->value > 2199 ||
      at(text, year->end) != close[bracket])
    return std::nullopt;
  auto i = skip_blanks(text, year->end + 1);
  if (at(text, i) == U'第') ++i;
  const auto number = read_numeral_prefix(text.substr(i, 12));
  if (!number || number->chinese) return std::nullopt;
  const auto end = skip_blanks(text, i + number->length);
  if (at(text, end) != U'号') return std::nullopt;
  Mention out;
  out.kind = MentionKind::doc_number;
  out.start = pos;
  out.end = end + 1;
  out.number = number->value.text();
  out.value = out.low = out.high = number->value.value();
  return out;
}

std::optional<Mention> read_ordinal_mention(const Scene& scene, std::size_t pos) {
  const auto& text = scene.text;
  Mention out;
  out.kind = MentionKind::ordinal;
  out.start = pos;
  struct Row {
    std::u32string_view word;
    int low;
    bool open;
  };
  constexpr std::array<Row, 9> words = {{{U"首次", 1, false},
                                         {U"首个", 1, false},
                                         {U"首批", 1, false},
                                         {U"首届", 1, false},
                                         {U"首期", 1, false},
                                         {U"首场", 1, false},
                                         {U"初次", 1, false},
                                         {U"再次", 2, true},
                                         {U"又一次", 2, true}}};
  for (const auto& row : words) {
    if (!stands(text, pos, row.word)) continue;
    out.end = pos + row.word.size();
    out.value = out.low = row.low;
    out.high = row.open ? Mention::kOpen : row.low;
    if (!row.open) out.number = std::to_string(row.low);
    out.unit = std::u32string(row.word.substr(row.word.size() - 1));
    out.noun = std::u32string(read_noun(text, out.end));
    return out;
  }
  if (at(text, pos) != U'第') return std::nullopt;
  const auto from = skip_blanks(text, pos + 1);
  const auto numeral = read_numeral_prefix(text.substr(std::min(from, text.size()), 16));
  if (!numeral || !numeral->value.integer()) return std::nullopt;
  out.end = from + numeral->length;
  out.number = numeral->value.text();
  out.value = out.low = out.high = numeral->value.value();
  const auto unit_at = skip_blanks(text, out.end);
  const auto unit = read_unit(text, unit_at, false, false);
  if (unit.kind == UnitKind::count || unit.kind == UnitKind::days || unit.kind == UnitKind::years ||
      unit.kind == UnitKind::weeks) {
    out.unit = std::u32string(unit.name);
    out.end = unit_at + unit.length;
  }
  out.noun = std::u32string(read_noun(text, out.end));
  return out;
}

}  // namespace jishi::reading
