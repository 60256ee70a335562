// What a template's reader was to fill in and did not: x等, XX, ××, AAA, 某某, 【单位名称】, ____.

#include "checker/rules/rules.h"
#include "checker/word_table.h"

namespace jishi::checker {

namespace {

void report(const Range& range, Findings& out) {
  out.defect(range, "placeholder", Severity::error, "模板占位文字未替换为实际内容", "填写实际内容");
}

bool is_cross(char32_t c) {
  return is_any(c, U"xXｘＸ×Ⅹ");
}

// After a single x that stands for a name or a number: 通报的x等, x月x日, 第x次.
bool stands_for_something(std::u32string_view text, std::size_t at) {
  if (at == 0 || at + 1 >= text.size()) return false;
  const char32_t before = text[at - 1];
  const char32_t after = text[at + 1];
  if (!is_han(before) && !is_any(before, U"“”《》、，。（")) return false;
  return is_any(after, U"等起月日年个名次项局区市县镇村社某同书科处级人") && !is_any(after, U"光线射");
}

// The same capital three times and more (AAA); grades (AAA级景区) and Roman numerals are words.
bool is_dummy_letters(std::u32string_view text, const Range& run) {
  const char32_t letter = text[run.start];
  if (run.size() < 3 || is_any(letter, U"IVwWC")) return false;
  for (std::size_t i = run.start; i < run.end; ++i)
    if (text[i] != letter) return false;
  const auto rest = text.substr(run.end, 2);
  for (const std::u32string_view word : {U"级", U"景区", U"信用", U"认证", U"评级", U"等级"})
    if (rest.substr(0, word.size()) == word) return false;
  return true;
}

void look_at_letters(std::u32string_view text, const Range& run, Findings& out) {
  std::size_t crosses = 0;
  for (std::size_t i = run.start; i < run.end; ++i) crosses += is_cross(text[i]) ? 1U : 0U;
  if (crosses == run.size()) {
    if (run.size() >= 2) {
      report(run, out);
    } else if (stands_for_something(text, run.start)) {
      const bool etc = text[run.start + 1] == U'等';
      report({run.start, run.end + (etc ? 1U : 0U)}, out);
    }
  } else if (is_dummy_letters(text, run)) {
    report(run, out);
  }
}

// 【单位名称】: a bracket that says what is to be written there.
bool asks_for_something(std::u32string_view inner) {
  return has_any(inner, {U"名称", U"单位", U"姓名", U"填写", U"日期", U"时间", U"地点", U"数字", U"此处",
                         U"插入", U"请", U"待补", U"待定", U"某", U"XX", U"xx"});
}

void look_at_bracket(std::u32string_view text, std::size_t at, Findings& out) {
  const auto close = text.substr(at, 24).find(U'】');
  if (close == std::u32string_view::npos) return;
  if (asks_for_something(text.substr(at + 1, close - 1))) report({at, at + close + 1}, out);
}

}  // namespace

void find_placeholders(const Scene& scene, Findings& out) {
  const std::u32string_view text = scene.draft.body;
  WordTable table;
  table.add_all(scene.words.placeholders, 0);
  table.add(U"某某", 0);
  table.add(U"（填写", 0);
  for (const auto& hit : table.find(text, {0, text.size()})) {
    // A literal made of letters is judged with the whole run of letters it stands in.
    const char32_t first = text[hit.range.start];
    if (is_latin(first) || is_cross(first)) continue;
    report(hit.range, out);
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    if (is_latin(c) || is_cross(c)) {
      std::size_t end = i;
      while (end < text.size() && (is_latin(text[end]) || is_cross(text[end]))) ++end;
      look_at_letters(text, {i, end}, out);
      i = end - 1;
    } else if (c == U'【') {
      look_at_bracket(text, i, out);
    } else if (c == U'_' || c == U'＿') {
      std::size_t end = i;
      while (end < text.size() && text[end] == c) ++end;
      if (end - i >= 3) report({i, end}, out);
      i = end - 1;
    }
  }
}

}  // namespace jishi::checker
