// Ways to reach a seller: 微信：abc123, 公众号：某某, QQ 123456, a mobile number after such a word.

#include "checker/rules/rules.h"
#include "checker/word_table.h"

namespace jishi::checker {

namespace {

constexpr std::size_t kLongestAccount = 24;

bool is_account(char32_t c) {
  return is_digit(c) || is_latin(c) || is_any(c, U"_-.@+");
}

// The account after a contact word: 号 and a colon may stand between; a name in Chinese needs the colon.
std::size_t account_end(std::u32string_view text, std::size_t at) {
  std::size_t i = at;
  while (i < text.size() && (is_any(text[i], U"号码为是 ") || is_blank(text[i])) && i - at < 4) ++i;
  bool colon = false;
  if (i < text.size() && is_any(text[i], U"：:")) {
    colon = true;
    ++i;
  }
  while (i < text.size() && is_blank(text[i])) ++i;
  const std::size_t start = i;
  while (i < text.size() && i - start < kLongestAccount &&
         (is_account(text[i]) || (colon && is_han(text[i])) ||
          (is_blank(text[i]) && i + 1 < text.size() && is_digit(text[i + 1]) && i > start)))
    ++i;
  const std::size_t least = colon ? 2 : 5;
  return i - start >= least ? i : 0;
}

}  // namespace

void find_contacts(const Scene& scene, Findings& out) {
  WordTable table;
  table.add_all(scene.words.contact, 0);
  const std::u32string_view text = scene.draft.text;
  for (const auto& hit : table.find(text, {0, text.size()})) {
    const auto end = account_end(text, hit.range.end);
    if (end == 0) continue;
    const Range range{hit.range.start, end};
    out.defect(range, "contact", Severity::error, "联系方式，不属于报告正文", "删去");
    out.cut(range);
  }
}

}  // namespace jishi::checker
