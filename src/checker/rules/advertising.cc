// Lines of those who sell texts, and what a web page leaves around a copied text. A line is weighed by the
// sellers' words in it and by how it is built; one word alone ("公众号", "会员") never makes it advertising.

#include <algorithm>
#include <set>

#include "checker/rules/rules.h"
#include "checker/word_table.h"

namespace jishi::checker {

namespace {

constexpr int kEnough = 4;
constexpr int kWord = 2;
constexpr std::size_t kLongLine = 400;  // longer ones are weighed sentence by sentence

enum : std::size_t { kSeller, kContact };

// 【哒哒素材库】 at the start: a brand.
bool starts_with_brand(std::u32string_view line) {
  return !line.empty() && line[0] == U'【' && line.find(U'】') != std::u32string_view::npos &&
         line.find(U'】') <= 14;
}

bool starts_with_source(std::u32string_view line) {
  for (const std::u32string_view word :
       {U"来自：", U"来源：", U"来自:", U"来源:", U"转自：", U"本文来自", U"本文来源"})
    if (line.substr(0, word.size()) == word) return true;
  return false;
}

class Weigher {
 public:
  explicit Weigher(const Vocabulary& words) {
    table_.add_all(words.advertising, kSeller);
    table_.add_all(words.contact, kContact);
  }

  bool is_advertising(std::u32string_view text, const Range& line) const {
    std::set<std::u32string_view> sellers;
    int weight = 0;
    bool contact = false;
    for (const auto& hit : table_.find(text, line)) {
      const auto word = text.substr(hit.range.start, hit.range.size());
      if (hit.id == kSeller) sellers.insert(word);
      const auto next = hit.range.end < line.end ? text[hit.range.end] : U' ';
      if (hit.id == kContact && is_any(next, U"：:")) contact = true;
    }
    weight += kWord * static_cast<int>(sellers.size());
    const auto view = text.substr(line.start, line.size());
    if (contact) weight += 2;
    if (starts_with_brand(view)) weight += 1;
    if (starts_with_source(view)) weight += 2;
    if (view.find(U'！') != std::u32string_view::npos) weight += 1;
    return weight >= kEnough && (contact || !sellers.empty());
  }

 private:
  WordTable table_;
};

std::vector<Range> sentences_of(std::u32string_view text, const Range& line) {
  std::vector<Range> parts;
  std::size_t start = line.start;
  for (std::size_t i = line.start; i < line.end; ++i) {
    if (!is_stop(text[i])) continue;
    parts.push_back({start, i + 1});
    start = i + 1;
  }
  if (start < line.end) parts.push_back({start, line.end});
  return parts;
}

void report(const Range& range, Findings& out) {
  out.defect(range, "advertising", Severity::error, "出售或代写材料的广告，不属于报告正文", "整行删去");
  out.cut(range);
}

}  // namespace

void find_advertising(const Scene& scene, Findings& out) {
  const Weigher weigher(scene.words);
  const std::u32string_view text = scene.draft.text;
  for (const auto& whole : lines_of(text)) {
    const Range line = trimmed(text, whole);
    if (line.size() == 0) continue;
    if (line.size() <= kLongLine) {
      if (weigher.is_advertising(text, line)) report(line, out);
      continue;
    }
    for (const auto& part : sentences_of(text, line))
      if (weigher.is_advertising(text, part)) report(part, out);
  }
}

// 下载 打印 全屏 收藏 【字号： 加大 还原 减小 】 来源： 时间：
void find_page_residue(const Scene& scene, Findings& out) {
  WordTable table;
  table.add_all(scene.words.page_residue, 0);
  const std::u32string_view text = scene.draft.text;
  for (const auto& whole : lines_of(text)) {
    const Range line = trimmed(text, whole);
    if (line.size() == 0 || line.size() > 120) continue;
    const auto hits = table.find(text, line);
    std::size_t covered = 0;
    for (const auto& hit : hits) covered += hit.range.size();
    const auto view = text.substr(line.start, line.size());
    if (view.find(U'。') != std::u32string_view::npos) continue;
    if (hits.size() < 2 && covered != line.size()) continue;
    if (covered * 3 < line.size()) continue;
    out.defect(line, "advertising", Severity::warning, "从网页复制时带入的按钮或栏目文字，不属于报告正文",
               "删去");
    out.cut(line);
  }
}

}  // namespace jishi::checker
