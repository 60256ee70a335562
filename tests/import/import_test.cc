#include "import/import.h"

#include <gmock/gmock.h>

#include "base/text.h"
#include "import/made_books.h"
#include "import/template.h"
#include "ledger/key.h"

namespace jishi::importing::test {

using testing::AllOf;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

namespace {

const std::string people =
    "姓名,职务,科室,班子成员,主要负责人,分管科室,任职日期\n"
    "陈立新,局长,局领导,是,是,,2021-04-06\n"
    "王海燕,副局长,局领导,是,,办公室,2020年5月\n"
    "孙卫东,主任,办公室,,,,2020-06-01\n";

class Office {
 public:
  Office() {
    data_ = std::move(*app::DataDirectory::create(folder_.path() / "data", "区审计局", "audit-bureau"));
    desk_ = std::make_unique<app::Desk>(*data_);
  }
  app::DataDirectory& data() { return *data_; }

  ImportReport import(const std::filesystem::path& path, ImportOptions options = {}) {
    if (options.actor.empty()) options.actor = "孙卫东";
    return std::move(*import_files(*data_, *desk_, {path}, options));
  }
  // A folder of registers: the people and these files.
  std::filesystem::path folder(const std::vector<std::pair<std::string, std::string>>& files,
                               const std::string& name = "台账2023") {
    made_.write(name + "/机构人员.csv", people);
    for (const auto& [file, bytes] : files) made_.write(name + "/" + file, bytes);
    return made_.path() / name;
  }
  ImportReport import_folder(const std::vector<std::pair<std::string, std::string>>& files) {
    return import(folder(files));
  }

  // Every live record as type happened fields, sorted.
  std::vector<std::string> records(bool with_posts = true) {
    std::vector<std::string> out;
    data_->store().read()->each_record(data_->unit().id, {}, [&](const store::HeadWithBody& row) {
      const auto body = parse_json(*row.entry.body);
      const auto& object = body->get_object();
      if (with_posts || row.head.type != "post")
        out.push_back(row.head.type + " " + std::to_string(row.head.year) + " " +
                      std::string(text_of(object, "happened")) + " " + canonical(object.at("fields")));
      return true;
    });
    std::sort(out.begin(), out.end());
    return out;
  }
  std::uint64_t log_size() { return data_->store().read()->log_size(data_->unit().id); }
  std::size_t evidence_files() {
    std::size_t n = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(data_->evidence_folder()))
      n += entry.is_regular_file() ? 1u : 0u;
    return n;
  }

 private:
  Folder folder_;
  Folder made_;
  std::unique_ptr<app::DataDirectory> data_;
  std::unique_ptr<app::Desk> desk_;
};

std::vector<std::string> codes(const ImportReport& report) {
  std::vector<std::string> out;
  for (const auto& problem : report.problems) out.push_back(problem.reason.code);
  return out;
}
std::vector<std::string> note_codes(const ImportReport& report) {
  std::vector<std::string> out;
  for (const auto& note : report.notes) out.push_back(note.reason.code);
  return out;
}
std::string all_of(const ImportReport& report) {
  std::string out;
  for (const auto& p : report.problems)
    out += p.file + "!" + p.sheet + ":" + std::to_string(p.row) + " [" + p.column + "] " + p.value + " " +
           p.reason.line(Lang::zh) + "\n";
  return out;
}

const std::string meetings_head = "日期,会议类型,名称,主持人,应到,实到\n";

// The one problem of a folder with people and this file; nothing may be stored.
Problem only_problem(const std::string& file, const std::string& bytes) {
  Office office;
  const auto before = office.log_size();
  const auto report = office.import_folder({{file, bytes}});
  EXPECT_EQ(report.problem_count, 1u) << all_of(report);
  EXPECT_FALSE(report.stored);
  EXPECT_THAT(office.records(), IsEmpty());
  EXPECT_EQ(office.log_size(), before);
  return report.problems.empty() ? Problem{} : report.problems[0];
}

}  // namespace

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
  EXPECT_EQ(inspected("2025-12-20,1月15日", 2025), "date.year-needed");
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
  EXPECT_THAT(row("2025-12-20", 2025), HasSubstr("date.year-needed"));
  EXPECT_THAT(row("2025-01-04", 2026), HasSubstr("2025-01-08"));
  EXPECT_EQ(
      taken("督办.csv",
            head + "区委办公室,2024-12-10,甲,孙卫东,12月20日｜陈立新｜进点；1月8日｜陈立新｜初稿\n", 2025),
      "date.year-needed")
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

TEST(ImportRefuses, a_date_cell_whose_hidden_year_is_another) {
  MadeBook book;
  book.styles = "<xf numFmtId=\"0\"/><xf numFmtId=\"58\"/>";
  book.sheets = {{"会议", "<row r=\"1\">" + text_cell("A1", "日期") + text_cell("B1", "名称") +
                              "</row><row r=\"2\"><c r=\"A2\" s=\"1\"><v>45515</v></c>" +
                              text_cell("B2", "会") + "</row>"}};
  EXPECT_EQ(only_problem("会议.xlsx", book.bytes()).reason.code, "import.hidden-year");
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

TEST(ImportRefuses, an_error_cell) {
  MadeBook book;
  book.sheets = {{"会议", "<row r=\"1\">" + text_cell("A1", "日期") + text_cell("B1", "名称") +
                              text_cell("C1", "内容") + "</row><row r=\"2\">" +
                              text_cell("A2", "2023-01-18") + text_cell("B2", "会") +
                              "<c r=\"C2\" t=\"e\"><v>#N/A</v></c></row>"}};
  EXPECT_EQ(only_problem("会议.xlsx", book.bytes()).reason.code, "import.error-cell");
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
