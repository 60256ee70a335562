// What a decision came to, against its record.

#include <gtest/gtest.h>

#include "bureau_kit.h"

namespace jishi::checker::test {
namespace {

class Outcomes : public ExampleYear {
 protected:
  CheckClaim date(const std::string& sentence) const { return claim_in(sentence, {"date"}); }
};

TEST_F(Outcomes, that_the_record_does_not_hold_are_contradicted) {
  const auto claim = date("2月26日研究街镇统计站点帮建经费安排，表决通过。");
  EXPECT_EQ(claim.verdict, Verdict::contradicted);
  EXPECT_EQ(claim.records, std::vector<std::string>{"decision-2025-4"});
  EXPECT_NE(claim.reason.find("缓议"), std::string::npos) << claim.reason;
  for (const char* said :
       {"2月26日研究的街镇统计站点帮建经费安排一次通过。",
        "2月26日集体研究，街镇统计站点帮建经费安排获得通过。",
        "2月26日召开局长办公会，研究街镇统计站点帮建经费安排，一致通过。",
        "2月26日研究街镇统计站点帮建经费安排，未通过。", "6月5日研究巡察反馈问题整改方案，表决不通过。",
        "6月5日研究巡察反馈问题整改方案，决定缓议。"})
    EXPECT_EQ(date(said).verdict, Verdict::contradicted) << said;
}

TEST_F(Outcomes, that_the_record_holds_are_supported) {
  for (const char* said : {"2月26日研究街镇统计站点帮建经费安排，因测算不足缓议。",
                           "2月26日研究的街镇统计站点帮建经费安排因测算不足缓议，修订后于4月9日通过。",
                           "4月9日研究街镇统计站点帮建经费安排（修订稿），上次缓议的事项获得通过。",
                           "2月26日研究统计专网终端设备更新采购，表决通过。", "6月5日集体研究通过整改方案。",
                           "2月26日研究街镇统计站点帮建经费安排。"})
    EXPECT_EQ(date(said).verdict, Verdict::supported) << said << date(said).reason;
  bureau_.find("decision", "item", "巡察反馈问题整改方案").fields["outcome"] = "不通过";
  EXPECT_EQ(date("6月5日研究巡察反馈问题整改方案，表决不通过。").verdict, Verdict::supported);
  EXPECT_EQ(date("6月5日研究巡察反馈问题整改方案，未获通过。").verdict, Verdict::supported);
  EXPECT_EQ(date("6月5日研究巡察反馈问题整改方案，表决通过。").verdict, Verdict::contradicted);
}

TEST_F(Outcomes, are_not_told_by_a_word_that_means_by_way_of) {
  EXPECT_EQ(date("2月26日通过集体讨论研究街镇统计站点帮建经费安排。").verdict, Verdict::supported);
  EXPECT_EQ(date("2月26日研究街镇统计站点帮建经费安排，通过座谈听取意见。").verdict, Verdict::supported);
}

// An open choice: the register may hold a fuller or another word than the usual ones.
TEST_F(Outcomes, in_the_words_of_the_register_are_read_as_the_text_is) {
  auto& outcome = bureau_.find("decision", "item", "巡察反馈问题整改方案").fields["outcome"];
  const auto verdict = [&](const char* recorded, const char* said) {
    outcome = recorded;
    return date(std::string("6月5日研究巡察反馈问题整改方案，") + said + "。").verdict;
  };
  for (const char* passed : {"一致通过", "原则通过", "审议通过", "表决通过（附条件）"}) {
    for (const char* said : {"一致通过", "原则通过", "表决通过", "获得通过"})
      EXPECT_EQ(verdict(passed, said), Verdict::supported) << passed << said;
    for (const char* said : {"表决不通过", "未获通过", "决定缓议"})
      EXPECT_EQ(verdict(passed, said), Verdict::contradicted) << passed << said;
  }
  for (const char* rejected : {"未通过", "未获通过", "表决不通过"}) {
    for (const char* said : {"未通过", "表决不通过", "未获通过"})
      EXPECT_EQ(verdict(rejected, said), Verdict::supported) << rejected << said;
    EXPECT_EQ(verdict(rejected, "一致通过"), Verdict::contradicted) << rejected;
  }
  EXPECT_EQ(verdict("一致同意", "表决通过"), Verdict::supported);
  EXPECT_EQ(verdict("一致同意", "决定缓议"), Verdict::contradicted);
}

// A word of its own that tells none of the outcomes proves none and denies none.
TEST_F(Outcomes, that_the_register_tells_in_a_word_of_its_own_are_left_to_a_person) {
  auto& outcome = bureau_.find("decision", "item", "巡察反馈问题整改方案").fields["outcome"];
  for (const char* other : {"暂缓", "下次再议", "修改后再报"}) {
    outcome = other;
    for (const char* said : {"事项获得通过", "一致通过", "决定缓议", "否决"}) {
      const auto claim = date(std::string("6月5日研究巡察反馈问题整改方案，") + said + "。");
      EXPECT_EQ(claim.verdict, Verdict::unchecked) << other << said;
      EXPECT_NE(claim.reason.find(std::string("“") + other + "”，请人工核对"), std::string::npos)
          << claim.reason;
    }
    EXPECT_EQ(date(std::string("6月5日研究巡察反馈问题整改方案，") + other + "。").verdict,
              Verdict::supported);
    EXPECT_EQ(date("6月5日研究巡察反馈问题整改方案。").verdict, Verdict::supported);
  }
}

TEST_F(Outcomes, are_read_in_other_wordings) {
  for (const char* said : {"6月5日研究巡察反馈问题整改方案，会议决定缓议。",
                           "6月5日研究巡察反馈问题整改方案，会议决定不予通过。",
                           "6月5日，召开局长办公会，研究巡察反馈问题整改方案，会议决定缓议。",
                           "6月5日研究巡察反馈问题整改方案，经会议研究未能表决通过。",
                           "6月5日研究巡察反馈问题整改方案，会议研究决定：缓议。",
                           "4月9日研究街镇统计站点帮建经费安排（修订稿），否决。",
                           "4月9日研究街镇统计站点帮建经费安排（修订稿），会议予以否决。",
                           "4月9日，俞静川主持召开会议，研究街镇统计站点帮建经费安排（修订稿），缓议该事项。",
                           "2月26日，俞静川主持召开会议，研究街镇统计站点帮建经费安排，通过该事项。",
                           "11月19日研究2026年度统计调查经费预算建议未获通过。"}) {
    const auto claim = date(said);
    EXPECT_EQ(claim.verdict, Verdict::contradicted) << said << claim.reason;
  }
  for (const char* said :
       {"6月5日研究巡察反馈问题整改方案，会议决定予以通过。",
        "6月5日研究巡察反馈问题整改方案，会议一致通过。",
        "6月5日研究巡察反馈问题整改方案，沈喆建议不予通过。", "6月5日研究巡察反馈问题整改方案，无否决事项。",
        "6月5日研究巡察反馈问题整改方案，重申一票否决规定。", "6月5日研究巡察反馈问题整改方案，否决0票。",
        "2月26日缓议的街镇统计站点帮建经费安排予以通过。",
        "11月19日研究2026年度统计调查经费预算建议，获得通过。",
        "2月26日研究街镇统计站点帮建经费安排，会议决定暂缓，下次再议。"})
    EXPECT_EQ(date(said).verdict, Verdict::supported) << said << date(said).reason;
  EXPECT_EQ(date("6月5日研究巡察反馈问题整改方案，会议决定暂缓。").verdict, Verdict::unchecked);
}

// The product's own minutes write their votes so.
TEST_F(Outcomes, are_not_told_by_votes_views_and_what_is_denied) {
  for (const char* said :
       {"同意5票、不同意0票、缓议0票", "同意5票，不同意0票，缓议0票，会议决定予以通过", "无缓议事项",
        "没有缓议事项", "未缓议", "不再缓议", "通过5票、不通过0票", "不通过0票", "不通过为０票、缓议（0票）",
        "缓议零票", "0票缓议", "缓议人数0人", "缓议票0张", "无未通过事项", "秦赟缓议，理由是测算不足",
        "秦赟建议缓议", "此前缓议的事项一并研究"}) {
    const auto claim = date(std::string("2月26日研究统计专网终端设备更新采购，") + said + "。");
    EXPECT_EQ(claim.verdict, Verdict::supported) << said << claim.reason;
  }
  for (const char* said : {"同意1票、不同意0票、缓议4票，决定缓议", "表决不通过", "集体决定：缓议"})
    EXPECT_EQ(date(std::string("2月26日研究统计专网终端设备更新采购，") + said + "。").verdict,
              Verdict::contradicted)
        << said;
}

TEST_F(Outcomes, that_govern_a_number_count_the_records_that_came_to_them) {
  const auto expect = [&](Verdict verdict, std::initializer_list<const char*> sentences) {
    for (const char* said : sentences) {
      const auto claim = claim_in(said, {"count"});
      EXPECT_EQ(claim.verdict, verdict) << said << claim.reason;
    }
  };
  const auto passed = {"全年通过“三重一大”事项11项。",       "全年“三重一大”事项11项获通过。",
                       "全年“三重一大”事项11项均获得通过。", "全年审议通过“三重一大”事项11项。",
                       "全年“三重一大”事项通过11项。",       "全年缓议“三重一大”事项1项。"};
  expect(Verdict::supported, passed);
  expect(Verdict::supported,
         {"全年研究“三重一大”事项12项，通过11项。", "全年“三重一大”事项12项。",
          "6月11日会议通过“三重一大”事项3项。", "2月26日研究“三重一大”事项2项，通过1项。"});
  expect(Verdict::contradicted, {"全年通过“三重一大”事项12项。", "全年“三重一大”事项12项获通过。",
                                 "全年缓议“三重一大”事项2项。", "全年未通过“三重一大”事项1项。"});
  expect(Verdict::unchecked, {"全年通过集体研究决定12项。", "全年通过8次会议研究“三重一大”事项12项。"});
  bureau_.find("decision", "item", "巡察反馈问题整改方案").fields["outcome"] = "修改后再报";
  expect(Verdict::unchecked, {"全年通过“三重一大”事项11项。", "全年通过“三重一大”事项10项。"});
}

}  // namespace
}  // namespace jishi::checker::test
