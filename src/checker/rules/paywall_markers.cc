// ##paidbegin## ##paidend## ##pagebreak## and their relatives: tags of paid content left by a CMS add-on.
// Only the tags are residue; the text between them is the report.

#include <algorithm>

#include "checker/rules/rules.h"

namespace jishi::checker {

namespace {

constexpr std::string_view kReason = "付费内容标记：正文来自付费文档网站，标记未清除";
constexpr std::u32string_view kPhrases[] = {
    U"请替换付费标签内内容", U"以下内容付费后可见", U"付费后查看全文",   U"付费阅读全文",
    U"此处内容需要付费",     U"剩余内容付费可见",   U"开通会员查看全文", U"购买后可查看全文"};

// ##name## and $$name$$: the end of the tag, or 0.
std::size_t doubled_tag(std::u32string_view text, std::size_t at) {
  const char32_t sign = text[at];
  if (at + 1 >= text.size() || text[at + 1] != sign) return 0;
  std::size_t i = at + 2;
  while (i < text.size() && i - at < 32 &&
         (is_latin(text[i]) || is_digit(text[i]) || is_any(text[i], U"_-/")))
    ++i;
  const bool named = i >= at + 5 && is_latin(text[at + 2]);
  return named && i + 1 < text.size() && text[i] == sign && text[i + 1] == sign ? i + 2 : 0;
}

// <paid…> </paid> [paid] [/paid]: the end of the tag, or 0.
std::size_t bracket_tag(std::u32string_view text, std::size_t at) {
  const char32_t close = text[at] == U'<' ? U'>' : U']';
  std::size_t i = at + 1;
  if (i < text.size() && text[i] == U'/') ++i;
  if (text.substr(i, 4) != U"paid" && text.substr(i, 7) != U"paywall") return 0;
  const auto end = text.find(close, i);
  return end != std::u32string_view::npos && end - at <= 60 ? end + 1 : 0;
}

std::size_t tag_end(std::u32string_view text, std::size_t at) {
  switch (text[at]) {
    case U'#':
    case U'$':
      return doubled_tag(text, at);
    case U'<':
    case U'[':
      return bracket_tag(text, at);
    default:
      return 0;
  }
}

}  // namespace

void find_paywall_markers(const Scene& scene, Findings& out) {
  const std::u32string_view text = scene.draft.text;
  const auto mark = [&](const Range& range) {
    out.defect(range, "paywall-marker", Severity::error, std::string(kReason), "删去标记，保留正文");
    out.cut(range);
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (const auto end = tag_end(text, i); end != 0) {
      mark({i, end});
      i = end - 1;
    }
  }
  for (const auto phrase : kPhrases)
    for (auto at = text.find(phrase); at != std::u32string_view::npos; at = text.find(phrase, at + 1))
      mark({at, at + phrase.size()});
}

}  // namespace jishi::checker
