// A line end inside a title or a sentence. A text wrapped at a fixed width breaks everywhere: that is its
// form, not a fault.

#include "checker/rules/rules.h"

namespace jishi::checker {

namespace {

constexpr std::size_t kFewBreaks = 5;

// The 《 still open at the break, or npos.
std::size_t open_title(std::u32string_view text, const Range& gap) {
  for (std::size_t i = gap.start; i > 0 && gap.start - i < 80; --i) {
    if (text[i - 1] == U'》' || text[i - 1] == U'\n') return std::u32string_view::npos;
    if (text[i - 1] == U'《') return i - 1;
  }
  return std::u32string_view::npos;
}

}  // namespace

void find_broken_lines(const Scene& scene, Findings& out) {
  const auto& draft = scene.draft;
  const std::u32string_view text = draft.text;
  const bool wrapped = draft.breaks.size() > kFewBreaks && draft.breaks.size() > draft.sentences.size() / 2;
  if (wrapped) return;
  for (const auto& gap : draft.breaks) {
    const auto open = open_title(text, gap);
    if (open != std::u32string_view::npos) {
      const auto close = text.find(U'》', gap.end);
      const auto line = text.find(U'\n', gap.end);
      const bool closed = close != std::u32string_view::npos && close < line;
      out.defect({open, closed ? close + 1 : gap.end}, "broken-line", Severity::warning, "书名被换行截断",
                 "删去书名中的换行");
    } else {
      const std::size_t start = gap.start >= 4 ? gap.start - 4 : 0;
      out.defect({start, gap.end + 4}, "broken-line", Severity::warning, "句子在中间被换行截断",
                 "与下一行连成一句");
    }
  }
}

}  // namespace jishi::checker
