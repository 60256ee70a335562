// Which year a register, a row and a date without one are of (docs/formats/import.md).

#include "import/office.h"

namespace jishi::importing::test {

TEST(Import, the_same_bytes_are_taken_again_with_another_year_and_that_is_told) {
  Office office;
  const auto folder = office.folder({{"会议.csv", meetings_head + "1月5日,其他,会,陈立新,,\n"}}, "台账");
  ImportOptions options;
  options.year = 2022;
  ASSERT_TRUE(office.import(folder, options).stored);
  EXPECT_EQ(office.import(folder, options).counts.added, 0u);
  EXPECT_THAT(office.records(false), ElementsAre(HasSubstr("meeting 2022 2022-01-05")));
  const auto forgotten = office.import(folder);
  EXPECT_EQ(forgotten.problem_count, 0u) << "no year given: nothing asks for another one";
  EXPECT_EQ(forgotten.counts.added, 0u);
  options.year = 2023;
  const auto other = office.import(folder, options);
  EXPECT_TRUE(other.stored);
  EXPECT_THAT(office.records(false),
              ElementsAre(HasSubstr("meeting 2022 2022-01-05"), HasSubstr("meeting 2023 2023-01-05")));
  EXPECT_THAT(note_codes(other), Contains("import.note-other-year"));
  const auto again = office.import(folder, options);
  EXPECT_EQ(again.counts.added, 0u);
  EXPECT_TRUE(
      std::all_of(again.files.begin(), again.files.end(), [](const auto& f) { return f.was_imported; }));
}

TEST(Import, another_year_is_told_only_of_files_that_brought_records_of_it) {
  Office office;
  const auto folder = office.folder({{"会议.csv", meetings_head + "2023-01-05,其他,会,陈立新,,\n"}}, "台账");
  ImportOptions options;
  options.year = 2023;
  ASSERT_TRUE(office.import(folder, options).stored);
  options.year = 2025;
  const auto codes_then = note_codes(office.import(folder / "会议.csv", options));
  EXPECT_THAT(codes_then, Not(Contains("import.note-other-year"))) << "its rows say 2023";
}

TEST(Import, the_year_comes_from_the_title_then_the_names_then_the_option) {
  const auto happened = [](const std::string& folder, const std::string& title,
                           std::optional<int> year) -> std::string {
    Office office;
    ImportOptions options;
    options.year = year;
    const auto report =
        office.import(office.folder({{"会议.csv", title + "日期,名称\n8月11日,会\n"}}, folder), options);
    if (report.problem_count > 0) return codes(report)[0];
    return office.records(false)[0].substr(8, 15);
  };
  EXPECT_EQ(happened("台账2022", "区审计局2023年度会议台账,\n", 2021), "2023 2023-08-11");
  EXPECT_EQ(happened("台账2022", "", 2021), "2022 2022-08-11");
  EXPECT_EQ(happened("台账", "", 2021), "2021 2021-08-11");
  EXPECT_EQ(happened("台账", "", std::nullopt), "date.year-needed");
}

TEST(Import, a_chosen_year_that_the_register_overrules_is_told) {
  Office office;
  ImportOptions options;
  options.year = 2023;
  const auto report = office.import(
      office.folder({{"会议.csv", "区审计局2022年度会议台账,\n日期,名称\n8月11日,会\n"}}), options);
  EXPECT_THAT(note_codes(report), ElementsAre("import.note-title-year"));
  EXPECT_EQ(office.records(false)[0].substr(8, 15), "2022 2022-08-11");
}

TEST(Import, a_row_of_another_year_stands_in_the_register_of_its_year) {
  Office office;
  office.import_folder({{"会议.csv", "日期,名称\n2022-12-30,会\n"}});
  EXPECT_THAT(office.records(false), ElementsAre(testing::StartsWith("meeting 2023 2022-12-30")));
}

TEST(Import, a_chosen_year_is_only_for_rows_that_say_none_and_another_year_is_told) {
  Office office;
  ImportOptions options;
  options.year = 2022;
  const auto report = office.import(
      office.folder(
          {{"会议.csv",
            meetings_head +
                "2023-01-18,其他,甲会,陈立新,,\n1月19日,其他,乙会,陈立新,,\n2023年2月,其他,丙会,陈立新,,\n"},
           {"机构人员.csv", people}},
          "台账"),
      options);
  ASSERT_EQ(report.problem_count, 0u) << all_of(report);
  EXPECT_THAT(office.records(false),
              UnorderedElementsAre(HasSubstr("meeting 2023 2023-01-18"), HasSubstr("meeting 2022 2022-01-19"),
                                   HasSubstr("meeting 2023 2023-02")));
  EXPECT_THAT(note_codes(report), ElementsAre("import.note-own-year"))
      << "of each other year once, of posts never";
  EXPECT_EQ(report.notes[0].row, 2);
  EXPECT_THAT(report.notes[0].reason.sentence(Lang::zh), HasSubstr("2023 年"));
}

namespace {

// One row of a register in a folder, with the year that was chosen: the record's text, or the first problem.
std::string taken(const std::string& file, const std::string& bytes, std::optional<int> year,
                  const std::string& folder = "台账") {
  Office office;
  ImportOptions options;
  options.year = year;
  const auto report = office.import(office.folder({{file, bytes}}, folder), options);
  if (report.problem_count > 0) return codes(report)[0];
  return office.records(false)[0];
}

}  // namespace

TEST(Import, a_date_without_its_year_is_of_the_year_of_its_row_where_the_register_says_none) {
  const auto inspected = [](const std::string& days, std::optional<int> year,
                            const std::string& folder = "台账") {
    const auto text =
        taken("巡察.csv", "巡察单位,开始日期,结束日期\n区委第四巡察组," + days + "\n", year, folder);
    return text.substr(0, text.find(" {"));
  };
  for (const auto year : {std::optional<int>(), std::optional(2024), std::optional(2026)}) {
    EXPECT_EQ(inspected("2025-03-10,4月22日", year), "inspection 2025 2025-03-10/2025-04-22");
    EXPECT_EQ(inspected("3月10日,2025-04-22", year), "inspection 2025 2025-03-10/2025-04-22")
        << "the first date of the rule that says a year, not the first date";
  }
  EXPECT_EQ(inspected("2025-12-20,1月15日", 2026), "inspection 2025 2025-12-20/2026-01-15")
      << "not eleven months before it began";
  EXPECT_EQ(inspected("2025-12-20,1月15日", std::nullopt), "date.year-needed");
  EXPECT_EQ(inspected("2025-12-20,1月15日", 2025), "import.year-unclear");
  EXPECT_EQ(inspected("3月10日,4月22日", 2026), "inspection 2026 2026-03-10/2026-04-22");
  EXPECT_EQ(inspected("3月10日,4月22日", std::nullopt), "date.year-needed");
  EXPECT_EQ(inspected("2025-12-20,1月15日", 2020, "台账2026"), "inspection 2026 2025-12-20/2026-01-15")
      << "a register that says its year says theirs";
}

TEST(Import, the_rows_of_a_table_and_other_dates_follow_the_same_rule) {
  const std::string head = "交办来源,交办日期,事项,承办人,办理进展\n";
  const auto row = [&](const std::string& given, std::optional<int> year,
                       const std::string& folder = "台账") {
    return taken("督办.csv", head + "区委办公室," + given + ",甲,孙卫东,1月8日｜陈立新｜已布置\n", year,
                 folder);
  };
  EXPECT_THAT(row("2025-12-20", std::nullopt, "台账2026"), HasSubstr("2026-01-08"));
  EXPECT_THAT(row("2025-12-20", 2026), HasSubstr("2026-01-08"));
  EXPECT_THAT(row("2025-12-20", 2025), HasSubstr("import.year-unclear"));
  EXPECT_THAT(row("2025-01-04", 2026), HasSubstr("2025-01-08"));
  EXPECT_EQ(
      taken("督办.csv",
            head + "区委办公室,2024-12-10,甲,孙卫东,12月20日｜陈立新｜进点；1月8日｜陈立新｜初稿\n", 2025),
      "import.year-unclear")
      << "no year is right for both";
}

TEST(Import, what_stands_is_of_its_registers_year_and_what_lasts_is_of_its_days) {
  EXPECT_THAT(taken("请假与个人事项.csv",
                    "姓名,类别,事由,起始日期,结束日期\n孙卫东,请假报备,探亲,2023-05-06,2023-05-09\n", 2026),
              HasSubstr("leave-filing 2023 2023-05-06"));
  EXPECT_THAT(
      taken("廉政风险点.csv",
            "岗位,风险点,风险等级,防控措施,责任人,排查日期\n采购,化整为零,高,集体研究,孙卫东,2024-03-19\n",
            2026),
      HasSubstr("risk-point 2026 2024-03-19"));
  Office office;
  ImportOptions options;
  options.year = 2025;
  const auto report = office.import(
      office.folder({{"机构人员.csv", people + "周丽,科长,法规科,,,,2022-03-15\n"}}, "台账"), options);
  ASSERT_EQ(report.problem_count, 0u) << all_of(report);
  EXPECT_THAT(office.records(), Each(testing::StartsWith("post 2025 ")));
}

TEST(ImportRefuses, a_date_cell_whose_hidden_year_is_another) {
  MadeBook book;
  book.styles = "<xf numFmtId=\"0\"/><xf numFmtId=\"58\"/>";
  book.sheets = {{"会议", "<row r=\"1\">" + text_cell("A1", "日期") + text_cell("B1", "名称") +
                              "</row><row r=\"2\"><c r=\"A2\" s=\"1\"><v>45515</v></c>" +
                              text_cell("B2", "会") + "</row>"}};
  EXPECT_EQ(only_problem("会议.xlsx", book.bytes()).reason.code, "import.hidden-year");
}

// 7.10 typed into a cell without a format is kept as the number 7.1.
TEST(ImportRefuses, a_month_and_a_day_in_a_cell_that_holds_a_number) {
  const auto with_number = [](const std::string& cell) {
    MadeBook book;
    book.styles += "<xf numFmtId=\"2\"/>";
    book.sheets = {
        {"会议", rows_of({{"日期", "名称"}}) + "<row r=\"2\">" + cell + text_cell("B2", "会") + "</row>"}};
    return book.bytes();
  };
  for (const auto* value : {"7.1", "10.2", "11.3", "7.15", "2023.1"}) {
    const auto problem =
        only_problem("会议.xlsx", with_number("<c r=\"A2\"><v>" + std::string(value) + "</v></c>"));
    EXPECT_EQ(problem.reason.code, "import.number-day") << value;
    EXPECT_EQ(problem.column, "日期");
    EXPECT_EQ(problem.value, value);
  }
  EXPECT_EQ(only_problem("会议.xlsx", with_number("<c r=\"A2\" s=\"2\"><v>7.1</v></c>")).reason.code,
            "import.number-day")
      << "shown as 7.10";
  EXPECT_THAT(taken("会议.xlsx", with_number(text_cell("A2", "7.10")), 2023), HasSubstr("2023-07-10"));
  EXPECT_THAT(taken("会议.xlsx", with_number("<c r=\"A2\" s=\"1\"><v>45117</v></c>"), 2023),
              HasSubstr("2023-07-10"));
  EXPECT_THAT(taken("会议.xlsx", with_number("<c r=\"A2\"><v>20230710</v></c>"), 2023),
              HasSubstr("2023-07-10"));
  EXPECT_THAT(taken("会议.csv", "日期,名称\n7.10,会\n", 2023), HasSubstr("2023-07-10"));
}

TEST(ImportRefuses, a_hidden_year_that_is_not_that_of_its_row) {
  // 开始日期 written in full; 结束日期 shows month and day alone and holds this serial number.
  const auto with_end = [](const std::string& serial) {
    MadeBook book;
    book.styles = "<xf numFmtId=\"0\"/><xf numFmtId=\"58\"/>";
    book.sheets = {{"巡察", "<row r=\"1\">" + text_cell("A1", "巡察单位") + text_cell("B1", "开始日期") +
                                text_cell("C1", "结束日期") + "</row><row r=\"2\">" +
                                text_cell("A2", "区委第四巡察组") + text_cell("B2", "2025-03-10") +
                                "<c r=\"C2\" s=\"1\"><v>" + serial + "</v></c></row>"}};
    return taken("巡察.xlsx", book.bytes(), 2026);
  };
  EXPECT_THAT(with_end("45769"), HasSubstr("2025-03-10/2025-04-22"));
  EXPECT_EQ(with_end("46134"), "import.hidden-year") << "typed a year later";
}

}  // namespace jishi::importing::test
