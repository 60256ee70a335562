// Registers as clerks keep them: taken whole, again, with their evidence; what is told of them.

#include "import/import.h"

#include "base/text.h"
#include "import/office.h"
#include "import/template.h"

namespace jishi::importing::test {

TEST(Import, a_folder_of_registers_is_taken_whole) {
  Office office;
  const auto report =
      office.import_folder({{"会议.csv", meetings_head + "8月11日,民主生活会,专题民主生活会,陈立新,3,２\n"}});
  EXPECT_EQ(report.problem_count, 0u) << all_of(report);
  EXPECT_TRUE(report.stored);
  EXPECT_EQ(report.counts.added, 4u);
  EXPECT_THAT(
      office.records(false),
      ElementsAre("meeting 2023 2023-08-11 "
                  "{\"chair\":\"陈立新\",\"date\":\"2023-08-11\",\"expected\":3,\"kind\":\"民主生活会\","
                  "\"name\":\"专题民主生活会\",\"present\":2}"));
}

TEST(Import, days_to_come_and_unusual_words_are_taken_and_noted) {
  Office office;
  ImportOptions options;
  options.today = *Day::from_iso("2023-06-30");
  const auto report =
      office.import(office.folder({{"会议.csv", meetings_head + "2023-06-30,其他,今天的会,陈立新,,\n"
                                                                "2023-07-01,碰头会,明天的会,陈立新,,\n"
                                                                "2023-06-01,碰头会,上月的会,陈立新,,\n"},
                                   {"督办.csv",
                                    "交办来源,交办日期,指示批示事项,办理时限\n"
                                    "区委,2023-06-01,查核数据,2023-12-31\n"}}),
                    options);
  EXPECT_TRUE(report.stored) << "a slip is told, not refused";
  ASSERT_THAT(note_codes(report), ElementsAre("record.ahead", "record.unusual"))
      << "a word once, a deadline not at all";
  EXPECT_EQ(report.notes[0].row, 3);
  EXPECT_EQ(report.notes[0].column, "日期");
  EXPECT_EQ(report.notes[1].column, "会议类型");
  EXPECT_THAT(report.notes[1].reason.sentence(Lang::zh), HasSubstr("碰头会"));
}

TEST(Import, a_word_by_which_a_procedure_knows_a_state_is_no_slip) {
  Office office;
  const std::string head = "编号,类别,具体问题,状态\n";
  const auto report =
      office.import_folder({{"巡察整改.csv", head + "1,落实管党治党责任方面,问题一,正在整改\n"
                                                    "2,落实管党治党责任方面,问题二,没人管\n"}});
  ASSERT_TRUE(report.stored) << report.problems[0].reason.line(Lang::zh);
  ASSERT_THAT(note_codes(report), ElementsAre("record.unusual"));
  EXPECT_EQ(report.notes[0].value, "没人管");
}

TEST(Import, the_same_file_again_changes_nothing) {
  Office office;
  const auto folder = office.folder({{"会议.csv", meetings_head + "2023-01-18,其他,会,陈立新,,\n"}});
  office.import(folder);
  const auto size = office.log_size();
  const auto report = office.import(folder);
  EXPECT_EQ(report.problem_count, 0u);
  EXPECT_EQ(office.log_size(), size);
  EXPECT_THAT(note_codes(report), ElementsAre("import.note-imported", "import.note-imported"));
}

TEST(Import, a_changed_row_becomes_an_amendment) {
  Office office;
  office.import_folder(
      {{"会议.csv", meetings_head + "2023-01-18,其他,甲会,陈立新,3,3\n2023-01-19,其他,乙会,陈立新,3,3\n"}});
  const auto report = office.import_folder(
      {{"会议.csv", meetings_head + "2023-01-18,其他,甲会,陈立新,3,2\n2023-01-19,其他,乙会,陈立新,3,3\n"}});
  EXPECT_EQ(report.problem_count, 0u) << all_of(report);
  EXPECT_EQ(report.counts.added, 0u);
  EXPECT_EQ(report.counts.amended, 1u);
  EXPECT_EQ(report.counts.unchanged, 1u);
}

TEST(Import, what_a_file_holds_no_more_is_told_with_the_numbers_of_its_records) {
  Office office;
  office.import_folder(
      {{"会议.csv", meetings_head + "1月18日,其他,甲会,陈立新,3,2\n2月3日,其他,乙会,陈立新,3,3\n"}});
  const auto report = office.import_folder({{"会议.csv", meetings_head + "1月18日,其他,甲会,陈立新,3,2\n"}});
  EXPECT_TRUE(report.stored);
  ASSERT_EQ(note_codes(report), (std::vector<std::string>{"import.note-imported", "import.note-left"}));
  EXPECT_THAT(report.notes[1].reason.sentence(Lang::zh),
              HasSubstr("1 条记录，这次的文件里没有：会议〔2023〕2号"));
  EXPECT_EQ(office.records(false).size(), 2u) << "nothing is taken away by a file";
}

TEST(Import, what_a_row_changed_in_its_record_is_told_by_the_names_of_the_fields) {
  Office office;
  office.import_folder({{"会议.csv", meetings_head + "1月18日,其他,甲会,陈立新,3,2\n"}});
  const auto report = office.import_folder({{"会议.csv", meetings_head + "1月18日,其他,甲会,王海燕,3,3\n"}});
  ASSERT_EQ(note_codes(report), (std::vector<std::string>{"import.note-imported", "import.note-amended"}));
  EXPECT_EQ(report.notes[1].row, 2);
  EXPECT_THAT(report.notes[1].reason.sentence(Lang::zh), HasSubstr("会议〔2023〕1号：主持人、实到"));
}

TEST(Import, what_was_published_before_its_review_is_taken_and_told) {
  Office office;
  const auto report =
      office.import_folder({{"信息发布审批.csv",
                             "栏目,标题,拟稿人,初审人,初审日期,复审人,复审日期,终审人,终审日期,发布日期\n"
                             "动态,甲,孙卫东,孙卫东,3月5日,王海燕,3月6日,王海燕,3月9日,3月7日\n"}});
  EXPECT_TRUE(report.stored) << all_of(report);
  EXPECT_THAT(note_codes(report), testing::IsSupersetOf({"record.order", "record.same-person"}));
}

TEST(Import, a_dry_run_counts_and_stores_nothing) {
  Office office;
  const auto folder =
      office.folder({{"会议.csv", "日期,名称,附件\n2023-01-18,会,纪要.txt\n"}, {"附件/纪要.txt", "纪要"}});
  const auto before = office.log_size();
  ImportOptions options;
  options.dry_run = true;
  const auto report = office.import(folder, options);
  EXPECT_EQ(report.problem_count, 0u) << all_of(report);
  EXPECT_FALSE(report.stored);
  EXPECT_EQ(report.counts.added, 4u);
  EXPECT_THAT(office.records(), IsEmpty());
  EXPECT_EQ(office.log_size(), before);
  EXPECT_EQ(office.evidence_files(), 0u);
}

TEST(Import, one_bad_row_stores_nothing_of_any_file) {
  Office office;
  const auto report = office.import_folder(
      {{"会议.csv", "日期,名称,附件\n2023-01-18,会,纪要.txt\n2月30日,会,\n"},
       {"附件/纪要.txt", "纪要"},
       {"谈话.csv", "日期,谈话类型,谈话人,谈话对象\n2023-06-20,廉政谈话,陈立新,王海燕\n"}});
  EXPECT_THAT(codes(report), ElementsAre("date.none"));
  EXPECT_THAT(office.records(), IsEmpty());
  EXPECT_EQ(office.evidence_files(), 0u);
}

TEST(Import, evidence_beside_the_register_is_kept_and_missing_evidence_only_stated) {
  Office office;
  const auto report = office.import_folder(
      {{"会议.csv", "日期,名称,附件\n2023-01-18,会,纪要.txt;没有.pdf\n"}, {"佐证材料/纪要.txt", "纪要"}});
  EXPECT_EQ(report.problem_count, 0u) << all_of(report);
  EXPECT_EQ(office.evidence_files(), 1u);
  EXPECT_THAT(note_codes(report), ElementsAre("import.note-evidence"));
}

TEST(Import, columns_stand_in_any_order_under_any_listed_name) {
  Office office;
  const auto report =
      office.import_folder({{"区审计局2023年度会议台账.csv",
                             "区审计局2023年度会议台账,,,\n单位：区审计局,,,\n\n序号,会议名称（必填）,*召 开 "
                             "日 期,主持\n1,甲会,8月11日,陈立新\n,,,\n合计,1,,\n填表人：孙卫东,,,\n"}});
  EXPECT_EQ(report.problem_count, 0u) << all_of(report);
  EXPECT_THAT(
      office.records(false),
      ElementsAre(
          "meeting 2023 2023-08-11 {\"chair\":\"陈立新\",\"date\":\"2023-08-11\",\"name\":\"甲会\"}"));
  EXPECT_THAT(note_codes(report), ElementsAre("import.note-total-row", "import.note-footer-row"));
}

TEST(Import, ditto_marks_are_filled_from_above) {
  Office office;
  const auto report = office.import_folder(
      {{"会议.csv", meetings_head + "2023-01-18,其他,甲会,陈立新,,\n同上,〃,乙会,同上,,\n"}});
  EXPECT_EQ(report.problem_count, 0u) << all_of(report);
  EXPECT_THAT(office.records(false),
              Contains(HasSubstr(
                  "\"chair\":\"陈立新\",\"date\":\"2023-01-18\",\"kind\":\"其他\",\"name\":\"乙会\"")));
  EXPECT_EQ(only_problem("会议.csv", meetings_head + "2023-01-18,其他,甲会,同上,,\n").reason.code,
            "import.ditto");
}

TEST(Import, each_file_tells_what_came_of_it) {
  Office office;
  const auto report = office.import_folder({{"会议.csv", meetings_head + "2023-01-18,其他,甲会,陈立新,,\n"}});
  ASSERT_EQ(report.files.size(), 2u);
  EXPECT_EQ(report.files[0].file, "会议.csv");
  EXPECT_EQ(report.files[0].counts.added, 1u);
  EXPECT_EQ(report.files[1].counts.added, 3u);
}

TEST(Import, evidence_whose_name_on_disk_is_in_gb18030_is_found) {
  Office office;
  const auto report = office.import_folder({{"会议.csv", "日期,名称,附件\n2023-01-18,会,纪要.pdf\n"},
                                            {"\xB8\xBD\xBC\xFE/\xBC\xCD\xD2\xAA.pdf", "bytes"}});
  ASSERT_EQ(report.problem_count, 0u) << all_of(report);
  EXPECT_THAT(note_codes(report), IsEmpty());
  EXPECT_EQ(office.evidence_files(), 1u);
}

TEST(Import, the_same_row_twice_is_told) {
  Office office;
  const auto report =
      office.import_folder({{"会议.csv", "序号," + meetings_head +
                                             "1,2023-01-18,其他,甲会,陈立新,,\n2,2023-01-18,其他,乙会,陈立新,"
                                             ",\n3,2023-01-18,其他,甲会,陈立新,,\n"}});
  EXPECT_EQ(report.counts.added, 3u + 3u) << "it may be so: told, not refused";
  ASSERT_THAT(note_codes(report), ElementsAre("import.note-same-row"));
  EXPECT_EQ(report.notes[0].row, 4);
  EXPECT_THAT(report.notes[0].reason.sentence(Lang::zh), HasSubstr("第 2 行"));
  Office other;
  EXPECT_THAT(
      note_codes(other.import_folder(
          {{"会议.csv", meetings_head + "2023-01-18,其他,甲会,陈立新,,\n2023-01-18,其他,甲会,陈立新\n"}})),
      ElementsAre("import.note-same-row"))
      << "empty cells at the end make no other row";
}

TEST(Import, an_importer_who_is_not_in_the_list_is_told) {
  Office office;
  ImportOptions options;
  options.actor = "诸葛亮";
  options.note_unknown_actor = true;
  const auto folder = office.folder({{"会议.csv", meetings_head + "2023-01-18,其他,会,陈立新,,\n"}});
  EXPECT_THAT(note_codes(office.import(folder, options)), ElementsAre("import.note-actor"));
}

TEST(Import, every_problem_is_told_and_the_list_is_bounded) {
  std::string bytes = meetings_head;
  for (int i = 0; i < 1500; ++i) bytes += "2023-01-18,其他,会" + std::to_string(i) + ",无此人,,\n";
  Office office;
  const auto report = office.import_folder({{"会议.csv", bytes}});
  EXPECT_EQ(report.problem_count, 1500u);
  EXPECT_EQ(report.problems.size(), listed_at_most);
}

TEST(Import, hidden_empty_and_notes_sheets_are_left_out_with_a_note) {
  MadeBook book;
  book.sheets = {{"2023年会议台账", rows_of({{"日期", "名称"}, {"2023-01-18", "会"}})},
                 {"填表说明", rows_of({{"说明"}})},
                 {"Sheet3", ""},
                 {"谈话", rows_of({{"x"}}), "", "hidden"}};
  Office office;
  const auto report = office.import_folder({{"a.xlsx", book.bytes()}});
  EXPECT_EQ(report.problem_count, 0u) << all_of(report);
  EXPECT_THAT(note_codes(report),
              ElementsAre("import.note-notes-sheet", "import.note-empty-sheet", "import.note-hidden-sheet"));
  EXPECT_EQ(office.records(false).size(), 1u);
}

TEST(Import, a_sheet_is_known_by_its_title_or_its_headers) {
  MadeBook book;
  book.sheets = {{"表一", rows_of({{"区审计局2023年度谈话台账"},
                                   {"日期", "谈话类型", "谈话人", "谈话对象"},
                                   {"6月20日", "廉政谈话", "陈立新", "王海燕"}})},
                 {"表二", rows_of({{"编号", "问题大类", "问题", "认领科室", "责任领导"},
                                   {"1", "党建", "甲", "办公室", "王海燕"}})}};
  Office office;
  const auto report = office.import_folder({{"a.xlsx", book.bytes()}});
  EXPECT_EQ(report.problem_count, 0u) << all_of(report);
  EXPECT_THAT(office.records(false),
              ElementsAre(testing::StartsWith("finding"), testing::StartsWith("talk")));
}

TEST(Import, the_returned_workbook_marks_what_is_wrong_and_comes_back_corrected) {
  Office office;
  const auto folder = office.folder(
      {{"会议.csv", meetings_head + "2023-01-18,其他,甲会,陈立新,,\n2月30日,其他,乙会,陈立新,,\n"}});
  const auto report = office.import(folder);
  Folder out;
  ASSERT_TRUE(write_error_book({folder}, report, out.path() / "错误.xlsx"));
  auto book = open_book(out.path() / "错误.xlsx");
  ASSERT_TRUE(book);
  ASSERT_EQ((*book)->sheets().size(), 2u);
  const auto rows = read_all(**book, 0);
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_THAT(rows[0], testing::StartsWith("1:错误|日期|会议类型"));
  EXPECT_EQ(rows[1], "2:|2023-01-18|其他|甲会|陈立新");
  EXPECT_THAT(rows[2], AllOf(HasSubstr("日期："), HasSubstr("2月30日")));
  // What is right in it imports: only the bad row is still refused.
  const auto again = office.import(out.path() / "错误.xlsx");
  EXPECT_THAT(codes(again), ElementsAre("date.none"));
}

TEST(ErrorBook, a_number_that_is_no_date_comes_back_as_a_number) {
  Office office;
  MadeBook made;
  made.sheets = {{"会议", rows_of({{"日期", "名称"}}) + "<row r=\"2\"><c r=\"A2\"><v>7.1</v></c>" +
                              text_cell("B2", "会") + "</row>"}};
  const auto folder = office.folder({{"会议.xlsx", made.bytes()}});
  const auto report = office.import(folder);
  ASSERT_THAT(codes(report), ElementsAre("import.number-day"));
  Folder out;
  ASSERT_TRUE(write_error_book({folder}, report, out.path() / "错误2023.xlsx"));
  EXPECT_THAT(codes(office.import(out.path() / "错误2023.xlsx")), ElementsAre("import.number-day"));
  EXPECT_THAT(office.records(), IsEmpty());
}

TEST(Template, of_every_type_imports_without_complaint_and_its_sample_is_left_out) {
  Office office;
  for (const auto& type : office.data().catalogue().records()) {
    Folder folder;
    const auto path = folder.write(type.zh + ".xlsx", write_template(type, "区审计局", 2023));
    const auto report = office.import(path);
    EXPECT_EQ(report.problem_count, 0u) << type.id << "\n" << all_of(report);
    EXPECT_THAT(note_codes(report), Contains("import.note-sample-row")) << type.id;
    EXPECT_THAT(office.records(), IsEmpty());
  }
}

namespace {
std::filesystem::path sample_folder() {
  return JISHI_SOURCE_DIR "/../shared/data/bureau-2023";
}
}  // namespace

TEST(Import, the_sample_registers_give_the_same_records_in_both_forms) {
  if (!std::filesystem::exists(sample_folder())) GTEST_SKIP() << "the sample registers are not here";
  Folder csv;
  for (const auto& entry : std::filesystem::directory_iterator(sample_folder()))
    if (entry.path().extension() == ".csv") {
      std::filesystem::create_directory(csv.path() / "2023");
      std::filesystem::copy_file(entry.path(), csv.path() / "2023" / entry.path().filename());
    }
  Office from_csv;
  const auto first = from_csv.import(csv.path() / "2023");
  EXPECT_EQ(first.problem_count, 0u) << all_of(first);
  EXPECT_EQ(first.counts.added, 145u);
  Office from_book;
  const auto second = from_book.import(sample_folder() / "区审计局2023年度台账.xlsx");
  EXPECT_EQ(second.problem_count, 0u) << all_of(second);
  EXPECT_EQ(from_csv.records(), from_book.records());
  Office from_both;
  const auto both = from_both.import(sample_folder());
  EXPECT_EQ(both.problem_count, 0u) << all_of(both);
  EXPECT_EQ(from_both.records(), from_csv.records());
}

TEST(Import, the_example_year_is_taken_without_problems) {
  const std::filesystem::path folder = JISHI_SOURCE_DIR "/examples/linjiang-2025";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the example year is not here";
  Office office;
  const auto report = office.import(folder);
  EXPECT_EQ(report.problem_count, 0u) << all_of(report);
  EXPECT_TRUE(report.stored);
}

}  // namespace jishi::importing::test
