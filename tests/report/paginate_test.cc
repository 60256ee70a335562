#include "report/layout/paginate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "report/sample_document.h"

namespace jishi::report {
namespace {

class HalfCells : public TypeMeters, public TypeMeter {
 public:
  const TypeMeter& at(double) const override { return *this; }
  double latin_width(FontRole, std::string_view text) const override {
    return static_cast<double>(count_code_points(text)) / 2;
  }
};

std::string repeat(const std::string& text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

// The page's lines in order, page number left out.
std::vector<std::string> lines_of(const Page& page) {
  std::map<int, std::string> lines;
  for (const auto& text : page.texts)
    if (text.baseline < Sheet::top + Sheet::text_height)
      lines[static_cast<int>(text.baseline * 100)] += text.text;
  std::vector<std::string> out;
  for (const auto& [y, line] : lines) out.push_back(line);
  return out;
}

TEST(Pages, a_full_page_holds_22_lines_of_28_characters) {
  const auto pages = paginate(document_of(repeat("统", 28 * 60)), HalfCells());
  const auto lines = lines_of(pages[1]);
  ASSERT_EQ(lines.size(), 22u);
  for (const auto& line : lines) EXPECT_EQ(count_code_points(line), 28u);
}

TEST(Pages, the_type_area_is_filled_to_its_edges) {
  const auto page = paginate(document_of(repeat("统", 28 * 60)), HalfCells())[1];
  const auto& first = page.texts.front();
  const double em = Sheet::cell;
  EXPECT_NEAR(first.x, 28, 1e-9);
  EXPECT_NEAR(first.baseline - kAscent * em, 37, 1e-9);
  double right = 0;
  double bottom = 0;
  for (const auto& text : page.texts) {
    if (text.size_pt < kBodySize) continue;  // the page number
    double x = text.x;
    for (const double advance : text.advances) x += advance;
    right = std::max(right, x);
    bottom = std::max(bottom, text.baseline + (1 - kAscent) * em);
  }
  EXPECT_NEAR(right, 210 - 26, 1e-6);
  EXPECT_NEAR(bottom, 297 - 35, 1e-6);
}

TEST(Pages, a_heading_never_ends_a_page) {
  for (std::size_t before = 14; before < 24; ++before) {
    auto document = document_of(repeat("统", 26 + 28 * (before - 1)));
    document.blocks.push_back(Heading{1, "一、", "标题在此"});
    document.blocks.push_back(Paragraph{"", {Sentence{repeat("计", 60), {}, {}}}});
    for (const auto& page : paginate(document, HalfCells())) {
      const auto lines = lines_of(page);
      if (!lines.empty()) {
        EXPECT_NE(lines.back(), "一、标题在此") << before;
      }
    }
  }
}

TEST(Pages, the_signature_never_stands_without_text) {
  for (std::size_t count = 10; count < 30; ++count) {
    const auto pages = paginate(document_of(repeat("统", 26 + 28 * (count - 1))), HalfCells());
    const auto lines = lines_of(pages.back());
    ASSERT_GE(lines.size(), 3u) << count;
    EXPECT_EQ(lines[lines.size() - 1], "2026年1月9日");
    EXPECT_EQ(lines[lines.size() - 2], "云溪区统计局");
    EXPECT_EQ(lines.front().rfind("统", 0) == 0 || lines.front() == "标题", true) << count << lines.front();
  }
}

// GB/T 9704-2012 §7.3.5.2: the unit two characters from the right, the date's first character two right of
// the unit's.
TEST(Pages, the_date_begins_two_characters_after_the_unit) {
  auto document = document_of("正文。");
  document.unit = "云溪区统计局普查中心办公室";
  const auto page = paginate(document, HalfCells()).front();
  const auto find = [&](const std::string& start) {
    return std::find_if(page.texts.begin(), page.texts.end(),
                        [&](const PlacedText& text) { return text.text.rfind(start, 0) == 0; })
        ->x;
  };
  EXPECT_NEAR(find("2026") - find("云溪"), 2 * Sheet::cell, 1e-6);
  EXPECT_NEAR(find("云溪"), Sheet::left + (28 - 2 - 13) * Sheet::cell, 1e-6);
}

TEST(Pages, odd_numbers_stand_right_and_even_ones_left) {
  const auto pages = paginate(document_of(repeat("统", 28 * 60)), HalfCells());
  EXPECT_GT(pages[0].texts.back().x, 150);
  EXPECT_LT(pages[1].texts.back().x, 60);
}

TEST(Pages, an_annex_begins_a_page) {
  const auto pages = paginate(sample_document(), HalfCells());
  const auto begins = [](const Page& page) { return lines_of(page).front() == "附件"; };
  EXPECT_EQ(std::count_if(pages.begin(), pages.end(), begins), 1);
}

TEST(Pages, a_chart_taller_than_a_page_is_made_smaller) {
  auto document = document_of("正文。");
  Chart tall{"高图", {{"甲", "#123456", "●"}}, {}};
  for (int i = 0; i < 60; ++i) tall.bars.push_back({"条", {1}});
  document.blocks.push_back(tall);
  const auto pages = paginate(document, HalfCells());
  for (const auto& page : pages)
    for (const auto& chart : page.charts)
      EXPECT_LE(chart.y + chart.drawing.height / 1000 * chart.width,
                Sheet::top + Sheet::text_height - Sheet::pitch);
}

TEST(Pages, a_table_repeats_its_head_and_loses_no_row) {
  auto document = document_of("正文。");
  Table table{"表", {"序号", "内容"}, {}};
  for (int i = 0; i < 90; ++i) table.rows.push_back({"r" + std::to_string(i), repeat("长", 60)});
  table.rows.push_back({"最长", repeat("长", 2000)});
  document.blocks.push_back(table);
  const auto pages = paginate(document, HalfCells());
  std::string all;
  std::size_t heads = 0;
  for (const auto& page : pages)
    for (const auto& text : page.texts) {
      all += text.text + "|";
      heads += text.text == "序号" ? 1u : 0u;
      if (text.size_pt == kTableSize) {
        EXPECT_LE(text.baseline, Sheet::top + Sheet::text_height + 1e-6);
      }
    }
  EXPECT_GE(heads, pages.size() - 1);
  for (int i = 0; i < 90; ++i) EXPECT_NE(all.find("r" + std::to_string(i) + "|"), std::string::npos);
  EXPECT_EQ(split(all, "长").size() - 1, 90u * 60 + 2000 + 1);
}

}  // namespace
}  // namespace jishi::report
