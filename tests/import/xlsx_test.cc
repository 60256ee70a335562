#include <gmock/gmock.h>

#include <fstream>

#include "import/limits.h"
#include "import/made_books.h"
#include "import/xlsx/number_format.h"
#include "import/xlsx/shared_strings.h"

namespace jishi::importing::test {

using testing::ElementsAre;

namespace {

std::vector<std::string> rows(const std::string& sheet_rows, const MadeBook& like = {},
                              const std::string& after = "") {
  auto book = like;
  book.sheets = {{"会议", sheet_rows, after}};
  return read_all("a.xlsx", book.bytes());
}

std::string with_part(const std::string& name, const std::string& text) {
  MadeBook book;
  book.sheets = {{"会议", ""}};
  auto parts = book.parts();
  std::erase_if(parts, [&](const auto& part) { return part.first == name; });
  parts.emplace_back(name, text);
  return zip_of(parts);
}

}  // namespace

TEST(Xlsx, strings_are_shared_inline_or_formula_results) {
  MadeBook book;
  book.strings = "<si><t>日期</t></si><si><r><t>会</t></r><r><t>议</t></r><rPh><t>huiyi</t></rPh></si>";
  EXPECT_THAT(rows("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
                   "<c r=\"C1\" t=\"inlineStr\"><is><t>内</t></is></c><c r=\"D1\" "
                   "t=\"str\"><f>A1&amp;B1</f><v>果</v></c></row>",
                   book),
              ElementsAre("1:日期|会议|内|果"));
}

TEST(Xlsx, cells_and_rows_without_a_place_follow_each_other) {
  EXPECT_THAT(rows("<row><c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c></row><row r=\"5\"><c "
                   "r=\"C5\"><v>7</v></c></row>"),
              ElementsAre("1:a|b", "5:||7"));
}

TEST(Xlsx, a_number_is_a_date_only_where_its_format_says_so) {
  MadeBook book;
  book.formats =
      "<numFmt numFmtId=\"170\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/>"
      "<numFmt numFmtId=\"171\" formatCode=\"0.00&quot;天day&quot;\"/>";
  book.styles = "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/>";
  EXPECT_THAT(rows("<row><c><v>45148</v></c><c s=\"1\"><v>45148</v></c><c s=\"1\"><v>45148.75</v></c><c "
                   "s=\"2\"><v>45139</v></c>"
                   "<c s=\"3\"><v>45148</v></c></row>",
                   book),
              ElementsAre("1:45148|2023-08-10|2023-08-10|2023-08|45148"));
}

TEST(Xlsx, formats_say_how_much_of_a_date_is_shown) {
  EXPECT_EQ(shape_of_code("yyyy-mm-dd hh:mm"), NumberShape::day);
  EXPECT_EQ(shape_of_code("[$-804]yyyy\"年\"m\"月\"d\"日\";@"), NumberShape::day);
  EXPECT_EQ(shape_of_code("m\"月\"d\"日\""), NumberShape::month_day);
  EXPECT_EQ(shape_of_code("yyyy\\年"), NumberShape::year);
  EXPECT_EQ(shape_of_code("[h]:mm:ss"), NumberShape::time);
  EXPECT_EQ(shape_of_code("h:mm AM/PM"), NumberShape::time);
  EXPECT_EQ(shape_of_code("General"), NumberShape::number);
  EXPECT_EQ(shape_of_code("#,##0.00_);[Red](#,##0.00)"), NumberShape::number);
  EXPECT_EQ(shape_of_code("@"), NumberShape::number);
  EXPECT_EQ(shape_of_builtin(57), NumberShape::month);
  EXPECT_EQ(shape_of_builtin(58), NumberShape::month_day);
  EXPECT_EQ(shape_of_builtin(0), NumberShape::number);
}

TEST(Xlsx, serials_count_from_1900_with_its_false_leap_day_or_from_1904) {
  EXPECT_EQ(day_of_serial(1, false)->iso(), "1900-01-01");
  EXPECT_EQ(day_of_serial(59, false)->iso(), "1900-02-28");
  EXPECT_FALSE(day_of_serial(60, false));
  EXPECT_EQ(day_of_serial(61, false)->iso(), "1900-03-01");
  EXPECT_EQ(day_of_serial(45148, false)->iso(), "2023-08-10");
  EXPECT_EQ(day_of_serial(45148 - 1462, true)->iso(), "2023-08-10");
  EXPECT_FALSE(day_of_serial(0, false));
  EXPECT_FALSE(day_of_serial(1e9, false));
}

TEST(Xlsx, a_date_whose_format_hides_the_year_says_so) {
  const auto cell = numeric_cell("45515", NumberShape::month_day, false);
  EXPECT_EQ(cell.text, "2024-08-11");
  EXPECT_TRUE(cell.hides_year);
}

TEST(Xlsx, numbers_are_plain_decimals) {
  EXPECT_EQ(numeric_cell("12", NumberShape::number, false).text, "12");
  EXPECT_EQ(numeric_cell("1.2E+3", NumberShape::number, false).text, "1200");
  EXPECT_EQ(numeric_cell("0.30000000000000004", NumberShape::number, false).text, "0.3");
}

TEST(Xlsx, a_merged_area_repeats_its_value) {
  EXPECT_THAT(rows(rows_of({{"a", "b", "c"}, {"王海燕", "1", "x"}, {"", "2", ""}, {"", "3", "y"}}), {},
                   "<mergeCells count=\"2\"><mergeCell ref=\"A2:A4\"/><mergeCell ref='C2:C3'/></mergeCells>"),
              ElementsAre("1:a|b|c", "2:王海燕|1|x", "3:王海燕|2|x", "4:王海燕|3|y"));
}

TEST(Xlsx, a_row_that_holds_only_parts_of_merged_areas_is_blank) {
  EXPECT_THAT(rows(rows_of({{"a", "b"}, {"", ""}, {"c", "d"}}), {},
                   "<mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells>"),
              ElementsAre("1:a|b", "3:c|d"));
}

TEST(Xlsx, error_cells_and_formulas_without_result_are_marked) {
  MadeBook book;
  book.sheets = {{"会议", "<row><c t=\"e\"><v>#REF!</v></c><c><f>A1</f></c></row>"}};
  const auto bytes = book.bytes();
  auto opened = open_book("a.xlsx", bytes);
  ASSERT_TRUE(opened);
  ASSERT_TRUE((*opened)->open_sheet(0));
  Row row;
  ASSERT_TRUE(*(*opened)->next(row));
  EXPECT_EQ(row.cells[0].kind, CellKind::error);
  EXPECT_EQ(row.cells[1].kind, CellKind::error);
}

TEST(Xlsx, hidden_sheets_are_told) {
  MadeBook book;
  book.sheets = {{"会议", ""}, {"字典", "", "", "veryHidden"}};
  const auto bytes = book.bytes();
  auto opened = open_book("a.xlsx", bytes);
  ASSERT_TRUE(opened);
  EXPECT_FALSE((*opened)->sheets()[0].hidden);
  EXPECT_TRUE((*opened)->sheets()[1].hidden);
}

TEST(Xlsx, names_with_a_prefix_are_read_alike) {
  EXPECT_THAT(
      read_all("a.xlsx",
               with_part("xl/worksheets/sheet1.xml",
                         "<x:worksheet xmlns:x=\"u\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\" "
                         "t=\"str\"><x:v>a</x:v></x:c></x:row>"
                         "<x:row r=\"2\"><x:c r=\"B2\" t=\"str\"><x:v>b</x:v></x:c></x:row></x:sheetData>"
                         "<x:mergeCells><x:mergeCell ref=\"A1:A2\"/></x:mergeCells></x:worksheet>")),
      ElementsAre("1:a", "2:a|b"));
}

TEST(Xlsx, what_is_no_workbook_is_refused_by_what_it_is) {
  EXPECT_THAT(read_all("a.xlsx", "日期,名称\n"), ElementsAre("import.no-zip"));
  EXPECT_THAT(read_all("a.xlsx", "PK\x03\x04 and then nothing"), ElementsAre("import.zip-damaged"));
  EXPECT_THAT(read_all("a.xls", std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") + std::string(2000, '\0')),
              ElementsAre("import.xls"));
  EXPECT_THAT(read_all("a.xlsx", zip_of({{"mimetype", "application/vnd.oasis"}})),
              ElementsAre("import.not-workbook"));
  EXPECT_THAT(read_all("a.xlsx", zip_of({{"word/document.xml", "<a/>"}})),
              ElementsAre("import.not-workbook"));
}

TEST(Xlsx, an_encrypted_workbook_is_told_from_an_old_one) {
  std::string bytes = std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") + std::string(504, '\0');
  bytes += std::string("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32) + std::string(480, '\0');
  EXPECT_THAT(read_all("a.xlsx", bytes), ElementsAre("import.encrypted"));
}

TEST(Xlsx, macros_are_refused) {
  MadeBook book;
  book.sheets = {{"会议", ""}};
  auto parts = book.parts();
  for (auto& [name, text] : parts)
    if (name.ends_with(".rels"))
      text.insert(
          text.find("</Rel"),
          "<Relationship Id=\"m\" Type=\"http://schemas.microsoft.com/office/2006/relationships/vbaProject\" "
          "Target=\"vbaProject.bin\"/>");
  EXPECT_THAT(read_all("a.xlsm", zip_of(parts)), ElementsAre("import.macros"));
}

TEST(Xlsx, a_truncated_file_is_refused) {
  MadeBook book;
  book.sheets = {{"会议", rows_of({{"a", "b"}})}};
  const auto bytes = book.bytes();
  for (std::size_t n = 4; n < bytes.size(); n += 97) {
    const auto cut = bytes.substr(0, n);
    EXPECT_THAT(read_all("a.xlsx", cut), ElementsAre("import.zip-damaged")) << n;
  }
}

TEST(Xlsx, a_dtd_is_refused) {
  EXPECT_THAT(
      read_all("a.xlsx", with_part("xl/worksheets/sheet1.xml",
                                   "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet><sheetData/></worksheet>")),
      ElementsAre("import.dtd"));
  EXPECT_THAT(read_all("a.xlsx", with_part("xl/workbook.xml", "<!DOCTYPE a><workbook/>")),
              ElementsAre("import.dtd"));
}

TEST(Xlsx, malformed_xml_rows_that_go_back_and_lost_strings_are_refused) {
  EXPECT_THAT(rows("<row></c>"), ElementsAre("import.xml"));
  EXPECT_THAT(rows("<row r=\"3\"/><row r=\"2\"/>"), ElementsAre("import.xml"));
  EXPECT_THAT(rows("<row r=\"1\"><c t=\"s\"><v>9</v></c></row>"), ElementsAre("import.xml"));
  EXPECT_THAT(rows("<row r=\"1048577\"><c><v>9</v></c></row>"), ElementsAre("import.rows"));
  EXPECT_THAT(rows("<row r=\"1\"><c r=\"ZZ1\"><v>9</v></c></row>"), ElementsAre("import.columns"));
}

TEST(Xlsx, more_than_a_hundred_sheets_are_refused) {
  MadeBook book;
  for (int i = 0; i < 101; ++i) book.sheets.push_back({"s" + std::to_string(i), ""});
  EXPECT_THAT(read_all("a.xlsx", book.bytes()), ElementsAre("import.sheets"));
}

TEST(Xlsx, a_part_that_inflates_beyond_measure_is_refused) {
  EXPECT_THAT(rows(std::string(40u << 20, ' ')), ElementsAre("import.zip-bomb"));
  EXPECT_THAT(read_all("a.xlsx", with_part("xl/styles.xml",
                                           "<styleSheet>" + std::string(20u << 20, ' ') + "</styleSheet>")),
              ElementsAre("import.zip-bomb"));
}

TEST(Xlsx, one_tag_without_end_does_not_fill_the_memory) {
  EXPECT_THAT(rows("<row r=\"" + std::string(8u << 20, '1')), ElementsAre("import.xml"));
}

namespace {

// Makes a gigabyte of one letter between two texts, as a zip source.
struct Gigabyte {
  std::string before = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>";
  std::string after = "</t></is></c></row></sheetData></worksheet>";
  std::uint64_t filler = 1ull << 30;
  std::uint64_t at = 0;
};

zip_int64_t gigabyte(void* state, void* into, zip_uint64_t n, zip_source_cmd_t command) {
  auto& made = *static_cast<Gigabyte*>(state);
  switch (command) {
    case ZIP_SOURCE_OPEN:
      made.at = 0;
      return 0;
    case ZIP_SOURCE_READ: {
      zip_uint64_t done = 0;
      auto* out = static_cast<char*>(into);
      while (done < n) {
        const auto place = made.at;
        if (place < made.before.size()) {
          out[done] = made.before[place];
        } else if (place < made.before.size() + made.filler) {
          const auto take = std::min<std::uint64_t>(n - done, made.before.size() + made.filler - place);
          std::fill_n(out + done, take, 'A');
          done += take;
          made.at += take;
          continue;
        } else if (const auto rest = place - made.before.size() - made.filler; rest < made.after.size()) {
          out[done] = made.after[rest];
        } else {
          break;
        }
        ++done;
        ++made.at;
      }
      return static_cast<zip_int64_t>(done);
    }
    case ZIP_SOURCE_STAT: {
      auto* stat = static_cast<zip_stat_t*>(into);
      zip_stat_init(stat);
      stat->valid = 0;
      return sizeof *stat;
    }
    case ZIP_SOURCE_SUPPORTS:
      return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                            ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    default:
      return 0;
  }
}

std::uint64_t resident_peak_kb() {
  std::ifstream status("/proc/self/status");
  std::string word;
  while (status >> word)
    if (word == "VmHWM:") {
      std::uint64_t kb = 0;
      status >> kb;
      return kb;
    }
  return 0;
}

}  // namespace

TEST(Xlsx, a_gigabyte_in_one_cell_never_sits_in_memory) {
  MadeBook book;
  book.sheets = {{"会议", ""}};
  Folder folder;
  const auto path = folder.write("a.xlsx", book.bytes());
  int code = 0;
  zip_t* archive = zip_open(path.c_str(), 0, &code);
  ASSERT_NE(archive, nullptr);
  Gigabyte made;
  const auto index = zip_file_add(archive, "xl/worksheets/sheet1.xml",
                                  zip_source_function(archive, gigabyte, &made), ZIP_FL_OVERWRITE);
  ASSERT_GE(index, 0);
  zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_DEFLATE, 1);
  ASSERT_EQ(zip_close(archive), 0);
  const auto before = resident_peak_kb();
  auto opened = open_book(path);
  ASSERT_TRUE(opened);
  const auto refused = read_all(**opened);
  EXPECT_THAT(refused, ElementsAre(testing::AnyOf("import.cell-too-long", "import.zip-bomb")));
  EXPECT_LT(resident_peak_kb() - before, 32u * 1024);
}

TEST(Xlsx, many_shared_strings_lie_in_a_file_and_are_found_again) {
  MadeBook book;
  std::string sheet;
  const int count = 200'000;
  for (int i = 0; i < count; ++i) book.strings += "<si><t>字串" + std::to_string(i) + "号之内容</t></si>";
  for (int i = 0; i < 1000; ++i) {
    const auto index = (i * 7919) % count;
    sheet += "<row><c t=\"s\"><v>" + std::to_string(index) + "</v></c></row>";
  }
  const auto got = rows(sheet, book);
  ASSERT_EQ(got.size(), 1000u);
  for (int i = 0; i < 1000; ++i)
    ASSERT_EQ(got[static_cast<std::size_t>(i)],
              std::to_string(i + 1) + ":字串" + std::to_string((i * 7919) % count) + "号之内容");
}

TEST(Xlsx, the_sample_workbook_is_read) {
  const std::filesystem::path path = JISHI_SOURCE_DIR "/../shared/data/bureau-2023/区审计局2023年度台账.xlsx";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "the sample registers are not here";
  auto opened = open_book(path);
  ASSERT_TRUE(opened);
  EXPECT_EQ((*opened)->sheets().size(), 18u);
  const auto inspection_findings = read_all(**opened, 8);
  ASSERT_EQ(inspection_findings.size(), 20u);
  EXPECT_THAT(inspection_findings[2], testing::HasSubstr("2023-12-29"));
}

}  // namespace jishi::importing::test
