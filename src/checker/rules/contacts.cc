// Ways to reach a seller: 微信：abc123, 公众号：某某, QQ 123456; and telephone numbers after a word for one,
// but those an office makes known (举报电话).

#include <algorithm>
#include <string>

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

void report(const Range& range, Findings& out) {
  out.defect(range, "contact", Severity::error, "联系方式，不属于报告正文", "删去");
  out.cut(range);
}

constexpr std::u32string_view kPhoneWords[] = {U"联系电话", U"电话", U"手机号码", U"手机号",
                                               U"手机",     U"座机", U"固话",     U"联系方式",
                                               U"联系人",   U"Tel",  U"TEL"};
constexpr std::u32string_view kPublic[] = {U"举报", U"监督", U"投诉", U"信访", U"求助",
                                           U"咨询", U"服务", U"值班", U"公开", U"热线"};
constexpr std::size_t kLongestNote = 8;  // （微信同号）
constexpr std::size_t kLongestName = 6;  // 李先生
constexpr std::size_t kMostDigits = 13;

// Mobile, with an area code, 400 and 800, or of the place.
bool is_phone(std::u32string_view digits) {
  const auto n = digits.size();
  if (n > 1 && digits[0] == U'1' && digits[1] >= U'3') return n == 11;
  if (digits.starts_with(U"0")) return n >= 10 && n <= 12;
  if (digits.starts_with(U"400") || digits.starts_with(U"800")) return n == 10;
  return n == 7 || n == 8;
}

std::size_t past_note(std::u32string_view text, std::size_t at) {
  if (at >= text.size() || !is_any(text[at], U"（(")) return at;
  std::size_t i = at + 1;
  while (i < text.size() && i - at <= kLongestNote && (is_han(text[i]) || is_latin(text[i]))) ++i;
  return i > at + 1 && i < text.size() && is_any(text[i], U"）)") ? i + 1 : at;
}

// The end of the telephone number after a word for one; 0 when none stands there. A blank or bracket within
// it (138 1234 5678) ends it once it is whole: what follows is another number (8号楼, 2025年).
std::size_t phone_end(std::u32string_view text, std::size_t at) {
  std::size_t i = past_note(text, at);
  const auto start = i;
  while (i < text.size() && i - start < 4 && (is_any(text[i], U"号码为是：:") || is_blank(text[i]))) ++i;
  std::u32string digits;
  std::size_t end = 0;
  for (; i < text.size() && digits.size() <= kMostDigits; ++i) {
    if (is_digit(text[i])) {
      digits += text[i] >= U'０' ? text[i] - U'０' + U'0' : text[i];
      end = i + 1;
      continue;
    }
    const bool is_gap = is_any(text[i], U"（）() ");
    if ((!is_gap && !is_any(text[i], U"-－—")) || (is_gap && is_phone(digits))) break;
  }
  const bool counts = end < text.size() && is_any(text[end], U"元万亿件个户次人条份");
  return is_phone(digits) && !counts ? end : 0;
}

// 联系人：李先生， before it belongs to it.
std::size_t person_before(std::u32string_view text, std::size_t at) {
  std::size_t i = at;
  while (i > 0 && (is_any(text[i - 1], U"，,、；;（(") || is_blank(text[i - 1]))) --i;
  const auto end = i;
  while (i > 0 && end - i < kLongestName && is_han(text[i - 1])) --i;
  const bool named = i < end && i > 0 && is_any(text[i - 1], U"：:");
  return named && text.substr(0, i - 1).ends_with(U"联系人") ? i - 4 : at;
}

void find_phones(std::u32string_view text, Findings& out) {
  WordTable table;
  for (const auto word : kPhoneWords) table.add(std::u32string(word), 0);
  for (const auto& hit : table.find(text, {0, text.size()})) {
    const auto before = text.substr(0, hit.range.start);
    const bool known = std::any_of(std::begin(kPublic), std::end(kPublic),
                                   [&](std::u32string_view word) { return before.ends_with(word); });
    const auto end = known ? 0 : phone_end(text, hit.range.end);
    if (end != 0) report({person_before(text, hit.range.start), end}, out);
  }
}

}  // namespace

void find_contacts(const Scene& scene, Findings& out) {
  WordTable table;
  table.add_all(scene.words.contact, 0);
  const std::u32string_view text = scene.draft.text;
  for (const auto& hit : table.find(text, {0, text.size()})) {
    const auto end = account_end(text, hit.range.end);
    if (end == 0) continue;
    report({hit.range.start, end}, out);
  }
  find_phones(text, out);
}

}  // namespace jishi::checker
