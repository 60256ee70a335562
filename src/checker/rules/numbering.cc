// Headings in order: 一、（一）1.（1）, each level counting from one under its parent; and 一是 二是 三是 in
// one paragraph.

#include <array>
#include <string>

#include "base/text.h"
#include "checker/headings.h"
#include "checker/rules/rules.h"

namespace jishi::checker {

namespace {

constexpr std::u32string_view kCounters = U"一二三四五六七八九十";

class Order {
 public:
  explicit Order(Findings& out) : out_(out) {}

  void next(const Heading& heading) {
    const auto level = static_cast<std::size_t>(heading.level);
    if (heading.skewed)
      report(heading, "序号的括号或标点不规范", "一级用“一、”，二级用“（一）”，三级用“1.”，四级用“（1）”");
    for (std::size_t deeper = level + 1; deeper < last_.size(); ++deeper) last_[deeper] = 0;
    const int expected = last_[level] + 1;
    if (heading.value == last_[level]) {
      report(heading, "序号重复：前面已有“" + heading.key + "”", "顺延编号");
    } else if (heading.value != expected) {
      report(heading, "序号不连续：此处应为第" + std::to_string(expected) + "项，写作“" + heading.key + "”",
             "检查是否漏项并重新编号");
    } else if (level == 2 && last_[1] == 0 && seen_top_) {
      report(heading, "二级标题之前没有一级标题", "补写上级标题");
    }
    if (level == 1) seen_top_ = true;
    last_[level] = heading.value;
  }

 private:
  void report(const Heading& heading, std::string reason, std::string suggestion) {
    out_.defect(heading.number, "numbering", Severity::warning, std::move(reason), std::move(suggestion));
  }

  Findings& out_;
  std::array<int, 5> last_{};
  bool seen_top_ = false;
};

// 一是…；二是…；四是…
void look_at_counters(std::u32string_view text, const Range& paragraph, Findings& out) {
  int last = 0;
  for (std::size_t i = paragraph.start; i + 1 < paragraph.end; ++i) {
    if (text[i + 1] != U'是') continue;
    const bool begins = i == paragraph.start || is_any(text[i - 1], U"。；：，");
    const auto value = kCounters.find(text[i]);
    if (!begins || value == std::u32string_view::npos) continue;
    const int number = static_cast<int>(value) + 1;
    if (number != 1 && last != 0 && number != last + 1)
      out.defect(
          {i, i + 2}, "numbering", Severity::warning,
          "分项不连续：前一项为“" + to_utf8(kCounters.substr(static_cast<std::size_t>(last - 1), 1)) + "是”",
          "检查是否漏项");
    last = number;
  }
}

}  // namespace

void find_numbering(const Scene& scene, Findings& out) {
  Order order(out);
  for (const auto& heading : scene.draft.headings) order.next(heading);
  for (const auto& paragraph : scene.draft.paragraphs) look_at_counters(scene.draft.body, paragraph, out);
}

}  // namespace jishi::checker
