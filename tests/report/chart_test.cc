#include "report/chart.h"

#include <gtest/gtest.h>

#include "report/sample_document.h"
#include "report/support.h"

namespace jishi::report {
namespace {

Chart chart() {
  return {"各领域责任事项完成情况",
          {{"已完成", "#2e7d32", "●"}, {"补办", "#1f5fbf", "◐"}, {"逾期", "#c62828", "■"}},
          {{"政治方向", {12, 0, 3}}, {"干部队伍", {5, 0, 0}}, {"党风廉政", {0, 0, 0}}}};
}

TEST(Chart, is_drawn_as_kept) {
  expect_golden("chart.svg", chart_svg(chart(), "sans-serif") + "\n");
}

TEST(Chart, stays_inside_its_frame) {
  const auto drawing = draw_chart(chart());
  for (const auto& rect : drawing.rects) {
    EXPECT_GE(rect.x, 0);
    EXPECT_LE(rect.x + rect.width, 1000);
    EXPECT_LE(rect.y + rect.height, drawing.height);
  }
}

TEST(Chart, bars_are_as_long_as_their_counts) {
  const auto drawing = draw_chart(chart());
  double twelve = 0;
  double three = 0;
  for (const auto& rect : drawing.rects) {
    if (rect.colour == "#2e7d32" && rect.width > twelve) twelve = rect.width;
    if (rect.colour == "#c62828" && rect.width > three) three = rect.width;
  }
  EXPECT_NEAR(twelve / three, 4, 1e-9);
}

TEST(Chart, leaves_out_parts_no_bar_has) {
  EXPECT_EQ(chart_svg(chart(), "x").find("补办"), std::string::npos);
}

TEST(Chart, is_told_in_words) {
  EXPECT_EQ(describe_chart(chart()), "政治方向：● 已完成 12，■ 逾期 3\n干部队伍：● 已完成 5\n党风廉政：无");
}

TEST(Chart, is_a_small_table_in_plain_text) {
  const auto grid = chart_grid(chart());
  ASSERT_EQ(grid.columns.size(), 3u) << "what no bar has is left out";
  EXPECT_EQ(grid.columns[1].header, "● 已完成");
  EXPECT_EQ(grid.rows[0], (std::vector<std::string>{"政治方向", "12", "3"}));
  EXPECT_EQ(grid.rows[2], (std::vector<std::string>{"党风廉政", "0", "0"}));
  auto document = document_of("一句话。");
  document.blocks.push_back(chart());
  const auto text = plain_text(document);
  EXPECT_NE(text.find("各领域责任事项完成情况\n"), std::string::npos) << text;
  for (const auto* word : {"政治方向", "12", "■ 逾期"}) EXPECT_NE(text.find(word), std::string::npos) << text;
}

TEST(Chart, without_bars_has_no_fault) {
  EXPECT_GT(draw_chart({"空", {}, {}}).height, 0);
}

}  // namespace
}  // namespace jishi::report
