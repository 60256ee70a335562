#include "report/layout/lines.h"

#include <gtest/gtest.h>

#include <random>

#include "base/text.h"

namespace jishi::report {
namespace {

// Every Latin character half a cell wide.
class HalfCells : public TypeMeter {
 public:
  double latin_width(FontRole, std::string_view text) const override {
    return static_cast<double>(count_code_points(text)) / 2;
  }
};

std::vector<Line> set(const std::string& text, Measure measure = {}) {
  return break_lines({{FontRole::fangsong, text}}, measure, HalfCells());
}

std::string text_of(const Line& line) {
  std::string out;
  for (const auto& piece : line.pieces) out += piece.text;
  return out;
}

std::string repeat(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

TEST(Lines, a_chinese_line_holds_28_characters) {
  const auto lines = set(repeat("统", 100), {28, 2, 0, true});
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(count_code_points(text_of(lines[0])), 26u);  // two characters in
  EXPECT_EQ(count_code_points(text_of(lines[1])), 28u);
  EXPECT_EQ(count_code_points(text_of(lines[2])), 28u);
  EXPECT_DOUBLE_EQ(lines[1].width, 28);
}

TEST(Lines, a_word_is_not_split) {
  const auto lines = set(repeat("统", 26) + "2025年");
  EXPECT_EQ(text_of(lines[0]), repeat("统", 26) + "2025");
  EXPECT_EQ(text_of(lines[1]), "年");
  EXPECT_EQ(text_of(set(repeat("统", 27) + "2025年")[1]), "2025年");
}

TEST(Lines, a_word_longer_than_a_line_is_split) {
  const auto lines = set(repeat("x", 130));
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(text_of(lines[0]).size(), 56u);
}

TEST(Lines, a_closing_mark_is_taken_in_by_narrowing) {
  const auto lines = set(repeat("统", 10) + "，" + repeat("计", 17) + "。后文");
  EXPECT_EQ(text_of(lines[0]), repeat("统", 10) + "，" + repeat("计", 17) + "。");
  EXPECT_NEAR(lines[0].width, 28, 1e-9);
}

TEST(Lines, a_closing_mark_that_cannot_be_taken_in_draws_a_character_down) {
  const auto lines = set(repeat("统", 28) + "。后文");
  EXPECT_EQ(text_of(lines[0]), repeat("统", 27));
  EXPECT_NEAR(lines[0].width, 28, 1e-9);
  EXPECT_EQ(text_of(lines[1]), "统。后文");
}

TEST(Lines, an_opening_mark_goes_to_the_next_line) {
  EXPECT_EQ(text_of(set(repeat("统", 27) + "“甲”")[0]), repeat("统", 27));
}

TEST(Lines, a_dash_of_two_is_kept_together) {
  const auto lines = set(repeat("统", 27) + "——后");
  EXPECT_EQ(text_of(lines[0]), repeat("统", 26));
}

TEST(Lines, the_last_line_is_not_spread) {
  EXPECT_DOUBLE_EQ(set("统计")[0].width, 2);
}

TEST(Lines, no_text_is_one_empty_line) {
  EXPECT_EQ(set("").size(), 1u);
}

TEST(Lines, a_newline_ends_a_line) {
  const auto lines = set("甲\n\n乙");
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(text_of(lines[1]), "");
}

TEST(Lines, a_variation_selector_stays_with_its_character) {
  const auto lines = set(repeat("统", 27) + "葛\xF3\xA0\x84\x80" + "后");
  EXPECT_EQ(text_of(lines[0]), repeat("统", 27) + "葛\xF3\xA0\x84\x80");
}

// Whatever the prose: nothing is lost, no line is too wide, and marks stand where they may.
TEST(Lines, hold_the_rules_on_any_prose) {
  const std::vector<std::string> words = {"统计", "数据质量", "的", "2025",    "年",
                                          "a",    "38.5%",    "葛", "七名同志"};
  const std::vector<std::string> before = {"", "", "", "", "“", "（", "《"};
  const std::vector<std::string> after = {"", "", "，", "。", "、", "”", "）", "》", "。”", "——", "；"};
  const std::u32string never_first = U"，。”）、》；";
  const std::u32string never_last = U"“（《";
  std::mt19937 random(7);
  const auto any = [&](const std::vector<std::string>& list) { return list[random() % list.size()]; };
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (int i = 0; i < 80; ++i) text += any(before) + any(words) + any(after);
    std::string joined;
    const auto lines = set(text, {28, 2, 0, true});
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const auto line = to_u32(text_of(lines[i]));
      joined += text_of(lines[i]);
      EXPECT_LE(lines[i].width, 28 + 1e-6);
      EXPECT_EQ(never_first.find(line.front()), std::u32string::npos) << text;
      EXPECT_EQ(never_last.find(line.back()), std::u32string::npos) << text;
      if (i + 1 < lines.size()) {
        EXPECT_NEAR(lines[i].width, 28, 1e-6);
      }
    }
    EXPECT_EQ(joined, text);
  }
}

}  // namespace
}  // namespace jishi::report
