// A report of a day in the past: rows of registers are told as they stood on that day, and the lights, the
// figures and the checker agree. Asked of the program, as its users do.
#include <gtest/gtest.h>

#include <filesystem>

#include "base/json.h"
#include "report/support.h"

namespace jishi::report {
namespace {

class AsOf : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(JISHI_PROGRAM)) GTEST_SKIP() << "the program is not built";
    std::filesystem::create_directory(folder_.path("2025"));
    folder_.write("2025/机构人员.csv", kPeople);
    folder_.write("2025/巡察整改.csv",
                  "编号,问题大类,问题,整改时限,状态,完成日期,销号日期\n"
                  "1,党建方面,甲问题,8月31日,已销号,7月30日,8月25日\n"
                  "2,党建方面,乙问题,6月30日,已完成,6月20日,\n"
                  "3,作风方面,丙问题,6月30日,已销号,6月12日,7月5日\n"
                  "4,作风方面,丁问题,9月30日,整改中,,\n"
                  "5,作风方面,戊问题,9月30日,长期坚持,7月2日,\n");
    folder_.write("2025/请假与个人事项.csv",
                  "姓名,类别,事由,起始日期,结束日期,报备日期\n"
                  "宁晓枫,请假报备,年休假,7月8日,7月11日,7月9日\n"
                  "覃志远,请假报备,年休假,8月8日,8月11日,\n");
    folder_.write("2025/督办.csv",
                  "交办来源,交办日期,指示批示事项,办理时限,办理结果,办结日期\n"
                  "区委办公室,5月6日,压减报表,7月31日,已压减,7月15日\n");
    ASSERT_TRUE(program("init " + data() + " --unit 望湖区民政局"));
    ASSERT_TRUE(program("import " + data() + " " + folder_.path("2025") + " --year 2025"));
  }

  static constexpr const char* kPeople =
      "姓名,职务,科室,班子成员,主要负责人,任职日期\n"
      "覃志远,局长,局领导,是,是,2021-04-06\n宁晓枫,副局长,局领导,是,,2021-04-06\n";

  // Another office, with this register alone.
  void keep_only(const std::string& year, const std::string& file, const std::string& rows) {
    data_ = "other";
    std::filesystem::create_directory(folder_.path(year + "-other"));
    folder_.write(year + "-other/机构人员.csv", kPeople);
    folder_.write(year + "-other/" + file, rows);
    ASSERT_TRUE(program("init " + data() + " --unit 望湖区民政局"));
    ASSERT_TRUE(program("import " + data() + " " + folder_.path(year + "-other") + " --year " + year));
  }

  std::string data() const { return folder_.path(data_); }
  static std::optional<std::string> program(const std::string& words) {
    return run(std::string(JISHI_PROGRAM) + " " + words);
  }

  std::string report(const std::string& as_of) const {
    const auto file = folder_.path("r.txt");
    EXPECT_TRUE(program("report " + data() + " annual --year 2025 --as-of " + as_of + " -o " + file));
    return read_file(file);
  }

  // The lights of one duty, in the order of its records.
  std::string lights(const std::string& duty, const std::string& as_of) const {
    std::string out;
    const auto json = program("duties " + data() + " --year 2025 --as-of " + as_of + " --format json");
    const auto parsed = json ? parse_json(*json) : parse_json("");
    if (!parsed) return "unreadable";
    for (const auto& item : parsed->at("duties").as_array())
      if (item.at("id").as_string() == duty)
        for (const auto& obligation : item.at("obligations").as_array())
          out += (out.empty() ? "" : " ") + std::string(obligation.at("light").as_string());
    return out;
  }

  // What the checker says of a sentence about 2025, as its verdicts.
  std::string verdicts(const std::string& sentence, const std::string& as_of) const {
    folder_.write("sentence.txt", "望湖区民政局2025年度工作报告\n" + sentence + "\n");
    const auto json = program("check " + folder_.path("sentence.txt") + " --data " + data() +
                              " --year 2025 --as-of " + as_of + " --format json");
    const auto parsed = json ? parse_json(*json) : parse_json("");
    if (!parsed) return "unreadable";
    std::string out;
    for (const auto& claim : parsed->at("claims").as_array())
      out += (out.empty() ? "" : " ") + std::string(claim.at("verdict").as_string());
    return out;
  }

  TemporaryFolder folder_;
  std::string data_ = "d";
};

TEST_F(AsOf, a_report_made_before_its_year_is_over_says_so) {
  keep_only("2025", "会议.csv", "日期,名称,类型,主持人\n2025-03-06,任务分解会,任务分解会,覃志远\n");
  EXPECT_NE(report("2025-06-30").find("情况报告如下（记录截至2025年6月30日）。"), std::string::npos);
  EXPECT_EQ(report("2025-12-31").find("记录截至"), std::string::npos);
}

TEST_F(AsOf, a_row_is_told_in_the_state_it_had_on_that_day) {
  const auto june = report("2025-06-30");
  EXPECT_NE(june.find("截至2025年6月30日，已完成整改2个、正在整改和待启动3个。"), std::string::npos) << june;
  const auto july = report("2025-07-31");
  EXPECT_NE(july.find("已完成整改3个"), std::string::npos) << july;
  const auto end = report("2025-12-31");
  EXPECT_NE(end.find("已完成整改3个"), std::string::npos) << end;
}

TEST_F(AsOf, the_lights_say_what_the_figures_say) {
  EXPECT_EQ(lights("findings-closed", "2025-06-30"), "near done done near near");
  EXPECT_EQ(lights("findings-closed", "2025-07-31"), "done done done near done");
}

TEST_F(AsOf, what_is_closed_later_was_done_before_and_not_closed_yet) {
  const auto file = folder_.path("r.txt");
  ASSERT_TRUE(program("report " + data() + " rectification --year 2025 --as-of 2025-07-31 -o " + file));
  const auto july = read_file(file);
  EXPECT_NE(july.find("已销号1个、完成整改待验收2个、正在实施整改1个、长期坚持1个"), std::string::npos)
      << july;
  ASSERT_TRUE(program("report " + data() + " rectification --year 2025 --as-of 2025-06-30 -o " + file));
  const auto june = read_file(file);
  EXPECT_NE(june.find("完成整改待验收2个、正在实施整改3个"), std::string::npos) << june;
}

TEST_F(AsOf, a_day_that_had_not_come_is_not_counted) {
  EXPECT_EQ(report("2025-06-30").find("已办结"), std::string::npos);
  EXPECT_NE(report("2025-07-31").find("已办结1项"), std::string::npos);
}

TEST_F(AsOf, what_happens_later_is_owed_later) {
  EXPECT_EQ(lights("leave-before", "2025-06-30"), "");
  EXPECT_EQ(lights("leave-before", "2025-08-31"), "late overdue");
  EXPECT_EQ(report("2025-06-30").find("请假"), std::string::npos);
  EXPECT_NE(report("2025-07-31").find("“宁晓枫请假报备”"), std::string::npos);
}

TEST_F(AsOf, what_is_closed_later_and_says_no_day_of_being_done_was_not_done_before) {
  keep_only("2025", "巡察整改.csv",
            "编号,问题大类,问题,整改时限,状态,完成日期,销号日期\n"
            "1,党建方面,甲问题,8月31日,已销号,,7月5日\n"
            "2,党建方面,乙问题,8月31日,整改中,,\n");
  const auto january = report("2025-01-31");
  EXPECT_EQ(january.find("已完成整改"), std::string::npos) << january;
  EXPECT_NE(january.find("正在整改和待启动2个"), std::string::npos) << january;
  const auto july = report("2025-07-31");
  EXPECT_NE(july.find("已完成整改1个、正在整改和待启动1个"), std::string::npos) << july;
}

TEST_F(AsOf, a_row_in_progress_is_told_by_what_had_come_of_it) {
  keep_only("2025", "干部选拔.csv",
            "姓名,原职务职级,拟任职务职级,类别,民主推荐日期,考察日期,公示开始,公示结束,任职日期\n"
            "宁晓枫,四级调研员,三级调研员,职级晋升,6月5日,7月8日,8月18日,8月22日,9月1日\n");
  const std::string recommended = "6月5日对宁晓枫晋升三级调研员进行民主推荐。";
  EXPECT_EQ(verdicts(recommended, "2025-12-31"), "supported supported");
  EXPECT_EQ(verdicts(recommended, "2025-06-30"), "supported supported");
  EXPECT_EQ(verdicts(recommended, "2025-06-01"), "unrecorded unrecorded");
  EXPECT_EQ(report("2025-08-20").find("晋升为"), std::string::npos) << "not appointed yet";
  EXPECT_NE(report("2025-09-30").find("晋升为三级调研员"), std::string::npos);
  EXPECT_EQ(lights("notice-before-appointment", "2025-06-30"), "open");
  EXPECT_EQ(lights("notice-before-appointment", "2025-06-01"), "");
}

TEST_F(AsOf, the_report_of_that_day_agrees_with_the_records_of_that_day) {
  report("2025-06-30");
  const auto checked = program("check " + folder_.path("r.txt") + " --data " + data() +
                               " --year 2025 --as-of 2025-06-30 --format json");
  ASSERT_TRUE(checked);
  const auto parsed = parse_json(*checked);
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->at("summary").at("claims").at("contradicted"), 0) << *checked;
  EXPECT_EQ(parsed->at("summary").at("claims").at("unrecorded"), 0) << *checked;
}

}  // namespace
}  // namespace jishi::report
