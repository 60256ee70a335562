#pragma once
// Text as the readers see it: one code point for one code point, so that positions stay. Full-width ASCII
// becomes ASCII, all dashes '-', all waves '~', other writings of a character (號, 週, 禮) the usual one.

#include <string>
#include <string_view>

namespace jishi::reading {

char32_t fold(char32_t c);
std::u32string folded(std::u32string_view text);

bool is_han(char32_t c);
inline bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
inline bool is_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
inline bool is_blank(char32_t c) {
  return c == U' ' || c == U'\t';
}

// The character there, or NUL beyond the end.
inline char32_t at(std::u32string_view text, std::size_t i) {
  return i < text.size() ? text[i] : U'\0';
}
inline bool stands(std::u32string_view text, std::size_t i, std::u32string_view word) {
  return i <= text.size() && text.substr(i, word.size()) == word;
}
inline std::size_t skip_blanks(std::u32string_view text, std::size_t i) {
  while (is_blank(at(text, i))) ++i;
  return i;
}
inline bool is_any(char32_t c, std::u32string_view of) {
  return of.find(c) != std::u32string_view::npos;
}

}  // namespace jishi::reading
