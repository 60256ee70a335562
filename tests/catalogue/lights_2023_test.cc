// The shipped duties on a small year: what the registers of 2023 must show.

#include <gtest/gtest.h>

#include "catalogue/catalogue.h"
#include "domain/duty.h"

namespace jishi::catalogue {
namespace {

class Year2023 : public ::testing::Test {
 protected:
  void SetUp() override {
    auto loaded = Catalogue::load_with("");
    ASSERT_TRUE(loaded.has_value());
    catalogue = std::move(*loaded);
    post("陈立新", "局长", "局领导", true, true, {});
    post("王海燕", "副局长", "局领导", true, false, {"办公室", "法规审理科"});
    post("孙卫东", "主任", "办公室", false, false, {});
    post("周丽", "科长", "法规审理科", false, false, {});
  }

  Record& add(const std::string& type, const std::string& happened) {
    Record record;
    record.type = type;
    record.year = 2023;
    record.sequence = ++sequence;
    record.id = Record::make_id(type, 2023, sequence);
    record.happened = *Span::from_iso(happened);
    return records.emplace_back(std::move(record));
  }

  void post(const std::string& person, const std::string& title, const std::string& section, bool leader,
            bool chief, const std::vector<std::string>& supervises) {
    auto& record = add("post", "2022-01-01");
    record.fields["person"] = person;
    record.fields["title"] = title;
    record.fields["section"] = section;
    record.fields["party_group"] = leader ? "第一党小组" : "第二党小组";
    record.fields["from"] = "2022-01-01";
    if (leader) record.fields["leader"] = true;
    if (chief) record.fields["chief"] = true;
    if (!supervises.empty()) record.fields["supervises"] = JsonArray(supervises.begin(), supervises.end());
  }

  std::vector<Obligation> lights_of(const std::string& duty) {
    organisation = Organisation(catalogue.organisation(), records);
    ObligationContext context;
    context.organisation = &organisation;
    context.records = &records;
    context.year = 2023;
    context.as_of = *Day::from_iso("2023-12-31");
    context.named_days = {{"元旦", *Day::from_iso("2023-01-01")}, {"五一", *Day::from_iso("2023-05-01")}};
    for (const auto& type : catalogue.records()) context.types.emplace_back(type.id, &type);
    const auto* found = catalogue.duty(duty);
    EXPECT_NE(found, nullptr) << duty;
    return found == nullptr ? std::vector<Obligation>() : expand(*found, context);
  }

  static std::string marks(const std::vector<Obligation>& obligations) {
    std::string out;
    for (const auto& obligation : obligations) out += obligation.light == Light::done ? '+' : '-';
    return out;
  }

  Catalogue catalogue;
  Organisation organisation;
  std::vector<Record> records;
  int sequence = 0;
};

TEST_F(Year2023, a_study_group_that_met_in_april_met_in_the_second_quarter_only) {
  add("study", "2023-04").fields["kind"] = "中心组学习";
  EXPECT_EQ(marks(lights_of("study-group")), "-+--");
}

TEST_F(Year2023, ideology_looked_at_in_september_was_studied_once_of_two) {
  add("meeting", "2023-09-01").fields["kind"] = "意识形态分析研判会";
  EXPECT_EQ(marks(lights_of("ideology-study")), "-+");
}

TEST_F(Year2023, a_leader_who_did_not_file_is_missing) {
  auto& record = add("leave-filing", "2023-01-28");
  record.fields["kind"] = "个人有关事项报告";
  record.fields["person"] = "陈立新";
  record.fields["filed"] = "2023-01-28";
  const auto lights = lights_of("personal-filings");
  ASSERT_EQ(lights.size(), 2U);
  EXPECT_EQ(lights[0].light, Light::done);
  EXPECT_EQ(lights[1].holder, "王海燕");
  EXPECT_EQ(lights[1].light, Light::overdue);
}

TEST_F(Year2023, a_filing_after_january_is_late) {
  auto& record = add("leave-filing", "2023-02-03");
  record.fields["kind"] = "个人有关事项报告";
  record.fields["person"] = "陈立新";
  record.fields["filed"] = "2023-02-03";
  EXPECT_EQ(lights_of("personal-filings")[0].light, Light::late);
}

TEST_F(Year2023, a_list_that_was_never_uploaded_is_overdue) {
  auto& uploaded = add("duty-list", "2023-01-18");
  uploaded.fields["holder"] = "陈立新";
  uploaded.fields["uploaded"] = "2023-01-20";
  add("duty-list", "2023-01-18").fields["holder"] = "王海燕";
  EXPECT_EQ(marks(lights_of("duty-lists-uploaded")), "+-");
}

TEST_F(Year2023, a_finding_past_its_deadline_is_overdue_until_it_is_put_right) {
  auto& open = add("finding", "2023");
  open.fields["state"] = "整改中";
  open.fields["deadline"] = "2023-12-29";
  auto& done = add("finding", "2023");
  done.fields["state"] = "已完成";
  done.fields["deadline"] = "2023-12-29";
  done.fields["done"] = "2023-08-10";
  const auto lights = lights_of("findings-closed");
  ASSERT_EQ(lights.size(), 2U);
  EXPECT_EQ(lights[0].light, Light::overdue);
  EXPECT_EQ(lights[0].days_late, 2);
  EXPECT_EQ(lights[1].light, Light::done);
}

TEST_F(Year2023, the_talk_matrix_has_a_cell_for_each_pair_half_year_and_kind) {
  auto& record = add("talk", "2023-06-20");
  record.fields["kind"] = "履职谈话";
  record.fields["talker"] = "王海燕";
  record.fields["talked"] = JsonArray{"孙卫东"};
  EXPECT_EQ(marks(lights_of("duty-talks-members")), "+---");
  EXPECT_EQ(marks(lights_of("integrity-talks-members")), "----");
  EXPECT_EQ(lights_of("duty-talks-chief").size(), 2U);
}

TEST_F(Year2023, a_reminder_in_december_stands_for_the_new_year) {
  auto& record = add("warning-education", "2022-12-30");
  record.fields["form"] = "节日提醒";
  record.fields["content"] = "元旦前学习文件";
  EXPECT_EQ(marks(lights_of("holiday-reminders")), "+-");
}

TEST_F(Year2023, each_party_group_owes_its_own_monthly_meeting) {
  auto& record = add("org-life", "2023-01-16");
  record.fields["kind"] = "党小组会";
  record.fields["content"] = "第一党小组1月会";
  const auto lights = lights_of("group-meetings");
  ASSERT_EQ(lights.size(), 24U);
  EXPECT_EQ(lights[0].light, Light::done);
  EXPECT_EQ(lights[1].light, Light::overdue);
}

TEST_F(Year2023, a_chief_who_supervises_a_section_is_seen) {
  EXPECT_EQ(marks(lights_of("chief-not-in-charge")), "+");
  records.front().fields["supervises"] = JsonArray{"办公室"};
  EXPECT_EQ(marks(lights_of("chief-not-in-charge")), "-");
}

}  // namespace
}  // namespace jishi::catalogue
