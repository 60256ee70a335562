#include "report/grid.h"

#include <gtest/gtest.h>

#include <pugixml.hpp>

#include "base/text.h"
#include "report/cell_number.h"
#include "report/support.h"

namespace jishi::report {
namespace {

Grid grid() {
  Grid out;
  out.title = "云溪区统计局2025年度会议台账";
  out.columns = {{"编号", GridKind::text, 18},
                 {"名称", GridKind::text, 16},
                 {"日期", GridKind::date, 12},
                 {"人数", GridKind::number, 6}};
  out.rows = {{"会议〔2025〕1号", "局党组会议研究全年工作安排和任务分解", "2025-02-18", "7"},
              {"会议〔2025〕2号", "=HYPERLINK(\"x\")", "2025年3月", "-3"},
              {"会议〔2025〕3号", "含,逗号和\"引号\"\n换行"}};
  out.notes = {"共 3 条"};
  return out;
}

std::string sheet_of(const std::string& bytes) {
  return zip_part(bytes, "xl/worksheets/sheet1.xml").value_or("");
}

TEST(GridText, is_aligned_as_kept) {
  expect_golden("grid.txt", grid_text(grid()));
}

TEST(GridText, every_column_begins_in_one_place) {
  const auto lines = split(grid_text(grid()), "\n");
  // The date stands behind 编号 (15 wide) and 名称 (16 wide), two spaces each.
  for (const auto& line : lines)
    if (const auto at = line.find("2025-02-18"); at != std::string::npos) {
      EXPECT_EQ(display_width(line.substr(0, at)), 15u + 2 + 16 + 2);
    }
}

TEST(GridText, no_line_ends_in_blanks) {
  for (const auto& line : split(grid_text(grid()), "\n")) EXPECT_FALSE(line.ends_with(' ')) << line;
}

TEST(GridText, no_rows_is_no_fault) {
  EXPECT_NE(grid_text({"空", {{"列"}}, {}, {}}).find("列"), std::string::npos);
}

TEST(GridText, fits_the_room_there_is_and_cuts_no_number) {
  const auto text = grid_text(grid(), 50);
  for (const auto& line : split(text, "\n")) EXPECT_LE(display_width(line), 50u) << line;
  for (const auto* whole : {"会议〔2025〕1号", "2025-02-18", "2025年3月"})
    EXPECT_NE(text.find(whole), std::string::npos) << whole;
  EXPECT_NE(text.find("编号"), std::string::npos);
  EXPECT_EQ(grid_text(grid(), 200), grid_text(grid())) << "room enough changes nothing";
}

TEST(GridText, columns_give_way_and_cut_no_id_and_no_period) {
  const Grid narrow = {
      "",
      {{"编号", GridKind::text, 30}, {"期间", GridKind::text, 30}, {"名称", GridKind::text, 40}},
      {{"见会议〔2025〕12号的附件和风险点〔2026〕4号", "2025年第三季度和2025年下半年",
        "园区数据共享岗超出范围提供企业数据的风险"}},
      {}};
  for (std::size_t room = 44; room <= 100; ++room) {
    const auto text = grid_text(narrow, room);
    for (const auto* whole : {"会议〔2025〕12号", "风险点〔2026〕4号", "2025年第三季度", "2025年下半年"})
      EXPECT_NE(text.find(whole), std::string::npos) << room << "\n" << text;
    for (const auto& line : split(text, "\n")) EXPECT_LE(display_width(line), room) << line;
  }
}

TEST(GridText, no_room_and_odd_letters_are_no_fault) {
  const Grid odd = {
      "", {{"名", GridKind::text, 2}}, {{"e\u0301e\u0301\u200B"}, {"a\xff中   "}, {""}, {"\n"}}, {}};
  for (std::size_t room = 0; room < 6; ++room)
    for (const auto& line : split(grid_text(odd, room), "\n")) EXPECT_FALSE(line.ends_with(' ')) << room;
}

TEST(GridText, is_told_in_lines_where_no_table_fits) {
  const auto text = grid_text(grid(), 30);
  EXPECT_NE(text.find("编号  会议〔2025〕1号\n名称  局党组会议研究全年工作安\n      排和任务分解\n日期  "
                      "2025-02-18\n人数  7\n\n"),
            std::string::npos)
      << text;
  EXPECT_TRUE(text.ends_with("\n共 3 条\n"));
}

TEST(GridText, a_word_longer_than_its_column_is_cut_all_the_same) {
  const Grid one = {"", {{"名称", GridKind::text, 10}}, {{"abcdefghijklmnopqrstuvwxyz"}}, {}};
  EXPECT_EQ(grid_text(one), "名称\n----------\nabcdefghij\nklmnopqrst\nuvwxyz\n");
}

TEST(GridCsv, is_written_as_kept) {
  expect_golden("grid.csv", grid_csv(grid()));
}

TEST(GridCsv, quotes_and_breaks_by_rfc_4180) {
  const auto csv = grid_csv(grid());
  EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBF"));
  EXPECT_NE(csv.find("\"含,逗号和\"\"引号\"\"\n换行\",,\r\n"), std::string::npos);
}

TEST(GridCsv, a_formula_becomes_text_and_a_number_stays) {
  const auto row = [](const std::string& cell) {
    return split(grid_csv({"", {{"列"}}, {{cell}}, {}}), "\r\n").at(1);
  };
  EXPECT_EQ(row("=1+1"), "'=1+1");
  EXPECT_EQ(row("+86"), "'+86");
  EXPECT_EQ(row("@x"), "'@x");
  EXPECT_EQ(row("-x"), "'-x");
  EXPECT_EQ(row("\t=1"), "'\t=1");
  EXPECT_EQ(row("-3.5"), "-3.5");
}

TEST(GridXlsx, holds_numbers_dates_and_texts_as_such) {
  const auto sheet = sheet_of(grid_xlsx(grid()));
  EXPECT_NE(sheet.find("<v>45706</v>"), std::string::npos);  // 2025-02-18
  EXPECT_NE(sheet.find("<v>-3</v>"), std::string::npos);
  EXPECT_EQ(sheet.find("<f>"), std::string::npos);
}

TEST(GridXlsx, is_ready_for_print) {
  const auto bytes = grid_xlsx(grid());
  const auto sheet = sheet_of(bytes);
  for (const char* words : {"paperSize=\"9\"", "orientation=\"landscape\"", "fitToHeight=\"0\"",
                            "state=\"frozen\"", "<mergeCell ref=\"A1:D1\"/>"})
    EXPECT_NE(sheet.find(words), std::string::npos) << words;
  EXPECT_NE(zip_part(bytes, "xl/workbook.xml")->find("$2:$2"),
            std::string::npos);  // the header on every page
}

TEST(GridXlsx, the_same_grid_gives_the_same_bytes) {
  EXPECT_EQ(grid_xlsx(grid()), grid_xlsx(grid()));
}

TEST(GridXlsx, takes_any_title_and_any_length) {
  auto any = grid();
  any.title = "2025/2026 [台账]: 'x' * ? \\ 很长很长很长很长很长很长很长很长很长很长很长很长";
  any.rows.push_back({std::string(70'000, 'x'), "\x01控制"});
  EXPECT_FALSE(sheet_of(grid_xlsx(any)).empty());
  EXPECT_FALSE(sheet_of(grid_xlsx({"", {{"列"}}, {}, {}})).empty());
}

TEST(PlainNumber, takes_what_a_double_keeps_and_no_codes) {
  for (const char* text : {"0", "-12", "0.5", "1024", "999999999999999"})
    EXPECT_TRUE(plain_number(text)) << text;
  for (const char* text :
       {"", "-", "+1", "1e3", "007", "1,024", ".5", "5.", "0x1", "1 ", "9999999999999999", "一"})
    EXPECT_FALSE(plain_number(text)) << text;
}

}  // namespace
}  // namespace jishi::report
