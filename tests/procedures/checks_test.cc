// The standing checks: what they find in the example year, and that each finds what it is for.

#include <gtest/gtest.h>

#include "procedures/desk_kit.h"

namespace jishi::procedures_test {

using testing::ElementsAre;
using testing::IsEmpty;

namespace {

// A data directory with every register of the example office.
class ExampleYear {
 public:
  static ExampleYear& instance() {
    static ExampleYear year;
    return year;
  }
  // Titles of the records in which the check finds something.
  std::vector<std::string> found(const StandingCheck& check) {
    const auto& type = *office_.catalogue().record(check.of.type);
    const auto reader = office_.data().store().read();
    std::vector<std::string> out;
    const auto records = app::load_register(*reader, office_.data().unit().id, check.of.type, 2025, false);
    for (const auto& record : *records)
      if (matches(check.of, record) &&
          !judge(check.rule, check.basis,
                 RuleCase{type, record, nullptr, nullptr, {}, std::nullopt, facts_->world()})
               .empty())
        out.push_back(record_title(type, record));
    return out;
  }

 private:
  ExampleYear() : calendar_(office_.catalogue().work_calendar()), reader_(office_.data().store().read()) {
    importing::ImportOptions options;
    options.year = 2025;
    options.actor = "裴雨桐";
    const auto report = importing::import_files(office_.data(), office_.desk(), {example_folder()}, options);
    if (!report || !report->stored) std::abort();
    reader_ = office_.data().store().read();
    app::OrganisationCache cache(office_.data().unit().id, office_.catalogue());
    facts_.emplace(*reader_, office_.data().unit().id, office_.catalogue(), calendar_, cache.of(*reader_),
                   2025);
  }
  CaseOffice office_;
  WorkCalendar calendar_;
  std::unique_ptr<store::Reader> reader_;
  std::optional<app::CaseFacts> facts_;
};

const StandingCheck& check_named(std::string_view id) {
  for (const auto& check : Office::instance().catalogue().checks())
    if (check.id == id) return check;
  throw std::out_of_range(std::string(id));
}

Record row_of(const std::string& type, const Pairs& fields, int n = 1) {
  Record out;
  out.type = type;
  out.year = 2025;
  out.id = Record::make_id(type, 2025, n);
  out.fields = values(*Office::instance().catalogue().record(type), fields);
  out.happened = Span::of_day(day_of("2025-05-14"));
  return out;
}

struct Fault {
  const char* check;
  Pairs record;
  std::vector<Pairs> others = {};
  std::size_t in_example = 0;  // how many rows of the example year it finds
};

// A row of a register that each check is there to find.
const std::vector<Fault>& faults() {
  static const Pairs finding = {
      {"number", "3"}, {"class", "基层党组织建设方面"}, {"problem", "记录不完整"}, {"state", "已销号"}};
  static const Pairs list = {{"holder", "沈喆"}, {"item", "每半年谈话一次"}, {"reviewer", "沈喆"}};
  static const std::vector<Fault> all = {
      {"talks-supervised",
       {{"date", "2025-07-09"}, {"kind", "廉政谈话"}, {"talker", "秦赟"}, {"talked", "田芷"}},
       {}},
      {"areas-under-deputies",
       {{"person", "俞静川"}, {"chief", "是"}, {"leader", "是"}, {"supervised_work", "财务"}},
       {{{"person", "沈喆"}, {"leader", "是"}, {"supervised_work", "财务、人事、工程建设"}},
        {{"person", "顾祎"}, {"leader", "是"}, {"supervised_work", "行政审批、物资采购"}}}},
      {"chief-and-deputy-away",
       {{"person", "俞静川"}, {"kind", "请假报备"}, {"start", "2025-05-14"}, {"end", "2025-05-16"}},
       {{{"person", "沈喆"}, {"kind", "请假报备"}, {"start", "2025-05-16"}, {"end", "2025-05-16"}}}},
      {"personal-filings-late",
       {{"person", "罗翀"}, {"kind", "个人有关事项报告"}, {"filed", "2025-02-01"}},
       {},
       1},
      {"top-grade-share", {{"quarter", "2025年第一季度"}, {"assessed", "18"}, {"top", "8"}}, {}},
      {"risks-controlled",
       {{"post", "印章管理岗"}, {"risk", "未经审批用印"}, {"level", "低"}, {"owner", "董晓禾"}},
       {}},
      {"risks-rechecked", {{"post", "印章管理岗"}, {"risk", "未经审批用印"}, {"checked", "2025-03-19"}}, {}},
      {"instructions-in-time",
       {{"origin", "区委办公室"},
        {"item", "压减重复报表"},
        {"deadline", "2025-07-31"},
        {"done", "2025-08-01"}},
       {}},
      {"instructions-with-result",
       {{"origin", "区委办公室"}, {"item", "压减重复报表"}, {"done", "2025-07-24"}},
       {}},
      {"assistance-with-visits", {{"person", "贺帆"}, {"helper", "俞静川"}, {"date", "2025-04-10"}}, {}},
      {"meetings-with-evidence", {{"date", "2025-03-28"}, {"name", "专题研究会"}}, {}, 12},
      {"promotion-notice", {{"person", "贺帆"}, {"notice_from", "2025-06-12"}, {"notice_to", "2025-06-17"}}},
      {"promotion-noticed",
       {{"person", "贺帆"},
        {"decided", "2025-06-11"},
        {"notice_from", "2025-06-12"},
        {"appointed", "2025-07-01"}}},
      {"finding-evidence", finding},
      {"finding-days", {{"number", "3"}, {"state", "已销号"}, {"done", "2025-07-16"}}},
      {"publication-reviewers", {{"title", "统计动态第1期"}, {"author", "汪堃"}, {"first", "汪堃"}}},
      {"publication-order",
       {{"title", "统计动态第1期"}, {"third_date", "2025-03-09"}, {"published", "2025-03-07"}}},
      {"publication-whole",
       {{"title", "统计动态第1期"},
        {"first", "汪堃"},
        {"first_date", "2025-01-07"},
        {"second", "裴雨桐"},
        {"second_date", "2025-01-08"},
        {"third", "秦赟"},
        {"published", "2025-01-10"}}},
      // 罗翀 and 秦赟 changed sections on 1 July; their lists are of January.
      {"duty-list-reissued",
       {{"holder", "罗翀"}, {"item", "分管科室谈话"}, {"reviewed", "2025-01-20"}},
       {},
       2},
      {"risks-after-post-change",
       {{"post", "数据审核岗"}, {"risk", "干预数据"}, {"owner", "简宁"}, {"checked", "2025-03-19"}},
       {}},
      {"duty-list-reviewed", {{"holder", "沈喆"}, {"reviewer", "俞静川"}, {"uploaded", "2025-01-24"}}},
      {"duty-list-order", {{"holder", "沈喆"}, {"reviewed", "2025-01-20"}, {"uploaded", "2025-01-17"}}},
      {"duty-list-other-reviewer", list},
      {"decision-minutes", {{"date", "2025-05-15"}, {"item", "经费安排"}, {"minutes_day", "2025-05-14"}}},
      // The registers of that year had no column for the meeting.
      {"decision-meeting", {{"date", "2025-05-15"}, {"item", "经费安排"}}, {}, 12},
      {"decision-present-count", {{"date", "2025-05-15"}, {"present", "5"}, {"attended", "沈喆、俞静川"}}},
      {"decision-due-count", {{"date", "2025-05-15"}, {"expected", "5"}, {"members_due", "沈喆、俞静川"}}},
      {"decision-chief-last", {{"date", "2025-05-15"}, {"speakers", "俞静川、沈喆"}}},
  };
  return all;
}

// Its example is a trail: no row of a register tells who took a step.
constexpr const char* kFromTrail = "finding-other-hands";

}  // namespace

TEST(StandingChecks, each_finds_what_it_is_for) {
  for (const auto& fault : faults()) {
    SCOPED_TRACE(fault.check);
    const auto& check = check_named(fault.check);
    const auto record = row_of(check.of.type, fault.record);
    World world;
    world.add(record);
    int n = 1;
    for (const auto& other : fault.others) world.add(row_of(check.of.type, other, ++n));
    ASSERT_TRUE(matches(check.of, record));
    const auto& type = *Office::instance().catalogue().record(check.of.type);
    const auto reasons = judge(check.rule, check.basis,
                               RuleCase{type, record, nullptr, nullptr, {}, std::nullopt, world.world()});
    ASSERT_EQ(reasons.size(), 1u) << told(reasons);
    EXPECT_FALSE(reasons[0].basis.empty());
  }
}

TEST(StandingChecks, each_has_such_an_example) {
  for (const auto& check : Office::instance().catalogue().checks())
    EXPECT_TRUE(check.id == kFromTrail ||
                std::any_of(faults().begin(), faults().end(),
                            [&](const Fault& fault) { return check.id == fault.check; }))
        << check.id;
}

TEST(StandingChecks, a_finding_closed_by_whoever_submitted_it_is_told) {
  const auto& check = check_named(kFromTrail);
  const auto found = [&](const Record& record) {
    World world;
    return judge(check.rule, check.basis,
                 RuleCase{*Office::instance().catalogue().record("finding"),
                          record,
                          nullptr,
                          nullptr,
                          {},
                          std::nullopt,
                          world.world()});
  };
  const auto taken = [](const char* step, const char* by) {
    TakenStep out;
    out.step = step;
    out.by = by;
    out.day = day_of("2025-10-14");
    return out;
  };
  auto record = row_of("finding", {{"number", "3"}, {"state", "已销号"}});
  record.trail = {taken("submit", "罗翀"), taken("close", "顾祎")};
  EXPECT_THAT(found(record), IsEmpty());
  record.trail.push_back(taken("close", "罗翀"));
  EXPECT_EQ(found(record).size(), 1u);
}

// What duties do not tell already: the honest gaps of the example year, and nothing else.
TEST(StandingChecks, find_in_the_example_year_what_was_put_there) {
  auto& year = ExampleYear::instance();
  for (const auto& fault : faults())
    EXPECT_EQ(year.found(check_named(fault.check)).size(), fault.in_example) << fault.check;
  EXPECT_THAT(year.found(check_named("personal-filings-late")), ElementsAre("罗翀个人有关事项报告"));
}

}  // namespace jishi::procedures_test
