#include <gtest/gtest.h>

#include "base/text.h"
#include "checker/draft.h"
#include "checker/headings.h"
#include "checker/word_table.h"

namespace jishi::checker {
namespace {

Draft read(const char* text) {
  Draft draft(to_u32(text));
  draft.read_structure();
  return draft;
}

TEST(Structure, headings_give_numbers_titles_and_levels) {
  const auto draft =
      read("报告\n一、政治建设\n（一）学习。认真学习。\n1.计划\n（1）内容\n二、班子建设\n正文。");
  ASSERT_EQ(draft.headings.size(), 5U);
  EXPECT_EQ(draft.headings[0].title, "政治建设");
  EXPECT_EQ(draft.headings[1].key, "（一）");
  EXPECT_EQ(draft.headings[1].title, "学习");
  EXPECT_EQ(draft.headings[2].level, 3);
  EXPECT_EQ(draft.headings[3].level, 4);
  EXPECT_EQ(draft.headings[4].value, 2);
}

TEST(Structure, a_sentence_knows_its_section) {
  const auto draft = read("报告\n三、主体责任\n（三）巡察整改。召开了会议。");
  ASSERT_EQ(draft.sentences.size(), 1U);
  EXPECT_EQ(draft.sentences[0].section, "三（三）");
  EXPECT_EQ(draft.sentences[0].headings, "主体责任\n巡察整改\n");
}

TEST(Structure, a_section_reaches_to_the_next_of_its_level) {
  const auto draft = read("报告\n一、甲\n（一）乙。正文。\n二、丙\n正文。");
  ASSERT_EQ(draft.sections.size(), 3U);
  EXPECT_EQ(
      to_utf8(draft.text.substr(draft.sections[0].start, draft.sections[0].end - draft.sections[0].start)),
      "一、甲\n（一）乙。正文。");
}

TEST(Structure, a_heading_behind_a_blanked_marker_is_read) {
  Draft draft(to_u32("题目\n##x##二、民主集中制\n正文。"));
  draft.blank({3, 8});
  draft.read_structure();
  ASSERT_EQ(draft.headings.size(), 1U);
  EXPECT_EQ(draft.headings[0].range.start, 8U);
}

TEST(Structure, decimals_dates_and_lists_are_no_headings) {
  for (const char* line : {"2023.3.14召开会议。", "1.5倍以上。", "一、二、三科室参加。", "十分重要。"}) {
    const auto text = to_u32(line);
    EXPECT_FALSE(read_heading(text, {0, text.size()})) << line;
  }
}

TEST(Structure, a_first_sentence_with_a_figure_is_no_title) {
  const auto draft = read("题目\n（一）全年召开会议3次。会议研究了重要事项。");
  ASSERT_EQ(draft.sentences.size(), 2U);
  EXPECT_EQ(draft.headings[0].title, "");
}

TEST(Structure, a_title_broken_by_a_line_end_stays_in_one_sentence) {
  const auto draft = read("题目\n一、学习\n深刻领会了《甲书》《\n乙书纲要》等书籍的要义。随后研讨。");
  ASSERT_EQ(draft.breaks.size(), 1U);
  ASSERT_EQ(draft.sentences.size(), 2U);
  EXPECT_EQ(draft.paragraphs.size(), 1U);
}

TEST(Structure, clauses_are_not_cut_inside_titles_and_brackets) {
  const auto draft = read("题目\n一、甲\n学习了《甲，乙》，研究了（丙，丁）事项；结束。");
  ASSERT_EQ(draft.sentences.size(), 1U);
  EXPECT_EQ(draft.sentences[0].clauses.size(), 3U);
}

TEST(Structure, the_longest_word_wins_and_positions_count_characters) {
  WordTable table;
  table.add(U"民主生活会", 1);
  table.add(U"专题民主生活会", 2);
  const std::u32string text = U"召开专题民主生活会";
  const auto hits = table.find(text, {0, text.size()});
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].id, 2U);
  EXPECT_EQ(hits[0].range.start, 2U);
}

}  // namespace
}  // namespace jishi::checker
