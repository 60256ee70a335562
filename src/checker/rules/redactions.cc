// Something was taken out and left a hole: ***, ■■, a number with gaps (1 4367), a colon whose word is gone
// (，：cwk).

#include "checker/rules/rules.h"

namespace jishi::checker {

namespace {

void report(const Range& range, Findings& out) {
  out.defect(range, "redaction", Severity::warning, "此处内容被抹去，留下残缺的文字", "补全原文或删去");
  out.cut(range);
}

std::size_t run_end(std::u32string_view text, std::size_t at, std::u32string_view of) {
  std::size_t i = at;
  while (i < text.size() && is_any(text[i], of)) ++i;
  return i;
}

// Latin letters and digits, with single gaps between digits: 1 4367. Gaps are counted.
std::size_t torn_account(std::u32string_view text, std::size_t at, int& gaps) {
  std::size_t i = at;
  while (i < text.size()) {
    if (is_digit(text[i]) || is_latin(text[i])) {
      ++i;
    } else if (is_blank(text[i]) && i > at && is_digit(text[i - 1]) && i + 1 < text.size() &&
               is_digit(text[i + 1])) {
      ++gaps;
      ++i;
    } else {
      break;
    }
  }
  return i;
}

// A colon at `at`, with nothing it could belong to before it or with a torn number after it.
void look_at_colon(std::u32string_view text, std::size_t at, Findings& out) {
  const bool orphan = at > 0 && is_any(text[at - 1], U"，、；。（(：");
  int gaps = 0;
  const auto end = torn_account(text, at + 1, gaps);
  if (end < at + 4) return;
  if (orphan) {
    report({at, end}, out);
  } else if (gaps > 0) {
    report({at + 1, end}, out);
  }
}

// 电话1 7053: a torn number right after a word for a number.
bool follows_number_word(std::u32string_view text, std::size_t at) {
  const auto before = text.substr(0, at);
  for (const std::u32string_view word : {U"电话", U"手机", U"手机号", U"微信", U"QQ", U"联系方式"})
    if (before.ends_with(word)) return true;
  return false;
}

void look_at_number(std::u32string_view text, std::size_t at, Findings& out) {
  int gaps = 0;
  const auto end = torn_account(text, at, gaps);
  if (gaps > 0 && follows_number_word(text, at)) report({at, end}, out);
}

}  // namespace

void find_redactions(const Scene& scene, Findings& out) {
  const std::u32string_view text = scene.draft.text;
  for (const auto& line : lines_of(text)) {
    for (std::size_t i = line.start; i < line.end; ++i) {
      const char32_t c = text[i];
      if (is_any(c, U"*＊■█▇")) {
        const auto end = run_end(text, i, U"*＊■█▇");
        const bool stars = is_any(c, U"*＊");
        // A line of stars alone is a rule across the page.
        if (end - i >= (stars ? 3U : 2U) && Range{i, end}.size() < trimmed(text, line).size())
          report({i, end}, out);
        i = end - 1;
      } else if (is_any(c, U"：:")) {
        look_at_colon(text, i, out);
      } else if (is_digit(c) && i > line.start && !is_digit(text[i - 1])) {
        look_at_number(text, i, out);
      }
    }
  }
}

}  // namespace jishi::checker
