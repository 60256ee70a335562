#include "domain/names.h"

#include <algorithm>

#include "base/text.h"
#include "domain/record.h"

namespace jishi {

namespace {

bool is_space(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\u3000' || c == U'\u00A0' || c == U'\uFEFF';
}
bool is_name_separator(char32_t c) {
  return std::u32string_view(U"、，,;；/／\n\r").find(c) != std::u32string_view::npos;
}
bool is_file_separator(char32_t c) {
  return std::u32string_view(U";；、\n\r").find(c) != std::u32string_view::npos;
}
bool is_latin(char32_t c) {
  return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || c == U'.';
}

char32_t full_bracket(char32_t c) {
  return c == U'(' ? U'（' : c == U')' ? U'）' : c;
}

std::u32string compact(std::u32string_view name) {
  std::u32string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (!is_space(name[i]) && name[i] != U'\n' && name[i] != U'\r') {
      out += full_bracket(name[i]);
      continue;
    }
    const bool between_words =
        !out.empty() && is_latin(out.back()) && i + 1 < name.size() && is_latin(name[i + 1]);
    if (between_words) out += U' ';
  }
  return out;
}

// Parts at separators that stand outside brackets.
template <class IsSeparator>
std::vector<std::u32string> parts(std::u32string_view text, IsSeparator is_separator) {
  std::vector<std::u32string> out(1);
  int depth = 0;
  for (const char32_t c : text) {
    if (c == U'(' || c == U'（') ++depth;
    if ((c == U')' || c == U'）') && depth > 0) --depth;
    if (depth == 0 && is_separator(c))
      out.emplace_back();
    else
      out.back() += c;
  }
  return out;
}

// 王 伟 李建国 → 王伟, 李建国; 张三 （区委党校） stays one.
std::vector<std::u32string> words_of(std::u32string_view piece) {
  std::vector<std::u32string> out;
  bool last_was_single = false;
  for (const auto& word : parts(piece, is_space)) {
    if (word.empty()) continue;
    const bool continues =
        !out.empty() && ((word.size() == 1 && last_was_single) || word[0] == U'(' || word[0] == U'（' ||
                         (is_latin(word[0]) && is_latin(out.back().back())));
    if (!continues) {
      out.push_back(word);
      last_was_single = word.size() == 1;
      continue;
    }
    if (is_latin(word[0]) && is_latin(out.back().back())) out.back() += U' ';
    out.back() += word;
    last_was_single = false;
  }
  return out;
}

bool is_one_plain_word(std::string_view text) {
  return text.find_first_of(" ,;/()\t\r\n") == std::string_view::npos &&
         text.find("、") == std::string_view::npos && text.find("\xEF\xBC") == std::string_view::npos &&
         text.find("\xE3\x80\x80") == std::string_view::npos &&
         text.find("\xC2\xA0") == std::string_view::npos;
}

}  // namespace

std::string one_name(std::string_view text) {
  if (is_one_plain_word(text)) return std::string(trim(text));
  return to_utf8(compact(to_u32(trim(text))));
}

std::vector<std::string> several_names(std::string_view text) {
  if (is_one_plain_word(text)) return {std::string(trim(text))};
  std::vector<std::string> out;
  for (const auto& piece : parts(to_u32(text), is_name_separator))
    for (const auto& word : words_of(piece)) {
      auto name = to_utf8(compact(word));
      if (!name.empty()) out.push_back(std::move(name));
    }
  return out;
}

std::vector<std::string> file_names(std::string_view text) {
  std::vector<std::string> out;
  for (const auto& piece : parts(to_u32(text), is_file_separator)) {
    const auto whole = to_utf8(piece);
    auto name = trim(whole);
    if (name.ends_with(kNotAttached)) name = trim(name.substr(0, name.size() - kNotAttached.size()));
    if (!name.empty()) out.emplace_back(name);
  }
  return out;
}

}  // namespace jishi
