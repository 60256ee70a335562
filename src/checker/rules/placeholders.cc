// What a template's reader was to fill in and did not: x等, XX, ××, AAA, 某某, 【单位名称】,
// （此处填写数据）, [姓名], ____; and what a machine that writes texts says of itself.

#include <algorithm>

#include "checker/rules/rules.h"
#include "checker/word_table.h"

namespace jishi::checker {

namespace {

void report(const Range& range, Findings& out) {
  out.defect(range, "placeholder", Severity::error, "模板占位或生成工具的文字，没有换成实际内容",
             "填写实际内容");
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
  const auto letters = text.substr(run.start, run.size());
  if (letters ==
          U"TO"
          U"DO" ||
      letters == U"TBD")
    return true;
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

// Other brackets hold much else: only what is said to the writer, and in square ones the bare name of a
// field.
bool asks_the_writer(std::u32string_view inner, bool square) {
  for (const std::u32string_view start :
       {U"此处", U"请填", U"请补", U"请在此", U"填写", U"待填", U"待补充", U"待完善", U"插入图", U"插入表"})
    if (inner.starts_with(start)) return true;
  static constexpr std::u32string_view kFields[] = {
      U"姓名", U"单位", U"单位名称", U"日期", U"部门", U"部门名称", U"职务", U"年份",
      U"地点", U"数字", U"数据",     U"时间", U"科室", U"名称",     U"标题", U"内容"};
  return square && std::find(std::begin(kFields), std::end(kFields), inner) != std::end(kFields);
}

constexpr std::u32string_view kOpening = U"【（(［[〔";
constexpr std::u32string_view kClosing = U"】）)］]〕";

void look_at_bracket(std::u32string_view text, std::size_t at, Findings& out) {
  const auto kind = kOpening.find(text[at]);
  const auto close = text.substr(at, 24).find(kClosing[kind]);
  if (close == std::u32string_view::npos) return;
  const auto inner = text.substr(at + 1, close - 1);
  if (kind == 0 ? asks_for_something(inner) : asks_the_writer(inner, kind > 2))
    report({at, at + close + 1}, out);
}

// 待补充 that stands for the thing itself; 台账待补充完善 tells of work.
bool stands_alone(std::u32string_view text, const Range& word) {
  const auto is_edge = [](char32_t c) { return !is_han(c) && !is_digit(c) && !is_latin(c); };
  const auto before = text.substr(0, word.start);
  const bool begins = before.empty() || is_edge(before.back()) || before.ends_with(U"数据") ||
                      before.ends_with(U"数字") || before.ends_with(U"内容") || before.ends_with(U"此处");
  return begins && (word.end == text.size() || is_edge(text[word.end]));
}

void find_words(const Scene& scene, std::u32string_view text, Findings& out) {
  enum : std::size_t { kLiteral, kAlone };
  WordTable table;
  table.add_all(scene.words.placeholders, kLiteral);
  table.add(U"某某", kLiteral);
  table.add(U"（填写", kLiteral);
  table.add(U"待补充", kAlone);
  for (const auto& hit : table.find(text, {0, text.size()})) {
    // A literal made of letters is judged with the whole run of letters it stands in.
    const char32_t first = text[hit.range.start];
    if (is_latin(first) || is_cross(first)) continue;
    if (hit.id == kLiteral || stands_alone(text, hit.range)) report(hit.range, out);
  }
}

}  // namespace

void find_placeholders(const Scene& scene, Findings& out) {
  const std::u32string_view text = scene.draft.body;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    if (is_latin(c) || is_cross(c)) {
      std::size_t end = i;
      while (end < text.size() && (is_latin(text[end]) || is_cross(text[end]))) ++end;
      look_at_letters(text, {i, end}, out);
      i = end - 1;
    } else if (is_any(c, kOpening)) {
      look_at_bracket(text, i, out);
    } else if (c == U'_' || c == U'＿') {
      std::size_t end = i;
      while (end < text.size() && text[end] == c) ++end;
      if (end - i >= 3) report({i, end}, out);
      i = end - 1;
    }
  }
  find_words(scene, text, out);
}

}  // namespace jishi::checker
