// The project's own example: an invented bureau's whole year, with its honest gaps, a good report and a bad
// one.
#include <algorithm>
#include <map>

#include "base/text.h"
#include "cli/program.h"

namespace jishi::test {
namespace {

class ExampleYear : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    ASSERT_EQ(jishi({"init", path("d"), "--unit", "临江区统计局"}).code, 0);
    const auto run = jishi({"import", path("d"), (source() / "examples/linjiang-2025").string()});
    ASSERT_EQ(run.code, 0) << run.err;
  }

  JsonObject check(const std::string& file, int code) const {
    return json({"check", file, "--data", path("d"), "--year", "2025", "--format", "json"}, code);
  }

  std::string example(const char* name) const { return (source() / "examples" / name).string(); }
};

std::string verdicts_against(const JsonObject& report) {
  std::string out;
  for (const auto& claim : report.at("claims").as_array()) {
    const auto& verdict = claim.at("verdict").as_string();
    if (verdict == "contradicted" || verdict == "unrecorded") out += serialize(claim) + "\n";
  }
  return out;
}

TEST_F(ExampleYear, its_honest_gaps_are_red_and_nothing_else) {
  const auto duties = json({"duties", path("d"), "--year", "2025", "--format", "json"});
  std::map<std::string, std::vector<std::string>> red;  // light → duty, holder, window
  for (const auto& duty : duties.at("duties").as_array())
    for (const auto& o : duty.at("obligations").as_array()) {
      const std::string light(o.at("light").as_string());
      if (light == "done") continue;
      const auto* other = o.as_object().if_contains("counterpart");
      red[light].push_back(std::string(duty.at("zh").as_string()) + "|" +
                           std::string(o.at("holder").as_string()) + "|" +
                           (other == nullptr ? "" : std::string(other->as_string())) + "|" +
                           std::string(o.at("window").as_string()));
    }
  const auto has = [&](const std::string& light, const std::string& a, const std::string& b) {
    return std::any_of(red[light].begin(), red[light].end(), [&](const std::string& line) {
      return line.find(a) != std::string::npos && line.find(b) != std::string::npos;
    });
  };
  EXPECT_TRUE(has("overdue", "中心组", "2025-Q3"));
  EXPECT_TRUE(has("overdue", "顾祎|石砚", "2025-H2"));
  EXPECT_TRUE(has("late", "个人有关事项", "罗翀"));
  EXPECT_TRUE(has("overdue", "清单", "顾祎"));
  EXPECT_TRUE(has("overdue", "第三党小组", "2025-08"));
  EXPECT_TRUE(has("overdue", "节", "2025-10-06"));
  EXPECT_EQ(std::count_if(red["overdue"].begin(), red["overdue"].end(),
                          [](const std::string& line) { return line.find("巡察问题") != std::string::npos; }),
            3);
  EXPECT_EQ(red["overdue"].size(), 9u) << "the missed study stands in the plan too\n"
                                       << join(red["overdue"], "\n");
  EXPECT_EQ(red["late"].size(), 1u) << join(red["late"], "\n");
}

TEST_F(ExampleYear, the_lights_asked_for_are_listed_and_all_are_counted) {
  const auto some = json(
      {"duties", path("d"), "--year", "2025", "--light", "overdue", "--light", "late", "--format", "json"});
  std::size_t listed = 0;
  for (const auto& duty : some.at("duties").as_array())
    for (const auto& obligation : duty.at("obligations").as_array()) {
      ++listed;
      EXPECT_NE(obligation.at("light"), "done");
    }
  EXPECT_EQ(listed, 10u);
  EXPECT_GT(some.at("summary").at("done").as_int64(), 100);
  const auto table = jishi({"duties", path("d"), "--year", "2025", "--light", "late"}).out;
  EXPECT_NE(table.find("▲ 逾期完成"), std::string::npos);
  EXPECT_EQ(table.find("■ 逾期 "), table.rfind("■ 逾期 ")) << "in the count below the table alone";
}

TEST_F(ExampleYear, where_the_terminal_is_narrow_each_basis_is_told_once_below_the_duties) {
  const std::string basis = "2017-01-30";  // of the rules of study groups
  const auto times = [&](const std::string& text) {
    std::size_t n = 0;
    for (auto at = text.find(basis); at != std::string::npos; at = text.find(basis, at + 1)) ++n;
    return n;
  };
  const std::vector<std::string> words = {"duties", path("d"), "--year", "2025"};
  EXPECT_EQ(times(on_terminal(100, words)), 1u);
  EXPECT_GT(times(on_terminal(200, words)), 3u) << "a row tells its own where there is room";
  EXPECT_GT(times(jishi(words).out), 3u) << "and where it is read by a program";
}

TEST_F(ExampleYear, a_careful_report_has_no_false_defect_and_no_false_contradiction) {
  const auto report = check(example("good-report.txt"), 0);
  EXPECT_TRUE(report.at("defects").as_array().empty()) << serialize(report.at("defects"));
  EXPECT_EQ(verdicts_against(report), "");
}

TEST_F(ExampleYear, the_issued_report_agrees_with_its_own_records_in_every_format) {
  const auto run = jishi({"report", path("d"), "annual", "--year", "2025", "-o",
                          path("r.txt") + "," + path("r.docx") + "," + path("r.html") + "," + path("r.pdf") +
                              "," + path("r.json")});
  ASSERT_EQ(run.code, 0) << run.err;
  for (const auto* name : {"r.txt", "r.docx", "r.html", "r.pdf"}) {
    const auto report = check(path(name), 0);
    EXPECT_EQ(verdicts_against(report), "") << name;
    EXPECT_TRUE(report.at("defects").as_array().empty()) << name << serialize(report.at("defects"));
  }
}

TEST_F(ExampleYear, a_record_is_named_by_the_number_people_see) {
  EXPECT_EQ(jishi({"record", "show", path("d"), "会议（2025）3号"}).out,
            jishi({"record", "show", path("d"), "meeting-2025-3"}).out);
  const auto receipt = jishi({"ledger", "receipt", path("d"), "会议〔2025〕3号", "-o", path("r.tlog-proof")});
  EXPECT_EQ(receipt.code, 0) << receipt.err;
  const auto gone = jishi({"record", "withdraw", path("d"), "会议[2025]3号", "--reason", "重复登记"});
  EXPECT_EQ(gone.code, 0) << gone.err;
  EXPECT_NE(gone.out.find("meeting-2025-3"), std::string::npos) << gone.out;
  EXPECT_EQ(jishi({"record", "erase", path("d"), "会议[2025]3", "--reason", "保存期满"}).code, 0);
}

TEST_F(ExampleYear, a_record_is_shown_with_headers_of_the_language_asked_for) {
  const auto zh = jishi({"record", "show", path("d"), "meeting-2025-1"}).out;
  EXPECT_EQ(zh.rfind("条目", 0), 0u) << zh;
  EXPECT_NE(zh.find("日期："), std::string::npos) << zh;
  const auto en = jishi({"--lang", "en", "record", "show", path("d"), "meeting-2025-1"}).out;
  EXPECT_EQ(en.rfind("entry", 0), 0u) << en;
  for (const char* word : {"条目", "经手人", "日期："}) EXPECT_EQ(en.find(word), std::string::npos) << en;
  EXPECT_NE(en.find("date: "), std::string::npos) << en;
}

TEST_F(ExampleYear, what_was_erased_does_not_come_back_with_its_register) {
  const auto file = (source() / "examples/linjiang-2025/帮扶教育.csv").string();
  ASSERT_EQ(jishi({"record", "erase", path("d"), "assistance-2025-1", "--reason", "保存期满"}).code, 0);
  const auto erased_text = slurp(file);
  spill(folder_ / "帮扶教育.csv", erased_text + "\n");
  const auto again = json({"import", path("d"), path("帮扶教育.csv"), "--year", "2025", "--format", "json"});
  EXPECT_EQ(again.at("counts").at("left_out").as_int64(), 1);
  EXPECT_EQ(again.at("counts").at("added").as_int64(), 0);
  EXPECT_EQ(again.at("notes").as_array().front().at("code").as_string(), "import.note-erased");
  const auto told = jishi({"import", path("d"), path("帮扶教育.csv"), "--year", "2025"});
  EXPECT_NE(told.out.find("没有再登记的行：1"), std::string::npos) << told.out;
}

TEST_F(ExampleYear, every_exported_register_imports_again_and_changes_nothing) {
  const auto listed = parse_json(jishi({"catalogue", "list", "record", "--format", "json"}).out);
  ASSERT_TRUE(listed);
  const auto& types = listed->is_array() ? listed->as_array() : listed->as_object().at("items").as_array();
  for (const auto* ending : {"csv", "xlsx"})
    for (const auto& type : types) {
      const std::string id(type.at("id").as_string());
      const auto file = path("out." + std::string(ending));  // its name tells nothing
      ASSERT_EQ(jishi({"register", path("d"), id, "--year", "2025", "-o", file}).code, 0) << id;
      const auto again = json({"import", path("d"), file, "--format", "json"});
      const auto& counts = again.at("counts").as_object();
      EXPECT_EQ(counts.at("added").as_int64(), 0) << id << " " << ending;
      EXPECT_EQ(counts.at("amended").as_int64(), 0) << id << " " << ending;
      EXPECT_GT(counts.at("unchanged").as_int64(), 0) << id << " " << ending;
    }
}

TEST_F(ExampleYear, every_sentence_of_the_report_names_its_records_or_the_duty_it_misses) {
  ASSERT_EQ(jishi({"report", path("d"), "annual", "--year", "2025", "-o", path("r.json")}).code, 0);
  const auto report = parse_json(slurp(folder_ / "r.json"));
  ASSERT_TRUE(report);
  EXPECT_GT(report->at("sentences").as_array().size(), 50u);
  for (const auto& claim : report->at("claims").as_array())
    EXPECT_TRUE(!claim.at("records").as_array().empty() || claim.at("kind").as_string() == "absence")
        << serialize(claim);
}

TEST_F(ExampleYear, every_planted_defect_of_the_bad_report_is_found) {
  const auto report = check(example("bad-report.txt"), 1);
  const auto expected = parse_json(slurp(example("bad-report.expected.json")));
  ASSERT_TRUE(expected);
  std::vector<std::string> missed;
  for (const auto& planted : expected->at("defects").as_array()) {
    const auto found = std::any_of(report.at("defects").as_array().begin(),
                                   report.at("defects").as_array().end(), [&](const Json& defect) {
                                     return defect.at("kind") == planted.at("kind") &&
                                            defect.at("start").as_int64() < planted.at("end").as_int64() &&
                                            planted.at("start").as_int64() < defect.at("end").as_int64();
                                   });
    if (!found) missed.emplace_back(serialize(planted));
  }
  EXPECT_TRUE(missed.empty()) << join(missed, "\n");
}

TEST_F(ExampleYear, no_planted_claim_gets_the_opposite_verdict) {
  const auto report = check(example("bad-report.txt"), 1);
  const auto expected = parse_json(slurp(example("bad-report.expected.json")));
  ASSERT_TRUE(expected);
  std::vector<std::string> wrong;
  std::size_t right = 0;
  for (const auto& planted : expected->at("claims").as_array()) {
    const std::string wanted(planted.at("verdict").as_string());
    std::vector<std::string> got;
    for (const auto& claim : report.at("claims").as_array())
      if (claim.at("start").as_int64() < planted.at("end").as_int64() &&
          planted.at("start").as_int64() < claim.at("end").as_int64())
        got.emplace_back(claim.at("verdict").as_string());
    const auto has = [&](const char* verdict) {
      return std::find(got.begin(), got.end(), verdict) != got.end();
    };
    right += std::find(got.begin(), got.end(), wanted) != got.end() ? 1u : 0u;
    if (wanted == "supported" && (has("contradicted") || has("unrecorded")))
      wrong.push_back(serialize(planted) + " → " + join(got, ","));
    if (wanted == "contradicted" && !got.empty() &&
        std::all_of(got.begin(), got.end(), [](const std::string& v) { return v == "supported"; }))
      wrong.push_back(serialize(planted) + " → " + join(got, ","));
  }
  EXPECT_TRUE(wrong.empty()) << join(wrong, "\n");
  const auto total = expected->at("claims").as_array().size();
  RecordProperty("right", static_cast<int>(right));
  EXPECT_GE(right * 100, total * 70) << right << " of " << total
                                     << " planted claims got exactly the expected verdict";
}

TEST_F(ExampleYear, the_ledger_of_the_year_verifies_and_a_receipt_stands_alone) {
  EXPECT_EQ(jishi({"ledger", "verify", path("d")}).code, 0);
  ASSERT_EQ(jishi({"ledger", "export", path("d"), path("log")}).code, 0);
  EXPECT_EQ(
      jishi({"verify", path("log"), "--key", "@" + path("log/vkey"), "--kept", path("log/checkpoint")}).code,
      0);
  ASSERT_EQ(jishi({"ledger", "receipt", path("d"), "meeting-2025-1", "-o", path("m.tlog-proof")}).code, 0);
  const auto verify = [&] {
    return jishi(
        {"verify", path("m.tlog-proof"), "--entry", path("m.entry"), "--key", "@" + path("log/vkey")});
  };
  EXPECT_EQ(verify().code, 0);
  auto entry = slurp(folder_ / "m.entry");
  entry[entry.size() / 2] = static_cast<char>(entry[entry.size() / 2] ^ 1);
  spill(folder_ / "m.entry", entry);
  EXPECT_EQ(verify().code, 1);
}

TEST_F(ExampleYear, issuing_files_the_report_in_the_ledger) {
  const auto before = json({"ledger", "verify", path("d"), "--format", "json"}).at("size").to_number<int>();
  ASSERT_EQ(jishi({"report", path("d"), "annual", "--year", "2025", "-o", path("r.txt")}).code, 0);
  EXPECT_EQ(json({"ledger", "verify", path("d"), "--format", "json"}).at("size").to_number<int>(), before)
      << "a draft files nothing";
  ASSERT_EQ(jishi({"report", path("d"), "annual", "--year", "2025", "-o", path("r.txt"), "--issue", "--actor",
                   "俞静川"})
                .code,
            0);
  EXPECT_EQ(json({"ledger", "verify", path("d"), "--format", "json"}).at("size").to_number<int>(), before + 2)
      << "the report, and who issued it";
}

TEST_F(ExampleYear, a_year_without_records_has_no_xray) {
  const auto run = jishi({"xray", path("d"), "--year", "2020"});
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.err.find("2020年没有任何记录"), std::string::npos) << run.err;
}

TEST_F(ExampleYear, the_report_names_its_unit_whole) {
  ASSERT_EQ(jishi({"report", path("d"), "annual", "--year", "2025", "-o", path("whole.txt")}).code, 0);
  EXPECT_TRUE(slurp(path("whole.txt")).starts_with("2025年临江区统计局政治生态建设情况报告"));
}

}  // namespace
}  // namespace jishi::test
