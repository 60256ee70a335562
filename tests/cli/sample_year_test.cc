// The registers of a real bureau's year: what the lights, the report and the checker must make of them.
#include <algorithm>

#include "base/text.h"
#include "cli/program.h"

namespace jishi::test {
namespace {

class SampleYear : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    if (!std::filesystem::exists(shared() / "data/bureau-2023"))
      GTEST_SKIP() << "the sample registers are not here";
    ASSERT_EQ(jishi({"init", path("d"), "--unit", "区审计局"}).code, 0);
    const auto run = jishi({"import", path("d"), (shared() / "data/bureau-2023").string()});
    ASSERT_EQ(run.code, 0) << run.err;
  }

  // duty id → its obligations
  std::vector<JsonObject> obligations(const JsonObject& duties, std::string_view words) const {
    std::vector<JsonObject> out;
    for (const auto& duty : duties.at("duties").as_array()) {
      const auto& item = duty.as_object();
      if (std::string_view(item.at("zh").as_string()).find(words) == std::string_view::npos) continue;
      EXPECT_FALSE(item.at("basis").as_string().empty()) << item.at("id");
      for (const auto& obligation : item.at("obligations").as_array()) out.push_back(obligation.as_object());
    }
    return out;
  }

  static std::string lights(const std::vector<JsonObject>& obligations) {
    std::vector<std::string> out;
    for (const auto& obligation : obligations) out.emplace_back(obligation.at("light").as_string());
    return join(out, " ");
  }

  static std::size_t count(const std::vector<JsonObject>& obligations, std::string_view light) {
    return static_cast<std::size_t>(
        std::count_if(obligations.begin(), obligations.end(),
                      [&](const JsonObject& o) { return o.at("light").as_string() == light; }));
  }
};

TEST_F(SampleYear, the_workbook_holds_nothing_that_the_csv_files_do_not) {
  const auto again =
      json({"import", path("d"), (shared() / "data/bureau-2023").string(), "--format", "json"});
  EXPECT_EQ(again.at("counts").as_object().at("added").to_number<int>(), 0);
  EXPECT_EQ(again.at("counts").as_object().at("amended").to_number<int>(), 0);
  ASSERT_EQ(jishi({"init", path("book"), "--unit", "区审计局"}).code, 0);
  const auto book =
      json({"import", path("book"), (shared() / "data/bureau-2023/区审计局2023年度台账.xlsx").string(),
            "--format", "json"});
  const auto findings = json({"register", path("d"), "finding", "--year", "2023", "--format", "json"});
  EXPECT_EQ(findings.at("records").as_array().size(), 18u);
  const auto same = json({"register", path("book"), "finding", "--year", "2023", "--format", "json"});
  EXPECT_EQ(same.at("records").as_array().size(), 18u);
  EXPECT_GT(book.at("counts").as_object().at("added").to_number<int>(), 100);
}

TEST_F(SampleYear, the_lights_show_what_the_year_owed) {
  const auto duties = json({"duties", path("d"), "--year", "2023", "--format", "json"});
  EXPECT_EQ(lights(obligations(duties, "中心组集体学习")), "overdue done overdue overdue");
  const auto ideology = obligations(duties, "意识形态");
  EXPECT_GE(count(ideology, "done"), 1u);
  EXPECT_GE(count(ideology, "overdue"), 1u);
  const auto filings = obligations(duties, "个人有关事项");
  EXPECT_EQ(count(filings, "overdue"), 2u);
  EXPECT_EQ(count(filings, "done"), 2u);
  EXPECT_EQ(count(obligations(duties, "巡察问题"), "overdue"), 5u);
  EXPECT_EQ(count(obligations(duties, "巡察问题"), "done"), 13u);
}

TEST_F(SampleYear, a_day_asked_about_shows_only_what_was_known_then) {
  const auto duties =
      json({"duties", path("d"), "--year", "2023", "--as-of", "2023-09-30", "--format", "json"});
  EXPECT_EQ(lights(obligations(duties, "中心组集体学习")), "overdue done overdue open");
}

TEST_F(SampleYear, the_report_checked_against_its_own_data_has_nothing_contradicted_or_unrecorded) {
  const auto run = jishi({"report", path("d"), "annual", "--year", "2023", "-o",
                          path("r.txt") + "," + path("r.docx") + "," + path("r.html")});
  ASSERT_EQ(run.code, 0) << run.err;
  for (const auto* name : {"r.txt", "r.docx", "r.html"}) {
    const auto checked =
        jishi({"check", path(name), "--data", path("d"), "--year", "2023", "--format", "json"});
    const auto value = parse_json(checked.out);
    ASSERT_TRUE(value) << checked.err;
    for (const auto& claim : value->at("claims").as_array()) {
      const auto verdict = claim.at("verdict").as_string();
      EXPECT_TRUE(verdict != "contradicted" && verdict != "unrecorded") << name << ": " << claim;
    }
    EXPECT_TRUE(value->at("defects").as_array().empty()) << name << ": " << value->at("defects");
  }
}

TEST_F(SampleYear, the_handed_in_report_is_read_and_its_foreign_parts_are_found) {
  const auto report = json({"check", (shared() / "data/sample-report-2023.txt").string(), "--data", path("d"),
                            "--year", "2023", "--format", "json"},
                           1);
  const auto found = [&](std::string_view kind, std::string_view text) {
    for (const auto& defect : report.at("defects").as_array())
      if (defect.at("kind").as_string() == kind &&
          std::string_view(defect.at("text").as_string()).find(text) != std::string_view::npos)
        return true;
    return false;
  };
  EXPECT_TRUE(found("foreign-organisation", "我馆"));
  EXPECT_TRUE(found("foreign-organisation", "全馆"));
  EXPECT_TRUE(found("foreign-organisation", "馆长"));
  EXPECT_TRUE(found("foreign-organisation", "库房"));
  EXPECT_TRUE(found("paywall-marker", "##paidbegin##"));
  EXPECT_TRUE(found("paywall-marker", "##paidend##"));
  EXPECT_TRUE(found("placeholder", "AAA"));
  EXPECT_TRUE(found("advertising", "代笔"));
  const auto verdict_of = [&](std::string_view text) -> std::string {
    for (const auto& claim : report.at("claims").as_array())
      if (std::string_view(claim.at("text").as_string()).find(text) != std::string_view::npos)
        return std::string(claim.at("verdict").as_string());
    return "none";
  };
  for (const auto* text :
       {"3月14日至4月27日", "6月29日", "8月11日", "9月1日", "8月18日", "7月31日", "45天", "18个"})
    EXPECT_EQ(verdict_of(text), "supported") << text;
}

TEST_F(SampleYear, changing_one_date_turns_exactly_the_claims_that_depend_on_it) {
  const auto sample = (shared() / "data/sample-report-2023.txt").string();
  const auto before = json({"check", sample, "--data", path("d"), "--year", "2023", "--format", "json"}, 1);
  auto csv = slurp(shared() / "data/bureau-2023/会议.csv");
  ASSERT_NE(csv.find("8月11日"), std::string::npos);
  std::filesystem::create_directory(folder_ / "2023");
  spill(folder_ / "2023" / "会议.csv", replace_all(csv, "8月11日", "8月10日"));
  const auto changed = json({"import", path("d"), path("2023/会议.csv"), "--format", "json"});
  EXPECT_EQ(changed.at("counts").as_object().at("amended").to_number<int>(), 1);
  EXPECT_EQ(changed.at("counts").as_object().at("added").to_number<int>(), 0);
  const auto after = json({"check", sample, "--data", path("d"), "--year", "2023", "--format", "json"}, 1);
  const auto& old_claims = before.at("claims").as_array();
  const auto& new_claims = after.at("claims").as_array();
  ASSERT_EQ(old_claims.size(), new_claims.size());
  std::vector<std::string> turned;
  for (std::size_t i = 0; i < old_claims.size(); ++i)
    if (old_claims[i].at("verdict") != new_claims[i].at("verdict"))
      turned.emplace_back(new_claims[i].at("text").as_string());
  EXPECT_EQ(turned, std::vector<std::string>{"8月11日"});
}

}  // namespace
}  // namespace jishi::test
