// The project's own example, continued: the invented bureau's year 2026, run by every procedure of the
// catalogue up to mid-November, with the exceptions and unfinished cases that are planned.
#include <algorithm>
#include <fstream>
#include <memory>
#include <set>

#include "base/text.h"
#include "cli/program.h"

namespace jishi::test {
namespace {

// The data directory is made once; the tests only read it.
class ExampleCases : public ProgramTest {
 protected:
  struct Made : ProgramTest {
    using ProgramTest::path;
    void TestBody() override {}
    Made() { SetUp(); }
    ~Made() override { TearDown(); }
    void make() {
      ASSERT_EQ(jishi({"init", path("d"), "--unit", "临江区统计局"}).code, 0);
      for (const auto* year : {"linjiang-2025", "linjiang-2026"}) {
        const auto run = jishi({"import", path("d"), (source() / "examples" / year).string()});
        ASSERT_EQ(run.code, 0) << run.err;
      }
      for (const auto& script : scripts()) {
        const auto run = jishi({"case", path("d"), "run", script});
        ASSERT_EQ(run.code, 0) << script << "\n" << run.err;
      }
    }
  };
  static void SetUpTestSuite() {
    made_ = std::make_unique<Made>();
    made_->make();
  }
  static void TearDownTestSuite() { made_.reset(); }
  static std::string data() { return made_->path("d"); }

  static std::vector<std::string> scripts() {
    std::vector<std::string> out;
    for (const auto& file : std::filesystem::directory_iterator(source() / "examples/linjiang-2026"))
      if (file.path().extension() == ".json") out.push_back(file.path().string());
    std::sort(out.begin(), out.end());
    return out;
  }

  // Procedures of which this system took steps.
  std::set<std::string> procedures_with_a_trail() const {
    std::set<std::string> out;
    const auto listed = json({"case", data(), "list", "--format", "json"});
    for (const auto& item : listed.at("cases").as_array()) {
      const std::string procedure(item.at("procedure").as_string());
      if (item.at("version").as_int64() == 1 || out.contains(procedure)) continue;
      const auto shown =
          json({"case", data(), "show", std::string(item.at("id").as_string()), "--format", "json"});
      if (shown.at("trail").as_array().size() > 1) out.insert(procedure);
    }
    return out;
  }

  static inline std::unique_ptr<Made> made_;
};

std::string claims_against(const JsonObject& report) {
  std::string out;
  for (const auto& claim : report.at("claims").as_array()) {
    const auto& verdict = claim.at("verdict").as_string();
    if (verdict == "contradicted" || verdict == "unrecorded") out += serialize(claim) + "\n";
  }
  return out;
}

TEST_F(ExampleCases, every_procedure_of_the_catalogue_is_run) {
  const auto with_trail = procedures_with_a_trail();
  const auto procedures = parse_json(jishi({"catalogue", "list", "procedure", "--format", "json"}).out);
  ASSERT_TRUE(procedures);
  EXPECT_GE(procedures->as_array().size(), 18u);
  for (const auto& procedure : procedures->as_array())
    EXPECT_TRUE(with_trail.contains(std::string(procedure.at("id").as_string()))) << procedure.at("id");
}

TEST_F(ExampleCases, what_was_planned_to_be_found_is_found_and_nothing_else) {
  const auto report = json({"xray", data(), "--year", "2026", "--format", "json"});
  std::multiset<std::string> found;
  for (const auto& item : report.at("findings").as_array())
    found.insert(std::string(item.at("severity").as_string()) + " " +
                 std::string(item.at("code").as_string()) + " " + std::string(item.at("title").as_string()));
  const std::multiset<std::string> planned = {
      "note rule.ahead 防汛期间统计应急值守安排",
      "note rule.limit 整理报表减负清单",
      "note rule.limit 秦赟个人有关事项报告",
      "note rule.by-day 秦赟个人有关事项报告",
      "note rule.ahead-working 白景行请假报备",
      "note rule.has-evidence 下半年意识形态工作专题研究会",
      "warning rule.must-have 园区数据共享岗：超出范围提供企业数据",
      "warning rule.must-have 园区数据共享岗：超出范围提供企业数据",
      "note rule.must-have 园区数据共享岗：超出范围提供企业数据",
  };
  EXPECT_EQ(found, planned);
}

// What its cases went through in the next year is not the year's: they stand as on its last day.
TEST_F(ExampleCases, a_true_report_of_the_year_before_stays_true_after_its_cases_went_on) {
  const auto good = (source() / "examples/good-report.txt").string();
  const auto report = json({"check", good, "--data", data(), "--year", "2025", "--format", "json"});
  EXPECT_EQ(claims_against(report), "");
  EXPECT_TRUE(report.at("defects").as_array().empty());
  // Seen from the end of 2026 the same words no longer hold: the cases did go on.
  const auto later = json(
      {"check", good, "--data", data(), "--year", "2025", "--as-of", "2026-11-20", "--format", "json"}, 1);
  EXPECT_NE(claims_against(later), "");
}

// 2026's findings were registered from late May on, three by the end of October: a text of April that counts
// them is told so.
TEST_F(ExampleCases, what_began_after_the_day_is_not_there_yet) {
  const auto file = path("一季度.txt");
  std::ofstream(file) << "临江区统计局2026年一季度工作报告\n一、巡察整改\n反馈问题3个。\n";
  const auto claim_of = [&](const char* day, int code) {
    const auto report =
        json({"check", file, "--data", data(), "--year", "2026", "--as-of", day, "--format", "json"}, code);
    std::string out;
    for (const auto& claim : report.at("claims").as_array())
      if (claim.at("text").as_string().find("3个") != std::string::npos ||
          claim.at("text").as_string() == "3")
        out += std::string(claim.at("verdict").as_string()) + " ";
    return out;
  };
  EXPECT_EQ(claim_of("2026-10-31", 0), "supported ");
  EXPECT_EQ(claim_of("2026-04-10", 0), "unrecorded ");
}

TEST_F(ExampleCases, as_of_needs_the_data) {
  const auto run =
      jishi({"check", (source() / "examples/good-report.txt").string(), "--as-of", "2025-12-31"});
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.err.find("--data"), std::string::npos) << run.err;
}

TEST_F(ExampleCases, a_day_that_is_none_is_refused) {
  const auto run = jishi(
      {"check", (source() / "examples/good-report.txt").string(), "--data", data(), "--as-of", "2025-02-30"});
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.err.find("2025-02-30"), std::string::npos) << run.err;
}

TEST_F(ExampleCases, exceptions_are_admitted_or_explained_with_a_reason) {
  const auto urgent = json({"case", data(), "show", "决策〔2026〕7号", "--format", "json"});
  ASSERT_EQ(urgent.at("exceptions").as_array().size(), 1u);
  EXPECT_FALSE(urgent.at("exceptions").at(0).at("admitted").as_string().empty());
  EXPECT_FALSE(urgent.at("exceptions").at(0).at("explained").as_string().empty());
  const auto late = json({"case", data(), "show", "leave-filing-2025-3", "--format", "json"});
  ASSERT_EQ(late.at("exceptions").as_array().size(), 1u);
  EXPECT_FALSE(late.at("exceptions").at(0).at("explained").as_string().empty());
}

TEST_F(ExampleCases, the_cases_left_unfinished_are_those_that_are_planned) {
  const auto listed = json({"case", data(), "list", "--unfinished", "--year", "2026", "--format", "json"});
  std::multiset<std::string> states;
  for (const auto& item : listed.at("cases").as_array())
    states.insert(std::string(item.at("procedure").as_string()) + " " +
                  std::string(item.at("state").as_string()));
  const std::multiset<std::string> planned = {
      "appointment probation",
      "assistance-after-discipline helping",
      "collective-decision minuted",
      "collective-decision passed",
      "collective-decision postponed",
      "collective-decision scheduled",
      "duty-list drafted",
      "duty-list published",
      "holiday-reminder sent",
      "instruction-tracking filed",
      "instruction-tracking working",
      "instruction-tracking working",
      "leave approved",
      "leave reviewed",
      "organisation-life listed",
      "publication-review first-reviewed",
      "rank-promotion on-notice",
      "rectification extension-asked",
      "rectification rectifying",
      "rectification registered",
      "risk-control rechecked",
      "risk-control rechecked",
      "risk-control rechecked",
      "risk-control found",
      "talk-plan held",
      "talk-plan planned",
      "task-plan doing",
      "task-plan doing",
      "task-plan doing",
  };
  EXPECT_EQ(states, planned) << pretty(listed.at("cases"));
}

TEST_F(ExampleCases, reminders_name_the_step_that_leads_on_and_people_who_may_take_it) {
  const auto list = json({"remind", data(), "--as-of", "2026-11-20", "--format", "json"});
  const auto& all = list.at("reminders").as_array();
  const auto of = [&](const char* number) {
    std::vector<const Json*> out;
    for (const auto& item : all)
      if (item.at("number").as_string() == number) out.push_back(&item);
    return out;
  };
  const auto one = [&](const char* number, const char* what, const char* person) {
    const auto found = of(number);
    ASSERT_EQ(found.size(), 1u) << number << ": told once, by its case";
    EXPECT_EQ(found[0]->at("what").as_string(), what);
    EXPECT_NE(serialize(found[0]->at("people")).find(person), std::string::npos) << number;
  };
  one("决策〔2026〕12号", "集体决策（三重一大）：会议签到", "裴雨桐");
  one("决策〔2026〕11号", "集体决策（三重一大）：印发纪要", "裴雨桐");
  one("报备〔2026〕13号", "请假报备：销假", "秦赟");
  one("整改〔2026〕2号", "巡察整改：提交完成", "汪堃");
  one("整改〔2026〕3号", "巡察整改：批准延期", "顾祎");
  one("风险点〔2026〕4号", "廉政风险点排查防控：定级", "秦赟");
  one("计划〔2026〕11号", "年度任务分解：完成", "汪堃");
}

TEST_F(ExampleCases, the_report_of_the_year_so_far_agrees_with_its_records_in_every_format) {
  const auto run = jishi({"report", data(), "annual", "--year", "2026", "--as-of", "2026-11-20", "-o",
                          path("r.txt") + "," + path("r.docx") + "," + path("r.html") + "," + path("r.pdf")});
  ASSERT_EQ(run.code, 0) << run.err;
  const auto text = slurp(folder_ / "r.txt");
  for (const char* told :
       {"督办会议议定事项12项", "表决结果为通过9项、不通过1项、缓议1项", "因职责变动调整重发清单1项",
        "经复核完成4项", "其中已销号又反弹的问题1个", "已完成整改1个、正在整改和待启动3个",
        "全年审核销号问题8个", "试用期内1人", "教育帮扶2人，谈话5次", "风险点复查15次", "更正1期、下架1期",
        "“防汛期间统计应急值守安排”没有按规定提前办理，已说明原因", "“秦赟个人有关事项报告”比规定日期晚3天"})
    EXPECT_NE(text.find(told), std::string::npos) << told;
  EXPECT_EQ(text.find("“秦赟个人有关事项报告”超过规定期限"), std::string::npos)
      << "one day that passed two limits is told once";
  for (const auto* name : {"r.txt", "r.docx", "r.html", "r.pdf"}) {
    const auto report = json({"check", path(name), "--data", data(), "--year", "2026", "--format", "json"});
    EXPECT_EQ(claims_against(report), "") << name;
    EXPECT_TRUE(report.at("defects").as_array().empty()) << name << serialize(report.at("defects"));
  }
}

// Of the findings closed in 2026 some were found in 2025 and stand in that year's register.
TEST_F(ExampleCases, what_was_closed_in_the_year_is_judged_whatever_year_it_was_found_in) {
  const auto claim_of = [&](const char* text) {
    spill(folder_ / "r.txt", std::string("临江区统计局2026年度工作报告\n一、整改\n") + text + "\n");
    const auto report =
        json({"check", path("r.txt"), "--data", data(), "--year", "2026", "--format", "json"}, -1);
    for (const auto& claim : report.at("claims").as_array())
      if (claim.at("kind").as_string() == "count") return claim.as_object();
    ADD_FAILURE() << "no number was read";
    return JsonObject{};
  };
  const auto right = claim_of("全年审核销号问题8个。");
  EXPECT_EQ(right.at("verdict").as_string(), "supported") << serialize(right);
  EXPECT_EQ(right.at("records").as_array().size(), 8u);
  EXPECT_NE(serialize(right.at("records")).find("finding-2025-"), std::string::npos);
  EXPECT_EQ(claim_of("全年审核销号问题9个。").at("verdict").as_string(), "contradicted");
}

TEST_F(ExampleCases, the_ledger_of_both_years_verifies) {
  EXPECT_EQ(jishi({"ledger", "verify", data()}).code, 0);
}

}  // namespace
}  // namespace jishi::test
