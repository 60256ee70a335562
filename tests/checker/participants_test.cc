// Who did it, against the people of the records that stand at the day.

#include <gtest/gtest.h>

#include "bureau_kit.h"

namespace jishi::checker::test {
namespace {

class Participants : public ExampleYear {
 protected:
  CheckClaim when(const std::string& sentence) const { return claim_in(sentence, {"date", "period"}); }
  void expect(Verdict verdict, std::initializer_list<const char*> sentences) const {
    for (const char* sentence : sentences) {
      const auto claim = when(sentence);
      EXPECT_EQ(claim.verdict, verdict) << sentence << " " << claim.reason;
    }
  }
  void with_people(std::initializer_list<const char*> names) {
    std::vector<Record> posts;
    for (const auto& record : bureau_.records)
      if (record.type == "post") posts.push_back(record);
    for (const char* name : names) {
      posts.push_back(posts.front());
      posts.back().fields["person"] = name;
    }
    bureau_.organisation = Organisation(shipped().organisation(), posts);
  }
  void add_talk(const char* talker, JsonArray talked, const char* recorder = "") {
    Record record = bureau_.find("talk", "kind", "廉政谈话");
    record.fields["kind"] = "提醒谈话";
    record.fields["date"] = "2025-08-05";
    record.happened = *Span::from_iso("2025-08-05");
    record.fields["talker"] = talker;
    record.fields["talked"] = std::move(talked);
    if (*recorder != '\0') record.fields["recorder"] = recorder;
    record.sequence = 900 + static_cast<int>(bureau_.records.size());
    record.id = Record::make_id("talk", 2025, record.sequence);
    bureau_.records.push_back(std::move(record));
  }
};

TEST_F(Participants, that_the_record_holds_are_supported) {
  expect(Verdict::supported,
         {"6月30日，俞静川在望江社区党群服务中心讲授专题党课。", "6月30日，局长俞静川讲授专题党课。",
          "12月10日，罗翀对马骁进行廉政谈话。", "12月11日，顾祎对许莘进行廉政谈话。",
          "12月10日，罗翀与马骁、田芷分别开展廉政谈话。", "裴雨桐3月3日至3月5日参加政务信息写作培训。",
          "10月20日至10月24日，俞静川参加领导干部履职能力培训。",
          "6月27日召开上半年落实主体责任汇报会，俞静川主持。",
          "9月10日研究人口抽样调查辅助服务采购时，罗翀按规定回避。"});
}

TEST_F(Participants, of_whom_none_stands_in_the_record_contradict_it) {
  const auto claim = when("6月30日，沈喆在望江社区党群服务中心讲授专题党课。");
  EXPECT_EQ(claim.verdict, Verdict::contradicted);
  EXPECT_NE(claim.reason.find("没有“沈喆”"), std::string::npos) << claim.reason;
  EXPECT_NE(claim.reason.find("俞静川"), std::string::npos) << claim.reason;
  expect(
      Verdict::contradicted,
      {"6月30日，副局长沈喆讲授专题党课。", "12月11日，许莘同志对顾祎进行廉政谈话。",
       "12月11日，沈喆对马骁进行廉政谈话。", "马骁3月3日至3月5日参加政务信息写作培训。",
       "3月3日至3月5日，马骁参加政务信息写作培训。", "6月27日召开上半年落实主体责任汇报会，沈喆主持会议。"});
}

TEST_F(Participants, of_a_talk_stand_on_their_sides) {
  expect(Verdict::contradicted, {"12月11日，马骁对许莘进行廉政谈话。", "12月11日，许莘对顾祎进行廉政谈话。",
                                 "12月11日，顾祎对马骁进行廉政谈话。", "12月10日，罗翀对许莘进行廉政谈话。"});
}

TEST_F(Participants, that_a_record_need_not_hold_are_left_open) {
  const auto claim = when("6月27日召开上半年落实主体责任汇报会，沈喆汇报分管工作。");
  EXPECT_EQ(claim.verdict, Verdict::unchecked);
  EXPECT_NE(claim.reason.find("记录中没有登记“沈喆”"), std::string::npos) << claim.reason;
  expect(Verdict::unchecked,
         {"裴雨桐、马骁3月3日至3月5日参加政务信息写作培训。", "7月18日召开巡察整改进度汇报会，马骁发言。"});
}

TEST_F(Participants, may_stand_in_another_record_of_the_time) {
  expect(Verdict::supported, {"局长10月20日至10月24日参加市级培训期间由沈喆代行职责。"});
  expect(Verdict::unchecked, {"局长10月20日至10月24日参加市级培训期间由罗翀代行职责。"});
}

TEST_F(Participants, are_not_parts_of_other_words_nor_of_what_comes_later) {
  expect(Verdict::supported,
         {"6月27日召开上半年落实主体责任汇报会，对日常维护作出安排。",
          "6月30日，俞静川讲授专题党课，沈喆于7月8日召开支委会。", "6月24日召开党员大会，沈喆讲授党课。"});
}

TEST_F(Participants, are_compared_by_their_whole_names) {
  with_people({"买买提·艾力", "罗小", "罗小川"});
  add_talk("买买提·艾力", {"罗小川"});
  expect(Verdict::supported, {"8月5日，买买提·艾力对罗小川进行提醒谈话。", "8月5日，对罗小川进行提醒谈话。",
                              "8月5日，买买提·艾力开展提醒谈话。"});
  expect(Verdict::contradicted, {"8月5日，罗小川对买买提·艾力进行提醒谈话。",
                                 "8月5日，买买提·艾力对罗小进行提醒谈话。", "8月5日，罗小开展提醒谈话。"});
  bureau_.find("meeting", "name", "上半年落实主体责任汇报会").fields["summary"] =
      "买买提·艾力、罗 小 川汇报分管工作";
  expect(Verdict::supported, {"6月27日召开上半年落实主体责任汇报会，买买提·艾力、罗小川汇报分管工作。"});
  expect(Verdict::unchecked, {"6月27日召开上半年落实主体责任汇报会，罗小汇报分管工作。"});
}

// The record has room for one who talked; the second stands as the one who kept the record.
TEST_F(Participants, of_a_talk_may_be_two_who_talked) {
  add_talk("罗翀", {"马骁"}, "沈喆");
  expect(Verdict::supported,
         {"8月5日，罗翀、沈喆对马骁进行提醒谈话。", "8月5日，沈喆和罗翀同志对马骁进行提醒谈话。",
          "8月5日，罗翀同志会同沈喆同志对马骁进行提醒谈话。", "8月5日，罗翀、副局长沈喆对马骁进行提醒谈话。",
          "8月5日，罗翀与沈喆找马骁进行提醒谈话。", "8月5日，罗翀对马骁进行提醒谈话、沈喆记录。",
          "8月5日，罗翀对马骁（沈喆记录）进行提醒谈话。", "8月5日，罗翀对1名干部进行提醒谈话、沈喆记录。"});
  expect(Verdict::contradicted,
         {"8月5日，沈喆对马骁进行提醒谈话。", "8月5日，沈喆、顾祎对马骁进行提醒谈话。",
          "8月5日，罗翀、沈喆对田芷进行提醒谈话。", "8月5日，罗翀对沈喆进行提醒谈话。"});
  expect(Verdict::unchecked, {"8月5日，罗翀、顾祎对马骁进行提醒谈话。"});
}

TEST_F(Participants, of_several_talks_of_a_day_belong_together) {
  add_talk("罗翀", {"马骁"});
  add_talk("顾祎", {"许莘"});
  expect(Verdict::supported, {"8月5日，罗翀对马骁进行提醒谈话。", "8月5日，顾祎对许莘进行提醒谈话。",
                              "8月5日，罗翀、顾祎分别对马骁、许莘进行提醒谈话。",
                              "8月5日，罗翀、顾祎对马骁、许莘进行提醒谈话。"});
  expect(Verdict::supported, {"8月5日，罗翀对马骁、顾祎对许莘进行提醒谈话。"});
  expect(Verdict::unchecked, {"8月5日，罗翀对沈喆分管的马骁进行提醒谈话。"});
  const auto claim = when("8月5日，罗翀对许莘进行提醒谈话。");
  EXPECT_EQ(claim.verdict, Verdict::contradicted) << claim.reason;
  EXPECT_NE(claim.reason.find("马骁"), std::string::npos) << claim.reason;
  expect(Verdict::contradicted,
         {"8月5日，顾祎对马骁进行提醒谈话。", "8月5日，罗翀对马骁、许莘进行提醒谈话。"});
  add_talk("罗翀", {"田芷", "许莘"});
  expect(Verdict::supported, {"8月5日，罗翀对马骁、许莘进行提醒谈话。", "8月5日，罗翀对许莘进行提醒谈话。"});
}

// The period is a part of the name; the day has the people beside it.
TEST_F(Participants, are_judged_where_the_name_of_the_meeting_holds_a_period) {
  expect(Verdict::contradicted,
         {"12月24日，沈喆主持召开下半年落实主体责任汇报会。",
          "3月28日，沈喆主持召开上半年全面从严治党专题研究会。", "6月24日，沈喆主持召开第二季度党员大会。",
          "6月30日，沈喆讲授七一专题党课。", "6月24日，召开第二季度党员大会，会议由沈喆主持。",
          "3月31日，罗翀主持召开第一季度平时考核评优研究会。",
          "1月10日开展党小组会，内容为第二党小组1月会，罗翀主持。",
          "5月13日，开展支委会，5月支委会，由罗翀主持。"});
  expect(Verdict::supported,
         {"12月24日，俞静川主持召开下半年落实主体责任汇报会。", "6月24日，俞静川主持召开第二季度党员大会。",
          "3月31日，俞静川主持召开第一季度平时考核评优研究会。", "6月30日，俞静川讲授七一专题党课。",
          "6月24日，召开第二季度党员大会，会议由俞静川主持。",
          "6月27日，召开主体责任汇报会，沈喆上半年谈话4次。"});
}

// All who spoke stand in the record; who stood aside has a field of its own.
TEST_F(Participants, who_stood_aside_are_those_of_that_field) {
  const auto claim = when("9月10日研究人口抽样调查辅助服务采购时，沈喆按规定回避。");
  EXPECT_EQ(claim.verdict, Verdict::contradicted) << claim.reason;
  EXPECT_NE(claim.reason.find("回避的人员为罗翀"), std::string::npos) << claim.reason;
  expect(Verdict::contradicted, {"9月10日研究人口抽样调查辅助服务采购，沈喆同志主动回避。",
                                 "9月10日研究人口抽样调查辅助服务采购，沈喆、罗翀按规定回避。"});
  expect(Verdict::supported, {"9月10日研究人口抽样调查辅助服务采购，罗翀同志主动回避。",
                              "9月10日研究人口抽样调查辅助服务采购，沈喆未回避。",
                              "9月10日研究人口抽样调查辅助服务采购，沈喆提醒罗翀回避。",
                              "9月10日研究人口抽样调查辅助服务采购，沈喆介绍回避规定。",
                              "9月10日研究人口抽样调查辅助服务采购，沈喆申请回避未获同意。"});
  expect(Verdict::unchecked, {"6月5日研究巡察反馈问题整改方案，沈喆按规定回避。"});
}

TEST_F(Participants, who_are_no_people_of_the_unit_prove_nothing_by_chairing) {
  const auto claim = when("6月13日，中心组学习统计法，段文博主持。");
  EXPECT_EQ(claim.verdict, Verdict::unchecked);
  EXPECT_NE(claim.reason.find("没有“段文博”"), std::string::npos) << claim.reason;
  expect(Verdict::unchecked, {"6月27日，段文博主持召开上半年落实主体责任汇报会。",
                              "6月27日召开主体责任汇报会，会议由段文博同志主持。"});
  expect(Verdict::supported,
         {"6月13日，中心组学习统计法，俞静川主持。", "6月27日召开主体责任汇报会，会议由局长主持。",
          "6月27日召开主体责任汇报会，主要负责人主持。", "6月27日召开主体责任汇报会，俞局长主持。",
          "6月27日，俞静川同志主持召开上半年落实主体责任汇报会。"});
  expect(Verdict::contradicted, {"6月13日，中心组学习统计法，沈喆主持。"});
}

// The year of the words before is no year of the training: who stands in is sought where the day was found.
TEST_F(Participants, are_sought_in_the_year_that_was_found) {
  const auto verdict = [&](const std::string& person) {
    const auto text =
        "临江区统计局2025年工作报告\n一、工作\n2024年12月部署，"
        "10月20日至10月24日参加领导干部履职能力培训期间由" +
        person + "代行职责。\n";
    for (const auto& claim : check(bureau_.input(text)).claims)
      if (claim.kind == "period" && claim.text.starts_with("10月")) return claim.verdict;
    ADD_FAILURE();
    return Verdict::unchecked;
  };
  EXPECT_EQ(verdict("沈喆"), Verdict::supported);
  EXPECT_EQ(verdict("罗翀"), Verdict::unchecked);
}

}  // namespace
}  // namespace jishi::checker::test
