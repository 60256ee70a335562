// What a register is refused for: each with its place, and nothing stored.

#include "import/office.h"

namespace jishi::importing::test {

TEST(ImportRefuses, a_date_that_is_none) {
  const auto problem = only_problem("会议.csv", meetings_head + "2023年2月30日,其他,会,陈立新,,\n");
  EXPECT_EQ(problem.reason.code, "date.none");
  EXPECT_EQ(problem.file, "会议.csv");
  EXPECT_EQ(problem.row, 2);
  EXPECT_EQ(problem.column, "日期");
  EXPECT_EQ(problem.value, "2023年2月30日");
}

TEST(ImportRefuses, an_end_before_its_start) {
  EXPECT_THAT(only_problem("巡察.csv", "巡察单位,开始日期,结束日期\n区委第四巡察组,2023-04-27,2023-03-14\n")
                  .reason.code,
              testing::AnyOf("record.order", "import.end-before-start"));
}

TEST(ImportRefuses, a_person_who_is_not_in_the_list) {
  const auto problem = only_problem("会议.csv", meetings_head + "2023-01-18,其他,会,诸葛亮,,\n");
  EXPECT_EQ(problem.reason.code, "record.unknown-person");
  EXPECT_EQ(problem.column, "主持人");
  EXPECT_EQ(problem.value, "诸葛亮");
}

TEST(ImportRefuses, everything_at_once_where_there_is_no_list_of_people) {
  Office office;
  const Folder folder;
  folder.write("会议.csv", meetings_head + "8月11日,其他,甲会,路人,,\n8月12日,其他,乙会,路人乙,,\n");
  ImportOptions options;
  options.year = 2023;
  const auto report = office.import(folder.path() / "会议.csv", options);
  EXPECT_EQ(codes(report), (std::vector<std::string>{"import.no-people"})) << all_of(report);
  EXPECT_FALSE(report.stored);
}

TEST(ImportRefuses, a_name_twice_in_the_list_of_people) {
  Office office;
  const auto report = office.import_folder({{"机构人员.csv", people + "王海燕,科员,办公室,,,,2022-01-01\n"}});
  EXPECT_THAT(codes(report), ElementsAre("organisation.duplicate-person"));
  EXPECT_EQ(report.problems[0].row, 5);
  EXPECT_THAT(office.records(), IsEmpty());
}

TEST(ImportRefuses, two_chiefs_at_a_time) {
  Office office;
  EXPECT_THAT(
      codes(office.import_folder({{"机构人员.csv", people + "周丽,局长,局领导,是,是,,2022-01-01\n"}})),
      ElementsAre("organisation.two-chiefs"));
}

TEST(ImportRefuses, a_finding_number_used_twice) {
  const std::string head = "编号,问题大类,问题,认领科室,责任领导\n";
  const auto problem = only_problem(
      "巡察整改.csv", head + "4,党建,甲,办公室,王海燕\n5,党建,乙,办公室,王海燕\n5,党建,丙,办公室,王海燕\n");
  EXPECT_EQ(problem.reason.code, "import.duplicate-key");
  EXPECT_EQ(problem.row, 4);
  EXPECT_THAT(problem.reason.sentence(Lang::zh), AllOf(HasSubstr("5"), HasSubstr("第 3 行重复")));
}

TEST(ImportRefuses, an_unknown_sheet_with_the_names_it_knows) {
  const auto problem = only_problem("天气.csv", "气温,湿度\n1,2\n");
  EXPECT_EQ(problem.reason.code, "import.unknown-sheet");
  EXPECT_THAT(problem.reason.remedy(Lang::zh), HasSubstr("会议"));
  EXPECT_EQ(only_problem("信息发布审批流.csv", "a,b\n1,2\n").reason.code, "import.unknown-sheet-near");
}

TEST(ImportRefuses, an_unknown_header_with_the_one_probably_meant) {
  const auto problem = only_problem("会议.csv", "日期,名称,主恃人\n2023-01-18,会,陈立新\n");
  EXPECT_EQ(problem.reason.code, "import.unknown-header-near");
  EXPECT_EQ(problem.column, "主恃人");
  EXPECT_THAT(problem.reason.remedy(Lang::zh), HasSubstr("“主持人”"));
}

TEST(ImportRefuses, a_missing_column_a_column_twice_and_one_without_header) {
  EXPECT_EQ(only_problem("会议.csv", "日期,主持人\n2023-01-18,陈立新\n2023-01-19,陈立新\n").reason.code,
            "import.missing-header");
  EXPECT_EQ(only_problem("会议.csv", "日期,名称,会议名称\n2023-01-18,会,会\n").reason.code,
            "import.header-twice");
  const auto problem = only_problem("会议.csv", "日期,名称,\n2023-01-18,会,x\n2023-01-19,会,y\n");
  EXPECT_EQ(problem.reason.code, "import.headless-column");
  EXPECT_EQ(problem.column, "C");
}

TEST(ImportRefuses, a_file_that_is_no_register_and_says_which) {
  EXPECT_EQ(only_problem("会议.xlsx", "not a zip").reason.code, "import.no-zip");
  EXPECT_EQ(only_problem("会议.csv", std::string("\xFF\xFE\xE5\x65\x2C\x00", 6)).reason.code, "import.utf16");
  const auto problem = only_problem("会议.csv", "日期,名称\n2023-01-18,\xFF\xFF\n");
  EXPECT_EQ(problem.reason.code, "import.encoding");
  EXPECT_EQ(problem.file, "会议.csv");
}

TEST(ImportRefuses, an_error_cell) {
  MadeBook book;
  book.sheets = {{"会议", "<row r=\"1\">" + text_cell("A1", "日期") + text_cell("B1", "名称") +
                              text_cell("C1", "内容") + "</row><row r=\"2\">" +
                              text_cell("A2", "2023-01-18") + text_cell("B2", "会") +
                              "<c r=\"C2\" t=\"e\"><v>#N/A</v></c></row>"}};
  EXPECT_EQ(only_problem("会议.xlsx", book.bytes()).reason.code, "import.error-cell");
}

}  // namespace jishi::importing::test
