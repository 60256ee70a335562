#include <gmock/gmock.h>

#include "import/limits.h"
#include "import/made_books.h"

namespace jishi::importing::test {

using testing::ElementsAre;

TEST(Csv, rows_end_with_lf_crlf_or_cr) {
  for (const std::string end : {"\n", "\r\n", "\r"})
    EXPECT_THAT(read_all("a.csv", "日期,名称" + end + "2023-01-18,会议" + end),
                ElementsAre("1:日期|名称", "2:2023-01-18|会议"));
}

TEST(Csv, the_last_row_needs_no_line_end) {
  EXPECT_THAT(read_all("a.csv", "a,b\nc,d"), ElementsAre("1:a|b", "2:c|d"));
}

TEST(Csv, a_byte_order_mark_is_not_part_of_the_first_cell) {
  EXPECT_THAT(read_all("a.csv", "\xEF\xBB\xBF日期,名称\n"), ElementsAre("1:日期|名称"));
}

TEST(Csv, quotes_hold_separators_line_breaks_and_doubled_quotes) {
  EXPECT_THAT(read_all("a.csv", "\"a,b\",\"c\nd\",\"e\"\"f\"\nx,y,z\n"),
              ElementsAre("1:a,b|c\nd|e\"f", "2:x|y|z"));
}

TEST(Csv, blank_rows_are_passed_over_and_counted) {
  EXPECT_THAT(read_all("a.csv", "a,b\n\n , \t\n,\nc,d\n"), ElementsAre("1:a|b", "5:c|d"));
}

TEST(Csv, gb18030_is_read_where_it_is_no_utf8) {
  // 日期,学习类型 in GB18030, and 𠮷 in its four-byte form.
  EXPECT_THAT(read_all("a.csv", "\xC8\xD5\xC6\xDA,\xD1\xA7\xCF\xB0\n\x95\x34\xA4\x37,x\n"),
              ElementsAre("1:日期|学习", testing::StartsWith("2:")));
}

TEST(Csv, gb18030_cut_by_a_reading_piece_stays_whole) {
  std::string bytes = "\xC8\xD5\n";
  std::string want = "1:日";
  for (int i = 0; i < 40'000; ++i) bytes += "\xC8\xD5\xC6\xDA\n";
  const auto rows = read_all("a.csv", bytes);
  ASSERT_EQ(rows.size(), 40'001u);
  EXPECT_EQ(rows.back(), "40001:日期");
}

TEST(Csv, the_separator_is_the_one_the_first_line_uses) {
  EXPECT_THAT(read_all("a.csv", "日期;名称\n2023-01-18;a,b\n"),
              ElementsAre("1:日期|名称", "2:2023-01-18|a,b"));
  EXPECT_THAT(read_all("a.csv", "日期\t名称\n"), ElementsAre("1:日期|名称"));
  EXPECT_THAT(read_all("a.csv", "sep=;\n日期;名称\n"), ElementsAre("2:日期|名称"));
}

TEST(Csv, utf16_is_refused_by_its_name) {
  EXPECT_THAT(read_all("a.csv", std::string("\xFF\xFE\xE5\x65,\0", 6)), ElementsAre("import.utf16"));
}

TEST(Csv, bytes_that_are_no_text_are_refused) {
  EXPECT_THAT(read_all("a.csv", std::string("a,\0b", 4)), ElementsAre("import.not-text"));
  EXPECT_THAT(read_all("a.csv",
                       "a,\x01"
                       "b\n"),
              ElementsAre("import.not-text"));
  EXPECT_THAT(read_all("a.csv", "a,b\n\xFF\xFF,c\n"), ElementsAre("import.encoding"));
  EXPECT_THAT(read_all("a.csv",
                       "\xEF\xBB\xBF"
                       "a,\xC8\xD5\n"),
              ElementsAre("import.utf8-damaged"));
}

TEST(Csv, an_open_quote_and_text_after_a_quote_are_refused) {
  EXPECT_THAT(read_all("a.csv", "a,b\n\"c,d\n"), ElementsAre("1:a|b", "import.csv-quote-open"));
  EXPECT_THAT(read_all("a.csv", "a,b\n\"c\"d,e\n"), ElementsAre("1:a|b", "import.csv-quote-inside"));
}

TEST(Csv, a_cell_holds_what_excel_allows_and_no_more) {
  std::string fits;
  for (std::size_t i = 0; i < limits::cell_characters; ++i) fits += "字";
  EXPECT_EQ(read_all("a.csv", "a," + fits + "\n").size(), 1u);
  EXPECT_EQ(read_all("a.csv", "a," + fits + "\n")[0].size(), fits.size() + 4);
  EXPECT_THAT(read_all("a.csv", "a," + fits + "x\n"), ElementsAre("import.cell-too-long"));
}

TEST(Csv, columns_beyond_the_limit_are_refused) {
  EXPECT_THAT(read_all("a.csv", std::string(300, ',') + "x\n"), ElementsAre("import.columns"));
}

TEST(Csv, an_empty_file_has_no_rows) {
  EXPECT_THAT(read_all("a.csv", ""), ElementsAre());
}

}  // namespace jishi::importing::test
