// Documents beside the annual report: minutes of a meeting, and the reports on rectification.
#include "base/text.h"
#include "cli/program.h"

namespace jishi::test {
namespace {

class Documents : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    ASSERT_EQ(jishi({"init", path("d"), "--unit", "临江区统计局"}).code, 0);
    const auto run = jishi({"import", path("d"), example().string()});
    ASSERT_EQ(run.code, 0) << run.err;
  }

  static std::filesystem::path example() { return source() / "examples/linjiang-2025"; }
  Ran minutes(const std::string& id, const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {"case", path("d"), "minutes", id};
    words.insert(words.end(), more.begin(), more.end());
    return jishi(words);
  }
  // Verdicts against the text, and its defects.
  std::string held_against(const std::string& file, const std::string& data, const std::string& year) const {
    const auto report = json({"check", file, "--data", data, "--year", year, "--format", "json"});
    std::string out;
    for (const auto& claim : report.at("claims").as_array()) {
      const auto& verdict = claim.at("verdict").as_string();
      if (verdict == "contradicted" || verdict == "unrecorded") out += serialize(claim) + "\n";
    }
    for (const auto& defect : report.at("defects").as_array()) out += serialize(defect) + "\n";
    return out;
  }
};

TEST_F(Documents, minutes_hold_every_item_of_the_meeting_and_nothing_else) {
  const auto run = minutes("决策〔2025〕8号");
  ASSERT_EQ(run.code, 0) << run.err;
  for (const char* words : {"一、投资贸易科科长人选", "二、一级主任科员晋升四级调研员",
                            "三、领导班子成员分工调整", "研究议题3项", "同意4票，反对0票，弃权1票"})
    EXPECT_NE(run.out.find(words), std::string::npos) << words << run.out;
  EXPECT_EQ(run.out.find("整改方案"), std::string::npos) << run.out;
  EXPECT_EQ(minutes("decision-2025-7").out, run.out) << "any of its items names the meeting";
}

TEST_F(Documents, minutes_are_written_in_every_format_and_agree_with_the_records) {
  const auto names = path("m.docx") + "," + path("m.pdf") + "," + path("m.html") + "," + path("m.json") +
                     "," + path("m.txt");
  const auto run = minutes("decision-2025-11", {"-o", names, "--day", "2025-11-24"});
  ASSERT_EQ(run.code, 0) << run.err;
  for (const char* name : {"m.docx", "m.pdf", "m.html", "m.json", "m.txt"})
    EXPECT_GT(slurp(folder_ / name).size(), 200u) << name;
  EXPECT_NE(slurp(folder_ / "m.txt").find("2025年11月24日\n"), std::string::npos);
  EXPECT_NE(slurp(folder_ / "m.html").find("decision-2025-11"), std::string::npos);
  EXPECT_EQ(held_against(path("m.txt"), path("d"), "2025"), "");
}

TEST_F(Documents, minutes_of_a_wrong_format_leave_no_file) {
  EXPECT_EQ(minutes("decision-2025-1", {"-o", path("m.pdf") + "," + path("m.xyz")}).code, 2);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "m.pdf"));
}

TEST_F(Documents, minutes_are_refused_for_what_is_no_decision) {
  const auto run = minutes("meeting-2025-1");
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.err.find("不是现行的集体决策事项"), std::string::npos) << run.err;
}

TEST_F(Documents, minutes_wait_for_the_outcome_of_every_item) {
  spill(folder_ / "三重一大.csv", "会议日期,议题,汇报人,同意\n2025-11-19,待定的事项,沈喆,1\n");
  ASSERT_EQ(jishi({"import", path("d"), path("三重一大.csv"), "--year", "2025"}).code, 0);
  const auto run = minutes("decision-2025-11");
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.err.find("待定的事项"), std::string::npos) << run.err;
}

TEST_F(Documents, rectification_tells_the_example_year_as_its_records_hold_it) {
  for (const char* name : {"rectification", "rectification-notice"}) {
    const auto files = path("r.txt") + "," + path("r.docx") + "," + path("r.pdf");
    const auto run = jishi({"report", path("d"), name, "--year", "2025", "-o", files});
    ASSERT_EQ(run.code, 0) << run.err;
    const auto text = slurp(folder_ / "r.txt");
    for (const char* words : {"24个问题", "已销号16个、完成整改待验收5个、正在实施整改3个", "整改完成率87.5%",
                              "66.67%", "20.83%"})
      EXPECT_NE(text.find(words), std::string::npos) << words << text;
    for (const char* file : {"r.txt", "r.docx", "r.pdf"})
      EXPECT_EQ(held_against(path(file), path("d"), "2025"), "") << name << file;
  }
}

TEST_F(Documents, rectification_tells_the_bureau_of_2023) {
  const auto registers = shared() / "data/bureau-2023";
  if (!std::filesystem::exists(registers)) GTEST_SKIP() << "its registers are not here";
  ASSERT_EQ(jishi({"init", path("b"), "--unit", "区审计局"}).code, 0);
  ASSERT_EQ(jishi({"import", path("b"), registers.string(), "--year", "2023"}).code, 0);
  for (const char* name : {"rectification", "rectification-notice"}) {
    ASSERT_EQ(jishi({"report", path("b"), name, "--year", "2023", "-o", path("r.txt")}).code, 0);
    EXPECT_NE(slurp(folder_ / "r.txt").find("完成整改待验收13个、正在实施整改5个"), std::string::npos);
    EXPECT_EQ(held_against(path("r.txt"), path("b"), "2023"), "") << name;
  }
}

TEST_F(Documents, a_public_notice_shows_nothing_of_who_is_in_charge) {
  ASSERT_EQ(jishi({"report", path("d"), "rectification-notice", "--year", "2025", "--annex", "-o",
                   path("n.html") + "," + path("n.json")})
                .code,
            0);
  const auto page = slurp(folder_ / "n.html") + slurp(folder_ / "n.json");
  for (const char* name : {"沈喆", "罗翀", "顾祎", "秦赟", "俞静川"})
    EXPECT_EQ(page.find(name), std::string::npos) << name;
}

TEST_F(Documents, a_public_notice_that_would_name_somebody_is_refused) {
  spill(folder_ / "巡察整改.csv",
        "编号,问题大类,问题,整改措施,整改时限,状态\n99,作风方面,会风不实,由秦赟逐一约谈,2025-10-31,整改中\n");
  ASSERT_EQ(jishi({"import", path("d"), path("巡察整改.csv"), "--year", "2025"}).code, 0);
  const auto run =
      jishi({"report", path("d"), "rectification-notice", "--year", "2025", "-o", path("n.txt")});
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.err.find("供公开的文稿中写有“秦赟”"), std::string::npos) << run.err;
  EXPECT_FALSE(std::filesystem::exists(folder_ / "n.txt"));
  EXPECT_EQ(jishi({"report", path("d"), "rectification", "--year", "2025", "-o", path("r.txt")}).code, 0);
}

TEST_F(Documents, a_report_of_a_year_without_findings_is_refused) {
  ASSERT_EQ(jishi({"init", path("e"), "--unit", "临江区统计局"}).code, 0);
  for (const char* name : {"机构人员.csv", "学习.csv"})
    ASSERT_EQ(jishi({"import", path("e"), (example() / name).string(), "--year", "2025"}).code, 0);
  const auto run = jishi({"report", path("e"), "rectification", "--year", "2025", "-o", path("r.txt")});
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.err.find("巡察整改进展情况报告"), std::string::npos) << run.err;
}

}  // namespace
}  // namespace jishi::test
