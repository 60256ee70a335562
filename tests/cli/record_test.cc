// One record on the command line: filed, amended, and what is refused.
#include <algorithm>

#include "cli/office.h"

namespace jishi::test {
namespace {

class RecordCommands : public OfficeTest {
 protected:
  void SetUp() override {
    OfficeTest::SetUp();
    spill(folder_ / "纪要.txt", "会议纪要");
  }

  Ran record(const std::string& verb, const std::string& what, const std::vector<std::string>& set,
             std::vector<std::string> more = {}) {
    std::vector<std::string> words = {"record", verb, data_, what};
    for (const auto& value : set) words.insert(words.end(), {"--set", value});
    words.insert(words.end(), more.begin(), more.end());
    return jishi(words);
  }
  Ran file_meeting() {
    return record("file", "会议", {"日期=2025年3月6日", "会议名称=廉政风险排查会", "chair=沈喆", "应到=5"},
                  {"--actor", "周敏"});
  }
  // The versions of a record, oldest first.
  JsonArray versions(const std::string& id) {
    const auto run = jishi({"record", "show", data_, id, "--format", "json"});
    EXPECT_EQ(run.code, 0) << run.err;
    const auto json = parse_json(run.out);
    return json && json->is_array() ? json->get_array() : JsonArray{};
  }
  static const JsonObject& fields(const Json& version) { return version.at("body").at("fields").as_object(); }
};

TEST_F(RecordCommands, a_record_is_filed_with_its_values_and_by_whom) {
  const auto run = file_meeting();
  ASSERT_EQ(run.code, 0) << run.err;
  EXPECT_NE(run.out.find("会议〔2025〕1号（meeting-2025-1）已登记"), std::string::npos) << run.out;
  const auto all = versions("会议〔2025〕1号");
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].at("actor"), "周敏");
  EXPECT_EQ(fields(all[0]).at("date"), "2025-03-06");
  EXPECT_EQ(fields(all[0]).at("name"), "廉政风险排查会");
  EXPECT_EQ(fields(all[0]).at("chair"), "沈喆");
  EXPECT_EQ(fields(all[0]).at("expected"), 5);
  EXPECT_EQ(jishi({"ledger", "verify", data_}).code, 0);
}

TEST_F(RecordCommands, what_is_probably_a_slip_is_told) {
  const auto run = record("file", "会议", {"日期=2099-01-20", "名称=廉政会", "会议类型=碰头会"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_NE(run.err.find("碰头会"), std::string::npos) << run.err;
  EXPECT_NE(run.err.find("2099"), std::string::npos) << run.err;
}

TEST_F(RecordCommands, a_register_imported_again_does_not_take_an_amendment_back) {
  spill(folder_ / "会议.csv", "日期,名称,主持人\n2025-03-06,廉政会,沈喆\n");
  ASSERT_EQ(jishi({"import", data_, path("会议.csv")}).code, 0);
  ASSERT_EQ(record("amend", "meeting-2025-1", {"日期=2025-03-07"}, {"--reason", "核对记录本"}).code, 0);
  spill(folder_ / "会议.csv", "日期,名称,主持人\n2025-03-06,廉政会,沈喆\n2025-04-06,廉政会,沈喆\n");
  const auto again = jishi({"import", data_, path("会议.csv")});
  EXPECT_EQ(again.code, 0) << again.err;
  EXPECT_NE(again.err.find("保留系统中的内容"), std::string::npos) << again.err;
  EXPECT_EQ(versions("meeting-2025-1").size(), 2u);
  EXPECT_EQ(jishi({"record", "show", data_, "meeting-2025-3"}).code, 2) << "no record of its own";
  EXPECT_EQ(jishi({"ledger", "verify", data_}).code, 0);
}

TEST_F(RecordCommands, a_refusal_tells_every_reason_and_writes_nothing) {
  const auto run = record("file", "会议", {"日期=2月30日", "地点=三楼", "主持人=没有此人", "坏"});
  EXPECT_EQ(run.code, 2);
  for (const char* reason :
       {"没有这一天", "没有“地点”这一栏", "没有此人", "“名称”不能为空", "“坏”不是 栏=值"})
    EXPECT_NE(run.err.find(reason), std::string::npos) << reason << "\n" << run.err;
  EXPECT_EQ(run.err.find("“日期”不能为空"), std::string::npos) << "it was given: " << run.err;
  EXPECT_EQ(jishi({"record", "show", data_, "meeting-2025-1"}).code, 2);
}

TEST_F(RecordCommands, an_amendment_tells_what_changed_and_keeps_the_version_before) {
  ASSERT_EQ(file_meeting().code, 0);
  const auto run = record("amend", "会议〔2025〕1号", {"实到=4", "主持人=", "应到=5"},
                          {"--reason", "补记", "--evidence", path("纪要.txt")});
  ASSERT_EQ(run.code, 0) << run.err;
  EXPECT_NE(run.out.find("第 2 版"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("主持人：沈喆 → （空）"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("实到：（空） → 4"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("附件：（空） → 纪要.txt"), std::string::npos) << run.out;
  EXPECT_EQ(run.out.find("应到："), std::string::npos) << run.out;
  const auto all = versions("meeting-2025-1");
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(fields(all[0]).at("chair"), "沈喆");
  EXPECT_FALSE(fields(all[1]).contains("chair"));
  EXPECT_EQ(all[1].at("body").at("reason"), "补记");
  EXPECT_EQ(jishi({"ledger", "verify", data_}).code, 0);
}

TEST_F(RecordCommands, an_amendment_that_changes_nothing_or_cannot_be_is_refused) {
  ASSERT_EQ(file_meeting().code, 0);
  const auto refused_for = [&](const std::vector<std::string>& set, const std::string& reason) {
    const auto run = record("amend", "meeting-2025-1", set, {"--reason", "改"});
    EXPECT_EQ(run.code, 2) << run.out;
    EXPECT_NE(run.err.find(reason), std::string::npos) << run.err;
  };
  refused_for({"主持人=沈喆"}, "没有要更正的");
  refused_for({"附件=纪要.txt"}, "--evidence");
  refused_for({"absences.member=沈喆"}, "写整张表");
  refused_for({"实到=9"}, "多于“应到”的 5");
  EXPECT_EQ(record("amend", "meeting-2025-1", {"实到=3"}).code, 2) << "an amendment has a reason";
  EXPECT_EQ(versions("meeting-2025-1").size(), 1u);
}

TEST_F(RecordCommands, what_is_on_its_way_through_a_procedure_is_not_amended) {
  ASSERT_EQ(jishi({"case", data_, "start", "collective-decision", "--actor", "罗翀", "--day", "2025-05-07",
                   "--set", "item=站点帮建经费", "--set", "kind=大额度资金使用", "--set", "amount=18.6万元",
                   "--set", "reporter=罗翀"})
                .code,
            0);
  const auto run = record("amend", "decision-2025-1", {"amount=1元"}, {"--reason", "改"});
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.err.find("正在按程序办理"), std::string::npos) << run.err;
}

}  // namespace
}  // namespace jishi::test
