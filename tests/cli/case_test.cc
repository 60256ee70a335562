// Procedures on the command line: what scripts read, what a clerk sees, and what a refusal leaves.
#include <algorithm>

#include "base/day.h"
#include "cli/office.h"

namespace jishi::test {
namespace {

class Cases : public OfficeTest {
 protected:
  void SetUp() override {
    OfficeTest::SetUp();
    spill(folder_ / "测算.txt", "每站四千元");
  }

  std::vector<std::string> line(std::vector<std::string> words, const std::string& actor,
                                const std::string& day, const std::vector<std::string>& set = {}) {
    words.insert(words.begin(), {"case", data_});
    words.insert(words.end(), {"--actor", actor, "--day", day});
    for (const auto& value : set) words.insert(words.end(), {"--set", value});
    return words;
  }
  Ran propose() {
    return jishi(line({"start", "collective-decision"}, "罗翀", "2025-05-07",
                      {"item=站点帮建经费", "kind=大额度资金使用", "amount=18.6万元", "reporter=罗翀"}));
  }
  Json json_of(std::vector<std::string> words, int code = 0) {
    words.insert(words.end(), {"--format", "json"});
    const auto run = jishi(words);
    EXPECT_EQ(run.code, code) << run.err;
    const auto json = parse_json(run.out);
    EXPECT_TRUE(json) << run.out;
    return json ? *json : Json();
  }
  static int this_year() { return Instant::now().day().year(); }
};

TEST_F(Cases, a_step_answers_with_where_the_case_stands_and_what_comes_next) {
  const auto run = propose();
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_NE(run.out.find("决策〔2025〕1号（decision-2025-1）"), std::string::npos);
  EXPECT_NE(run.out.find("已提议"), std::string::npos);
  EXPECT_NE(run.out.find("送达议题材料"), std::string::npos);
}

TEST_F(Cases, are_named_by_their_number_and_steps_by_their_chinese_name) {
  ASSERT_EQ(propose().code, 0);
  auto words = line({"step", "决策〔2025〕1号", "送达议题材料"}, "罗翀", "2025-05-08");
  words.insert(words.end(), {"--evidence", path("测算.txt")});
  const auto run = jishi(words);
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_NE(run.out.find("材料已送"), std::string::npos);
}

TEST_F(Cases, a_refusal_as_json_gives_code_reason_and_basis_and_exits_2) {
  ASSERT_EQ(propose().code, 0);
  const auto json = json_of(line({"step", "decision-2025-1", "pass"}, "董晓禾", "2025-05-08"), 2);
  const auto& refused = json.at("refused").as_array();
  ASSERT_FALSE(refused.empty());
  EXPECT_EQ(refused[0].at("code").as_string(), "case.state");
  for (const auto& reason : refused) {
    EXPECT_TRUE(reason.at("reason").is_string());
    EXPECT_TRUE(reason.at("basis").is_string());
  }
}

TEST_F(Cases, a_refused_step_leaves_the_ledger_as_it_was) {
  ASSERT_EQ(propose().code, 0);
  const auto before = jishi({"ledger", "verify", data_}).out;
  EXPECT_EQ(jishi(line({"step", "decision-2025-1", "send-material"}, "罗翀", "2025-05-08")).code, 2);
  EXPECT_EQ(jishi({"ledger", "verify", data_}).out, before);
}

TEST_F(Cases, why_not_gives_every_reason_and_writes_nothing) {
  ASSERT_EQ(propose().code, 0);
  auto words = line({"why-not", "decision-2025-1", "send-material"}, "路人", "2025-05-08");
  const auto json = json_of(words, 2);
  std::vector<std::string> codes;
  for (const auto& reason : json.at("refused").as_array()) codes.emplace_back(reason.at("code").as_string());
  EXPECT_EQ(codes, (std::vector<std::string>{"case.unknown-actor", "case.needs-evidence"}));
}

TEST_F(Cases, all_reasons_are_told_at_once_those_of_what_cannot_be_read_too) {
  auto words = line({"start", "rectification"}, "路人", "2190-05-08");
  words.insert(words.end(), {"--set", "nonsense=1", "--set", "deadline=不久"});
  const auto json = json_of(words, 2);
  std::vector<std::string> codes;
  for (const auto& reason : json.at("refused").as_array()) codes.emplace_back(reason.at("code").as_string());
  for (const std::string code :
       {"case.unknown-actor", "record.unknown-field", "date.unread", "case.needs", "case.future"})
    EXPECT_NE(std::find(codes.begin(), codes.end(), code), codes.end()) << code;
}

TEST_F(Cases, a_bad_day_a_missing_file_and_a_misspelt_step_hide_no_other_reason) {
  ASSERT_EQ(propose().code, 0);
  const auto codes_of = [&](const std::string& step) {
    auto words = line({"step", "decision-2025-1", step}, "路人", "昨天", {"nonsense=1"});
    words.insert(words.end(), {"--evidence", path("没有.txt")});
    const auto json = json_of(words, 2);
    std::vector<std::string> codes;
    for (const auto& reason : json.at("refused").as_array())
      codes.emplace_back(reason.at("code").as_string());
    return codes;
  };
  EXPECT_EQ(codes_of("send-material"),
            (std::vector<std::string>{"option.day", "file.not-read", "record.unknown-field"}))
      << "who may act is asked of a day";
  const auto misspelt = codes_of("send-materials");
  EXPECT_EQ(misspelt, (std::vector<std::string>{"option.day", "file.not-read", "record.unknown-field",
                                                "case.no-step"}));
}

TEST_F(Cases, a_step_that_there_is_not_names_those_there_are_in_both_ways) {
  ASSERT_EQ(propose().code, 0);
  const auto run = jishi(line({"step", "decision-2025-1", "send"}, "罗翀", "2025-05-08"));
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.err.find("send-material 送达议题材料"), std::string::npos) << run.err;
}

TEST_F(Cases, fields_may_be_named_in_chinese_and_days_without_their_year) {
  const auto run = jishi(line({"start", "collective-decision"}, "罗翀", "1月1日",
                              {"议题=站点帮建经费", "类别=大额度资金使用", "金额=18.6万元", "汇报人=罗翀"}));
  EXPECT_EQ(run.code, 0) << run.err;
  const auto shown = json_of({"case", data_, "show", "decision-" + std::to_string(this_year()) + "-1"});
  const auto text = canonical(shown);
  EXPECT_NE(text.find("站点帮建经费"), std::string::npos) << text;
  EXPECT_NE(text.find("\"" + std::to_string(this_year()) + "-01-01\""), std::string::npos) << text;
}

TEST_F(Cases, a_day_without_its_year_follows_the_last_step_over_a_new_year) {
  ASSERT_EQ(jishi(line({"start", "collective-decision"}, "罗翀", "2025-12-29",
                       {"item=站点帮建经费", "kind=大额度资金使用", "amount=18.6万元", "reporter=罗翀"}))
                .code,
            0);
  auto words = line({"step", "decision-2025-1", "send-material"}, "罗翀", "1月5日");
  words.insert(words.end(), {"--evidence", path("测算.txt")});
  const auto run = jishi(words);
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_NE(run.out.find("办理日 2026-01-05"), std::string::npos) << run.out;
}

TEST_F(Cases, the_29th_of_february_after_a_step_of_the_year_before_is_in_the_leap_year) {
  ASSERT_EQ(jishi(line({"start", "collective-decision"}, "罗翀", "2023-11-20",
                       {"item=站点帮建经费", "kind=大额度资金使用", "amount=18.6万元", "reporter=罗翀"}))
                .code,
            0);
  auto words = line({"step", "decision-2023-1", "send-material"}, "罗翀", "2月29日");
  words.insert(words.end(), {"--evidence", path("测算.txt")});
  const auto run = jishi(words);
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_NE(run.out.find("办理日 2024-02-29"), std::string::npos) << run.out;
  words = line({"step", "decision-2023-1", "send-material"}, "罗翀", "2月30日");
  EXPECT_NE(jishi(words).code, 0) << "in no year";
}

TEST_F(Cases, a_meeting_is_not_opened_before_its_day) {
  ASSERT_EQ(propose().code, 0);
  auto send = line({"step", "decision-2025-1", "send-material"}, "罗翀", "2025-05-08");
  send.insert(send.end(), {"--evidence", path("测算.txt")});
  ASSERT_EQ(jishi(send).code, 0);
  ASSERT_EQ(jishi(line({"step", "decision-2025-1", "schedule"}, "裴雨桐", "2025-05-12",
                       {"date=2025-05-15", "meeting=第6次局长办公会"}))
                .code,
            0);
  const auto open = [&](const std::string& day, const std::vector<std::string>& more = {}) {
    std::vector<std::string> set = {"attended=沈喆、罗翀、秦赟、俞静川", "absences=顾祎｜参加区委党校培训"};
    set.insert(set.end(), more.begin(), more.end());
    return jishi(line({"step", "decision-2025-1", "open"}, "裴雨桐", day, set));
  };
  const auto early = open("2025-05-14");
  EXPECT_EQ(early.code, 2);
  EXPECT_NE(early.err.find("2025年5月15日，办理日（2025年5月14日）还没有到"), std::string::npos) << early.err;
  EXPECT_EQ(open("2025-05-14", {"date=2025-05-14"}).code, 0) << "held on another day, and so recorded";
}

TEST_F(Cases, of_a_value_that_cannot_be_read_it_is_not_said_that_it_is_missing) {
  ASSERT_EQ(propose().code, 0);
  auto words = line({"start", "leave"}, "裴雨桐", "2025-05-08");
  words.insert(words.end(), {"--set", "start=不久"});
  const auto unread = json_of(words, 2);
  for (const auto& reason : unread.at("refused").as_array())
    EXPECT_EQ(reason.at("reason").as_string().find("须填写“起始日期”"), boost::json::string::npos);
  auto elsewhere = line({"step", "decision-2025-1", "pass"}, "董晓禾", "2025-05-08");
  elsewhere.insert(elsewhere.end(), {"--set", "nonsense=1"});
  std::vector<std::string> codes;
  const auto refused = json_of(elsewhere, 2);
  for (const auto& reason : refused.at("refused").as_array())
    codes.emplace_back(reason.at("code").as_string());
  EXPECT_NE(std::find(codes.begin(), codes.end(), "record.unknown-field"), codes.end())
      << "also where the case does not stand at that step";
}

TEST_F(Cases, a_procedure_is_known_by_a_part_of_its_name_that_no_other_has) {
  const auto by_part = jishi({"case", data_, "list", "集体决策"});
  EXPECT_EQ(by_part.code, 0) << by_part.err;
  const auto unclear = jishi({"case", data_, "list", "整改"});
  EXPECT_EQ(unclear.code, 2);
  EXPECT_NE(unclear.err.find("可用：rectification 巡察整改，inspection 巡察及整改"), std::string::npos)
      << unclear.err;
  EXPECT_EQ(jishi({"case", data_, "list", "策"}).code, 2) << "one letter says too little";
  EXPECT_NE(jishi(line({"start", "集体决策"}, "罗翀", "2025-05-07", {"item=甲"}))
                .err.find("没有名为“集体决策”的程序"),
            std::string::npos)
      << "what writes wants the whole name";
  const auto slip = jishi({"case", data_, "list", "rectificaton"});
  EXPECT_NE(slip.err.find("可用：rectification "), std::string::npos) << "the nearest first: " << slip.err;
}

TEST_F(Cases, a_missing_field_is_told_once) {
  const auto run = jishi(line({"start", "rectification"}, "裴雨桐", "2025-05-08"));
  EXPECT_EQ(run.code, 2);
  EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 3) << run.err;
  for (const std::string field : {"“编号”", "“问题大类”", "“问题”"})
    EXPECT_EQ(run.err.find(field), run.err.rfind(field)) << run.err;
}

TEST_F(Cases, show_says_of_each_next_step_who_takes_it_and_what_it_asks) {
  ASSERT_EQ(propose().code, 0);
  const auto shown = jishi({"case", data_, "show", "decision-2025-1"}).out;
  EXPECT_NE(shown.find("可办：送达议题材料 send-material，由"), std::string::npos) << shown;
  EXPECT_NE(shown.find("；须填：材料 --evidence"), std::string::npos) << shown;
}

TEST_F(Cases, what_is_not_yet_decided_does_not_stand_in_the_report) {
  ASSERT_EQ(propose().code, 0);
  const auto listed = json_of({"case", data_, "list", "--unfinished"});
  ASSERT_EQ(listed.at("cases").as_array().size(), 1u);
  EXPECT_FALSE(listed.at("cases").at(0).at("counts").as_bool());
  const auto report = jishi({"report", data_, "annual", "--year", "2025", "-o", path("r.txt")});
  EXPECT_EQ(report.code, 2) << "there is nothing to tell of yet";
}

TEST_F(Cases, an_exception_needs_its_note_is_shown_and_can_be_explained_but_not_erased) {
  ASSERT_EQ(propose().code, 0);
  auto send = line({"step", "decision-2025-1", "send-material"}, "罗翀", "2025-05-08");
  send.insert(send.end(), {"--evidence", path("测算.txt")});
  ASSERT_EQ(jishi(send).code, 0);
  const std::vector<std::string> tomorrow = {"date=2025-05-09", "meeting=第6次局长办公会"};
  auto schedule = line({"step", "decision-2025-1", "schedule"}, "裴雨桐", "2025-05-08", tomorrow);
  EXPECT_EQ(jishi(schedule).code, 2);
  schedule.emplace_back("--exception");
  EXPECT_EQ(jishi(schedule).code, 2) << "without a note";
  schedule.insert(schedule.end(), {"--note", "市局要求本周议定"});
  ASSERT_EQ(jishi(schedule).code, 0);
  const auto shown = json_of({"case", data_, "show", "decision-2025-1"});
  ASSERT_EQ(shown.at("exceptions").as_array().size(), 1u);
  EXPECT_EQ(shown.at("exceptions").at(0).at("code").as_string(), "rule.ahead");
  EXPECT_EQ(shown.at("exceptions").at(0).at("admitted").as_string(), "市局要求本周议定");
  auto explain = line({"step", "decision-2025-1", "explain"}, "俞静川", "2025-05-10", {"code=rule.ahead"});
  explain.insert(explain.end(), {"--note", "已向市局报备"});
  ASSERT_EQ(jishi(explain).code, 0);
  const auto after = json_of({"case", data_, "show", "decision-2025-1"});
  ASSERT_EQ(after.at("exceptions").as_array().size(), 1u);
  EXPECT_EQ(after.at("exceptions").at(0).at("explained").as_string(), "已向市局报备");
  EXPECT_EQ(after.at("state").as_string(), "scheduled");
}

TEST_F(Cases, a_register_that_changes_a_running_case_leaves_an_exception_and_keeps_its_trail) {
  ASSERT_EQ(jishi(line({"start", "rectification"}, "沈喆", "2025-05-21",
                       {"number=1", "class=基层党建方面", "problem=党小组会记录不完整"}))
                .code,
            0);
  const auto exported = path("巡察整改.csv");
  ASSERT_EQ(jishi({"register", data_, "finding", "--year", "2025", "--format", "csv", "-o", exported}).code,
            0);
  ASSERT_EQ(jishi({"import", data_, exported, "--year", "2025"}).code, 0);
  EXPECT_EQ(json_of({"case", data_, "show", "finding-2025-1"}).at("version").as_int64(), 1) << "as it was";
  auto text = slurp(exported);
  const auto at = text.find("未启动");
  ASSERT_NE(at, std::string::npos);
  text.replace(at, std::string("未启动").size(), "已销号");
  spill(exported, text);
  ASSERT_EQ(jishi({"import", data_, exported, "--year", "2025"}).code, 0);
  const auto shown = json_of({"case", data_, "show", "finding-2025-1"});
  EXPECT_EQ(shown.at("trail").as_array().size(), 2u);
  ASSERT_EQ(shown.at("exceptions").as_array().size(), 1u);
  EXPECT_EQ(shown.at("exceptions").at(0).at("code").as_string(), "case.changed-outside");
  EXPECT_EQ(shown.at("state").as_string(), "closed");
  EXPECT_EQ(jishi({"xray", data_, "--year", "2025"}).code, 1);
}

TEST_F(Cases, the_register_holds_what_is_settled) {
  ASSERT_EQ(propose().code, 0);
  const auto json = json_of({"register", data_, "decision", "--year", "2025"});
  EXPECT_EQ(pretty(json).find("decision-2025-1"), std::string::npos);
}

TEST_F(Cases, a_file_of_steps_is_read_whole_before_anything_is_taken) {
  spill(folder_ / "办理.json", R"({"steps":[
    {"case":"a","start":"collective-decision","actor":"罗翀","day":"2025-05-07",
     "set":{"item":"站点帮建经费","kind":"大额度资金使用","amount":186000,"reporter":"罗翀"}},
    {"case":"a","step":"send-material","actor":"罗翀","day":"2025-05-08","evidence":["没有.txt"]},
    {"case":"a","actor":"","day":"五月"}]})");
  const auto json = json_of({"case", data_, "run", path("办理.json")}, 2);
  EXPECT_EQ(json.at("refused").as_array().size(), 4u);
  EXPECT_TRUE(json_of({"case", data_, "list"}).at("cases").as_array().empty());
}

TEST_F(Cases, a_file_of_steps_is_taken_whole_or_not_at_all_and_once) {
  const auto script = [&](const std::string& more) {
    spill(folder_ / "办理.json", R"({"steps":[
    {"case":"a","start":"collective-decision","actor":"罗翀","day":"2025-05-07",
     "set":{"item":"站点帮建经费","kind":"大额度资金使用","amount":186000,"reporter":"罗翀"}},
    {"case":"a","step":"send-material","actor":"罗翀","day":"2025-05-08")" +
                                     more + "}]}");
    return jishi({"case", data_, "run", path("办理.json")});
  };
  const auto evidence_files = [&] {
    std::size_t n = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path("data/evidence")))
      n += entry.is_regular_file() ? 1u : 0u;
    return n;
  };
  const auto before = jishi({"ledger", "verify", data_}).out;
  auto run = script("");
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.err.find("前 1 个环节可以办理；整个文件没有办理"), std::string::npos) << run.err;
  EXPECT_NE(run.err.find("第2步"), std::string::npos) << run.err;
  EXPECT_EQ(jishi({"ledger", "verify", data_}).out, before);
  EXPECT_TRUE(json_of({"case", data_, "list"}).at("cases").as_array().empty());
  run = script(R"(,"evidence":["测算.txt"]},{"case":"a","step":"pass","actor":"罗翀","day":"2025-05-08")");
  EXPECT_EQ(run.code, 2);
  EXPECT_EQ(evidence_files(), 0u) << "nor is the evidence of a step that could be taken";
  run = script(R"(,"evidence":["测算.txt"])");
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(evidence_files(), 1u);
  EXPECT_EQ(json_of({"case", data_, "list"}).at("cases").as_array().size(), 1u);
  const auto verified = jishi({"ledger", "verify", data_});
  EXPECT_EQ(verified.code, 0) << verified.out;
  const auto again = jishi({"case", data_, "run", path("办理.json")});
  EXPECT_EQ(again.code, 2);
  EXPECT_NE(again.err.find("已办理过"), std::string::npos) << again.err;
  EXPECT_EQ(jishi({"ledger", "verify", data_}).out, verified.out);
}

TEST_F(Cases, reminders_are_a_table_a_calendar_and_a_digest) {
  ASSERT_EQ(propose().code, 0);
  const auto table = jishi({"remind", data_, "--as-of", "2025-09-15"});
  EXPECT_EQ(table.code, 0);
  EXPECT_NE(table.out.find("中心组集体学习研讨"), std::string::npos);
  const auto ics = jishi({"remind", data_, "--as-of", "2025-09-15", "--format", "ics"});
  EXPECT_TRUE(ics.out.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  EXPECT_TRUE(ics.out.ends_with("END:VCALENDAR\r\n"));
  for (std::size_t from = 0; from < ics.out.size();) {
    const auto end = ics.out.find("\r\n", from);
    EXPECT_LE(end - from, 75u);
    from = end + 2;
  }
  EXPECT_NE(jishi({"remind", data_, "--as-of", "2025-09-15", "--format", "digest"}).out.find("\n俞静川\n"),
            std::string::npos);
  EXPECT_EQ(jishi({"remind", data_, "--person", "路人"}).code, 2);
}

TEST_F(Cases, a_verb_or_case_that_is_not_there_is_refused_with_those_that_are) {
  EXPECT_EQ(jishi({"case", data_, "begin"}).code, 2);
  EXPECT_NE(jishi({"case", data_, "begin"}).err.find("why-not"), std::string::npos);
  EXPECT_EQ(jishi({"case", data_, "start", "nothing", "--actor", "罗翀"}).code, 2);
  EXPECT_NE(jishi({"case", data_, "start", "nothing", "--actor", "罗翀"}).err.find("collective-decision"),
            std::string::npos);
  EXPECT_EQ(jishi({"case", data_, "show", "decision-2025-99"}).code, 2);
}

TEST_F(Cases, decisions_of_a_register_are_not_unfinished_whatever_words_it_has_for_their_outcome) {
  spill(folder_ / "三重一大.csv",
        "日期,议题,事项类别,结论\n2025-02-06,预算,大额度资金使用,一致通过\n2025-03-06,车辆,大额度资金使用,"
        "暂缓\n"
        "2025-04-06,基建,大额度资金使用,会后再议\n");
  ASSERT_EQ(jishi({"import", data_, path("三重一大.csv")}).code, 0);
  const auto all = jishi({"case", data_, "list", "--year", "2025"});
  EXPECT_NE(all.out.find("预算"), std::string::npos) << all.out;
  EXPECT_EQ(all.out.find("未知"), std::string::npos) << all.out;
  const auto open = jishi({"case", data_, "list", "--year", "2025", "--unfinished"});
  for (const char* item : {"预算", "车辆", "基建"})
    EXPECT_EQ(open.out.find(item), std::string::npos) << open.out;
}

}  // namespace
}  // namespace jishi::test
