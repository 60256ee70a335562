// Words and marks written twice, only where no sentence could want them so.

#include "checker/rules/rules.h"

namespace jishi::checker {

namespace {

constexpr std::u32string_view kPairs[] = {U"工作", U"情况", U"干部", U"会议", U"全面", U"切实", U"重要",
                                          U"政治", U"主体", U"坚持", U"召开", U"进行", U"开展"};
// Said of how something is done: nobody doubles them but for weight (认真认真再认真).
constexpr std::u32string_view kManners[] = {U"认真", U"深入", U"扎实", U"严格", U"积极", U"不断", U"持续",
                                            U"坚决", U"充分", U"大力", U"着力", U"严肃", U"牢固", U"深刻"};
constexpr std::size_t kLongRun = 4;
constexpr std::size_t kLongestRun = 12;

// A letter written twice, unless the one before or after makes a word of it (目的的, 的的确确).
struct Letter {
  char32_t letter;
  std::u32string_view before;  // with one of these before, it is sound
  std::u32string_view after;   // or with one of these after
};
constexpr Letter kLetters[] = {
    {U'的', U"目标有", U"确"}, {U'与', U"参赠给授", U""}, {U'和', U"共温缓祥调饱平", U"气美"},
    {U'于', U"", U""},         {U'被', U"棉", U""},       {U'及', U"以", U""}};
constexpr std::u32string_view kMarks = U"，。、；：";

void report(const Range& range, Findings& out) {
  out.defect(range, "typo", Severity::warning, "文字或标点重复", "删去重复的一处");
}

// 切实加强切实加强: so many letters come again at once, and are not the first half of another's name
// (领导小组领导小组办公室).
std::size_t doubled_run(std::u32string_view text, std::size_t at) {
  std::size_t han = 0;  // 一个环节一个环节 is said so
  while (han < kLongestRun && at + han < text.size() && is_han(text[at + han]) && text[at + han] != U'一')
    ++han;
  for (std::size_t n = kLongRun; n <= han; ++n) {
    if (text.substr(at, n) != text.substr(at + n, n)) continue;
    const auto rest = text.substr(at + 2 * n);
    for (const std::u32string_view tail :
         {U"办", U"组", U"长", U"书记", U"主任", U"成员", U"负责", U"干部", U"工作"})
      if (rest.starts_with(tail)) return 0;
    return n;
  }
  return 0;
}

}  // namespace

void find_typos(const Scene& scene, Findings& out) {
  const std::u32string_view text = scene.draft.body;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] == text[i + 1]) {
      const char32_t before = i > 0 ? text[i - 1] : U' ';
      const char32_t after = i + 2 < text.size() ? text[i + 2] : U' ';
      for (const auto& pair : kLetters)
        if (text[i] == pair.letter && !is_any(before, pair.before) && !is_any(after, pair.after))
          report({i, i + 2}, out);
      // 。。。 is an ellipsis typed by hand.
      if (is_any(text[i], kMarks) && before != text[i] && after != text[i]) report({i, i + 2}, out);
    }
    if (i + 3 < text.size() && text[i] == text[i + 2] && text[i + 1] == text[i + 3]) {
      for (const auto word : kPairs)
        if (text.substr(i, 2) == word) report({i, i + 4}, out);
      const bool for_weight = i + 4 < text.size() && text[i + 4] == U'再';
      for (const auto word : kManners)
        if (text.substr(i, 2) == word && !for_weight) report({i, i + 4}, out);
    }
    if (text.substr(i, 6) == U"进一步进一步") report({i, i + 6}, out);
    if (const auto n = doubled_run(text, i); n != 0) report({i, i + 2 * n}, out);
  }
}

}  // namespace jishi::checker
