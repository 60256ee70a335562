#include "checker/draft.h"

#include <algorithm>

#include "base/text.h"

namespace jishi::checker {

bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x323AF) ||
         c == U'〇';
}

bool is_digit(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９');
}

bool is_latin(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

bool is_blank(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\u3000' || c == U'\u00A0' || c == U'\f';
}

bool is_stop(char32_t c) {
  return is_any(c, U"。！？!?");
}

bool is_any(char32_t c, std::u32string_view of) {
  return of.find(c) != std::u32string_view::npos;
}

bool has_any(std::u32string_view text, std::initializer_list<std::u32string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::u32string_view word) { return text.find(word) != std::u32string_view::npos; });
}

std::size_t find_in(std::u32string_view text, std::u32string_view word, const Range& range) {
  const auto at = text.substr(range.start, range.size()).find(word);
  return at == std::u32string_view::npos ? at : range.start + at;
}

std::vector<Range> lines_of(std::u32string_view text) {
  std::vector<Range> lines;
  std::size_t start = 0;
  while (start <= text.size()) {
    const auto end = std::min(text.find(U'\n', start), text.size());
    lines.push_back({start, end});
    start = end + 1;
  }
  return lines;
}

Range trimmed(std::u32string_view text, Range range) {
  while (range.start < range.end && (is_blank(text[range.start]) || text[range.start] == U'\n'))
    ++range.start;
  while (range.start < range.end && (is_blank(text[range.end - 1]) || text[range.end - 1] == U'\n'))
    --range.end;
  return range;
}

void Draft::blank(const Range& range) {
  for (std::size_t i = range.start; i < range.end; ++i)
    if (body[i] != U'\n') body[i] = U' ';
}

std::string Draft::utf8(const Range& range) const {
  return to_utf8(std::u32string_view(text).substr(range.start, range.size()));
}

const Sentence* Draft::sentence_at(std::size_t position) const {
  const auto after = std::upper_bound(sentences.begin(), sentences.end(), position,
                                      [](std::size_t at, const Sentence& s) { return at < s.range.start; });
  if (after == sentences.begin()) return nullptr;
  const auto& sentence = *std::prev(after);
  return position < sentence.range.end ? &sentence : nullptr;
}

}  // namespace jishi::checker
