#include "report/annual.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "report/annual_text.h"
#include "report/checking.h"

namespace jishi::report {
namespace {

Record record(std::string_view type, int n, std::string_view when, JsonObject fields) {
  Record out;
  out.type = type;
  out.happened = Span::from_iso(when).value();
  out.year = 2025;
  out.sequence = n;
  out.id = Record::make_id(type, 2025, n);
  out.fields = std::move(fields);
  return out;
}

class AnnualText : public ::testing::Test {
 protected:
  void SetUp() override {
    auto loaded = catalogue::Catalogue::load_with("");
    ASSERT_TRUE(loaded) << loaded.error()[0].line(Lang::en);
    catalogue_.emplace(std::move(*loaded));
  }

  std::vector<Sentence> filled(const OutlineSentence& sentence, std::string_view as_of = "2025-12-31") {
    answers_.emplace(*catalogue_, records_, 2025, Day::from_iso(as_of).value());
    return fill(sentence, *answers_, {"临江区统计局", "区统计局", Day::from_iso(as_of).value()});
  }

  static std::string texts(const std::vector<Sentence>& sentences) {
    std::string out;
    for (const auto& sentence : sentences) out += sentence.text;
    return out;
  }

  // The words a claim covers.
  static std::string covered(const Sentence& sentence, std::size_t n) {
    const auto points = to_u32(sentence.text);
    const auto& claim = sentence.claims.at(n);
    return to_utf8(std::u32string_view(points).substr(claim.start, claim.end - claim.start));
  }

  std::optional<catalogue::Catalogue> catalogue_;
  std::optional<Answers> answers_;
  std::vector<Record> records_ = {
      record("meeting", 1, "2025-08-29", {{"kind", "巡察整改进度汇报会"}, {"name", "第二次汇报会"}}),
      record("meeting", 2, "2025-07-18",
             {{"kind", "巡察整改进度汇报会"}, {"name", "第一次汇报会"}, {"summary", "听取进展"}}),
      record("meeting", 3, "2025-10-31", {{"kind", "巡察整改进度汇报会"}, {"name", "第三次汇报会"}}),
      record("inspection", 1, "2025-03-10/2025-04-22",
             {{"group", "区委第二巡察组"}, {"start", "2025-03-10"}, {"end", "2025-04-22"}})};
};

TEST_F(AnnualText, a_period_over_new_year_writes_the_year_of_both_ends) {
  records_ = {record("inspection", 1, "2024-11-20/2025-01-15",
                     {{"group", "区委第二巡察组"},
                      {"start", "2024-11-20"},
                      {"end", "2025-01-15"},
                      {"feedback", "2025-02-20"}})};
  OutlineSentence sentence;
  sentence.each = "inspections";
  sentence.text = "{group}于{start}至{end}开展巡察，{feedback}反馈。";
  EXPECT_EQ(texts(filled(sentence)), "区委第二巡察组于2024年11月20日至2025年1月15日开展巡察，2月20日反馈。");
}

TEST_F(AnnualText, a_count_and_its_dates_carry_their_records) {
  const auto sentences =
      filled({"召开汇报会{progress-meetings.count}次，时间为{progress-meetings.dates}。", {}, {}, ""});
  ASSERT_EQ(sentences.size(), 1u);
  const auto& sentence = sentences[0];
  EXPECT_EQ(sentence.text, "召开汇报会3次，时间为7月18日、8月29日和10月31日。");
  ASSERT_EQ(sentence.claims.size(), 4u);
  EXPECT_EQ(covered(sentence, 0), "3");
  EXPECT_EQ(sentence.claims[0].records.size(), 3u);
  EXPECT_EQ(covered(sentence, 2), "8月29日");
  EXPECT_EQ(sentence.claims[2].records, std::vector<std::string>{"meeting-2025-1"});
}

TEST_F(AnnualText, people_are_counted_where_a_record_names_several) {
  const auto talk = [](int n, std::string_view when, JsonArray talked) {
    return record("talk", n, when, {{"kind", "履职谈话"}, {"talker", "甲"}, {"talked", std::move(talked)}});
  };
  records_ = {talk(1, "2025-H1", {"乙", "丙"}), talk(2, "2025-04-15", {"乙", "丙", "丁"}),
              talk(3, "2025-09-10", {"乙"})};
  const auto sentences = filled({"开展履职谈话{talks-duty-h1.people:talked}人次。", {}, {}, ""});
  ASSERT_EQ(sentences.size(), 1u);
  EXPECT_EQ(sentences[0].text, "开展履职谈话5人次。") << "a person talked to twice counts twice";
  ASSERT_EQ(sentences[0].claims.size(), 1u);
  EXPECT_EQ(covered(sentences[0], 0), "5");
  EXPECT_EQ(sentences[0].claims[0].records.size(), 2u);
}

TEST_F(AnnualText, the_checker_counts_people_by_the_same_records) {
  records_ = {
      record("talk", 1, "2025-03-05",
             {{"kind", "廉政谈话"}, {"talker", "甲"}, {"talked", JsonArray{"乙", "丙"}}}),
      record("talk", 2, "2025-04-05", {{"kind", "廉政谈话"}, {"talker", "甲"}, {"talked", JsonArray{"丁"}}})};
  const auto verdict = [&](const std::string& text, std::string_view of) {
    const auto report = checked_against(*catalogue_, records_, text);
    for (const auto& claim : report.claims)
      if (claim.text == of) return claim.verdict;
    ADD_FAILURE() << "no claim " << of;
    return checker::Verdict::unchecked;
  };
  EXPECT_EQ(verdict("开展廉政谈话3人次。", "3人次"), checker::Verdict::supported);
  EXPECT_EQ(verdict("开展廉政谈话2人次。", "2人次"), checker::Verdict::contradicted);
  EXPECT_EQ(verdict("开展廉政谈话2次。", "2次"), checker::Verdict::supported);
}

TEST_F(AnnualText, a_sentence_without_records_is_not_written) {
  EXPECT_TRUE(filled({"召开支委会{branch-committee.count}次。", {}, {}, ""}).empty());
  EXPECT_TRUE(filled({"全年工作扎实。", {"branch-committee"}, {}, ""}).empty());
  EXPECT_TRUE(filled({"没有开过汇报会。", {"inspections"}, {"progress-meetings"}, ""}).empty());
}

TEST_F(AnnualText, words_without_figures_rest_on_what_they_need) {
  const auto sentences = filled({"现将情况报告如下。", {"inspections"}, {}, ""});
  ASSERT_EQ(sentences.size(), 1u);
  EXPECT_EQ(sentences[0].records, std::vector<std::string>{"inspection-2025-1"});
}

TEST_F(AnnualText, each_writes_a_sentence_per_record_that_has_every_field_named) {
  EXPECT_EQ(texts(filled({"{happened}召开{name}。", {}, {}, "progress-meetings"})),
            "7月18日召开第一次汇报会。8月29日召开第二次汇报会。10月31日召开第三次汇报会。");
  EXPECT_EQ(texts(filled({"{name}{summary}。", {}, {}, "progress-meetings"})), "第一次汇报会听取进展。");
}

TEST_F(AnnualText, brackets_of_a_sentence_per_record_are_left_out_where_the_record_lacks_a_field) {
  records_[2].fields["summary"] = "无";
  EXPECT_EQ(texts(filled({"{happened}召开{name}[，{summary}]。", {}, {}, "progress-meetings"})),
            "7月18日召开第一次汇报会，听取进展。8月29日召开第二次汇报会。10月31日召开第三次汇报会。");
  EXPECT_EQ(texts(filled({"{group}[于{start}至{end}][反馈于{feedback}]巡察。", {}, {}, "inspections"})),
            "区委第二巡察组于3月10日至4月22日巡察。");
}

TEST_F(AnnualText, days_count_both_ends) {
  EXPECT_EQ(texts(filled({"{group}于{start}至{end}巡察{days}天。", {}, {}, "inspections"})),
            "区委第二巡察组于3月10日至4月22日巡察44天。");
}

TEST_F(AnnualText, what_happens_after_the_day_asked_about_is_not_told) {
  EXPECT_EQ(texts(filled({"召开汇报会{progress-meetings.count}次。", {}, {}, ""}, "2025-09-01")),
            "召开汇报会2次。");
}

TEST_F(AnnualText, times_of_another_year_keep_their_year) {
  EXPECT_EQ(span_in_report(Span::from_iso("2024-12-31").value(), 2025), "2024年12月31日");
  EXPECT_EQ(span_in_report(Span::from_iso("2025-H1").value(), 2025), "上半年");
  EXPECT_EQ(span_in_report(Span::from_iso("2025").value(), 2025), "全年");
}

TEST(PercentText, rounds_half_up_to_two_decimals_and_drops_trailing_zeros) {
  EXPECT_EQ(percent_text(688, 697), "98.71%");
  EXPECT_EQ(percent_text(19, 25), "76%");
  EXPECT_EQ(percent_text(453, 471), "96.18%");
  EXPECT_EQ(percent_text(18, 471), "3.82%");
  EXPECT_EQ(percent_text(1, 3), "33.33%");
  EXPECT_EQ(percent_text(2, 3), "66.67%");
  EXPECT_EQ(percent_text(1, 8), "12.5%");
  EXPECT_EQ(percent_text(1, 800), "0.13%") << "0.125 rounds up";
  EXPECT_EQ(percent_text(7, 10000), "0.07%");
  EXPECT_EQ(percent_text(0, 7), "0%");
  EXPECT_EQ(percent_text(7, 7), "100%");
}

TEST_F(AnnualText, a_share_is_a_claim_that_rests_on_both_indicators) {
  for (int n = 1; n <= 25; ++n)
    records_.push_back(record("finding", n, "2025",
                              {{"number", std::to_string(n)}, {"state", n <= 19 ? "已销号" : "整改中"}}));
  const auto sentences = filled({"整改完成率{findings-closed.share:findings}。", {}, {}, ""});
  ASSERT_EQ(sentences.size(), 1u);
  EXPECT_EQ(sentences[0].text, "整改完成率76%。");
  ASSERT_EQ(sentences[0].claims.size(), 1u);
  EXPECT_EQ(covered(sentences[0], 0), "76%");
  EXPECT_EQ(sentences[0].claims[0].records.size(), 25u);
  EXPECT_EQ(sentences[0].records.size(), 25u);
}

TEST_F(AnnualText, a_share_of_nothing_is_not_written) {
  EXPECT_TRUE(filled({"占{inspections.share:findings}。", {}, {}, ""}).empty());
  EXPECT_TRUE(filled({"占{findings.share:inspections}。", {}, {}, ""}).empty());
}

class AnnualLights : public AnnualText {
 protected:
  Document composed() { return composed_by(*catalogue_->report("annual")); }
  Document composed_by(const Outline& outline) {
    AnnualInput input;
    input.catalogue = &*catalogue_;
    input.unit = "临江区统计局";
    input.year = 2025;
    input.as_of = Day::from_iso("2025-12-31").value();
    input.dated = input.as_of;
    input.records = &records_;
    input.obligations = &obligations_;
    input.with_annex = true;
    return compose_annual(outline, input);
  }

  static bool says(const Document& document, std::string_view words) {
    return plain_text(document).find(words) != std::string::npos;
  }

  std::vector<Obligation> obligations_;
};

TEST_F(AnnualLights, an_overdue_obligation_is_a_problem_and_its_remedy_a_plan) {
  Obligation missed;
  missed.duty = "study-group";
  missed.holder = "领导班子";
  missed.window = Span::of_quarter(2025, 3);
  missed.due = missed.window.to();
  missed.light = Light::overdue;
  obligations_ = {missed};
  const auto document = composed();
  EXPECT_TRUE(says(document, "存在问题"));
  EXPECT_TRUE(says(document, "第三季度"));
  EXPECT_TRUE(says(document, "下一步打算"));
  EXPECT_TRUE(says(document, catalogue_->duty("study-group")->remedy_zh));
}

TEST_F(AnnualLights, a_shortfall_by_period_says_that_more_in_another_period_does_not_make_up_for_it) {
  for (const int quarter : {1, 2, 3, 4}) {
    Obligation obligation;
    obligation.duty = "study-group";
    obligation.holder = "领导班子";
    obligation.window = Span::of_quarter(2025, quarter);
    obligation.due = obligation.window.to();
    obligation.required = 1;
    obligation.met = quarter == 3 ? 0 : quarter == 1 ? 3 : 1;
    obligation.light = quarter == 3 ? Light::overdue : Light::done;
    obligations_.push_back(obligation);
  }
  EXPECT_TRUE(says(composed(), "应开展4次，实际开展3次（按季度计，同期多出的次数不计）。"));
  obligations_[0].met = 1;
  EXPECT_TRUE(says(composed(), "应开展4次，实际开展3次。")) << "nothing to explain";
}

TEST_F(AnnualLights, records_that_are_missing_something_are_told_apart) {
  for (const auto* title : {"养老服务科：补贴发放、台账", "考勤"}) {
    Obligation missed;
    missed.duty = "supervision-corrected";
    missed.holder = title;
    missed.subject = "supervision-2025-1";
    missed.window = Span::of_year(2025);
    missed.due = missed.window.to();
    missed.light = Light::overdue;
    obligations_.push_back(missed);
  }
  EXPECT_TRUE(says(composed(), "2次检查发现的问题没有改正记录：“养老服务科：补贴发放、台账”、“考勤”。"));
}

TEST_F(AnnualLights, a_missing_reminder_names_the_holiday) {
  Obligation missed;
  missed.duty = "holiday-reminders";
  missed.holder = "本单位";
  missed.named_day = "中秋节";
  missed.due = Day::from_iso("2025-10-06").value();
  missed.window = Span::of_range(missed.due.plus_days(-15), missed.due).value();
  missed.light = Light::overdue;
  obligations_ = {missed};
  EXPECT_TRUE(says(composed(), "部分节日前没有廉政提醒：中秋节（2025年10月6日）。"));
}

TEST_F(AnnualLights, a_year_without_gaps_has_no_problems_to_tell) {
  EXPECT_FALSE(says(composed(), "存在问题"));
}

// What registers hold stands in the report, one sentence each; nothing where there is no record.
TEST_F(AnnualLights, meetings_without_a_summary_studies_and_warning_meetings_are_told) {
  for (const auto* words : {"警示教育会", "党章学习日", "专题调研", "党小组学习", "廉政教育基地"})
    EXPECT_FALSE(says(composed(), words)) << words;
  records_ = {
      record("meeting", 1, "2025-07-10", {{"kind", "主体责任汇报会"}, {"name", "上半年主体责任汇报会"}}),
      record("meeting", 2, "2025-03-05", {{"kind", "意识形态专题研究"}, {"name", "第一次专题研究"}}),
      record("warning-education", 1, "2025-06-13", {{"form", "警示教育会"}, {"content", "案例剖析"}}),
      record("warning-education", 2, "2025-06-20", {{"form", "廉政教育基地参观"}, {"content", "参观"}}),
      record("study", 1, "2025-07-01", {{"kind", "党章学习日"}, {"topic", "党章第一章"}}),
      record("study", 2, "2025-H1", {{"kind", "专题调研"}, {"topic", "养老设施调研"}}),
      record("study", 3, "2025-05-06", {{"kind", "党小组学习"}, {"topic", "条例"}})};
  const auto text = plain_text(composed());
  for (const auto* words :
       {"7月10日召开上半年主体责任汇报会。", "3月5日召开第一次专题研究。", "警示教育会1次",
        "参观廉政教育基地1次", "党章学习日1次，时间为7月1日", "专题调研1次，时间为上半年", "党小组学习1次"})
    EXPECT_TRUE(says(composed(), words)) << words << "\n" << text;
}

TEST_F(AnnualLights, what_is_kept_up_for_the_long_term_is_told_of_its_own) {
  records_ = {record("finding", 1, "2025", {{"number", "1"}, {"class", "党建方面"}, {"state", "已销号"}}),
              record("finding", 2, "2025", {{"number", "2"}, {"class", "作风方面"}, {"state", "长期坚持"}}),
              record("finding", 3, "2025", {{"number", "3"}, {"class", "作风方面"}, {"state", "整改中"}})};
  const auto document = composed();
  EXPECT_TRUE(says(document, "已完成整改1个、长期坚持1个、正在整改和待启动1个")) << plain_text(document);
}

TEST_F(AnnualLights, a_section_draws_the_chart_it_names_below_its_sentences) {
  records_.push_back(
      record("finding", 1, "2025", {{"number", "1"}, {"class", "党建方面"}, {"state", "已销号"}}));
  Outline outline;
  OutlineSection section;
  section.heading = "整改";
  section.parts = {{"", {{"反馈问题{findings.count}个。", {}, {}, ""}}}};
  for (const auto chart : {OutlineChart::none, OutlineChart::findings, OutlineChart::duties}) {
    section.chart = chart;
    outline.sections = {section};
    const auto document = composed_by(outline);
    ASSERT_EQ(std::holds_alternative<Chart>(document.blocks.back()), chart != OutlineChart::none);
    if (chart != OutlineChart::findings) continue;
    const auto& drawn = std::get<Chart>(document.blocks.back());
    EXPECT_EQ(drawn.bars.front().counts, (std::vector<std::int64_t>{1, 0}));
  }
  records_.clear();
  EXPECT_TRUE(composed_by(outline).blocks.empty()) << "nothing to tell, nothing to draw";
}

TEST_F(AnnualLights, every_record_a_sentence_rests_on_has_its_card) {
  const auto document = composed();
  std::size_t seen = 0;
  for (const auto& block : document.blocks)
    if (const auto* paragraph = std::get_if<Paragraph>(&block))
      for (const auto& sentence : paragraph->sentences)
        for (const auto& id : sentence.records) {
          ++seen;
          EXPECT_TRUE(document.records.contains(id)) << id;
        }
  EXPECT_GT(seen, 4u);
}

TEST_F(AnnualLights, confidential_fields_are_not_shown_on_cards) {
  const auto card = card_of(
      *catalogue_,
      record("talk", 1, "2025-06-01", {{"kind", "廉政谈话"}, {"talker", "甲"}, {"points", "不外传"}}));
  for (const auto& [label, value] : card.fields) EXPECT_EQ(value.find("不外传"), std::string::npos) << label;
}

}  // namespace
}  // namespace jishi::report
