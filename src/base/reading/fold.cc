#include "base/reading/fold.h"

#include <algorithm>
#include <array>

namespace jishi::reading {

namespace {

struct Twin {
  char32_t written;
  char32_t read;
};
// Sorted by code point.
constexpr std::array<Twin, 24> kTwins = {
    {{U'\u00A0', U' '}, {U'‐', U'-'},       {U'‑', U'-'},   {U'‒', U'-'},   {U'–', U'-'},   {U'—', U'-'},
     {U'―', U'-'},      {U'\u2028', U'\n'}, {U'−', U'-'},   {U'∶', U':'},   {U'─', U'-'},   {U'━', U'-'},
     {U'\u3000', U' '}, {U'〇', U'零'},     {U'〜', U'~'},  {U'○', U'零'},  {U'個', U'个'}, {U'後', U'后'},
     {U'樓', U'楼'},    {U'禮', U'礼'},     {U'號', U'号'}, {U'貳', U'二'}, {U'週', U'周'}, {U'間', U'间'}}};

}  // namespace

char32_t fold(char32_t c) {
  if (c < 0x80) return c == U'\t' ? U' ' : c;
  // A full-width comma ends a clause; an ASCII one may stand inside a number.
  if (is_any(c, U"，；！？")) return c;
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  for (const auto& twin : kTwins)
    if (twin.written == c) return twin.read;
  return c;
}

std::u32string folded(std::u32string_view text) {
  std::u32string out(text.size(), U'\0');
  // Most characters are Han or ASCII that stay; the others go through the table.
  std::transform(text.begin(), text.end(), out.begin(), [](char32_t c) {
    const bool stays =
        (c >= 0x20 && c < 0x7F) || (c >= 0x4E00 && c < 0x9FFF && !is_any(c, U"個後樓禮號貳週間"));
    return stays ? c : fold(c);
  });
  return out;
}

bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x3FFFF) ||
         c == U'々';
}

}  // namespace jishi::reading
