// The type column of a register decides what a row counts as where it holds one of its words; else its name
// does. Lights, reports and the checker's topics ask the same.
#include <gtest/gtest.h>

#include <algorithm>

#include "catalogue/catalogue.h"
#include "domain/duty.h"
#include "report/annual_text.h"

namespace jishi::report {
namespace {

class TypeColumn : public ::testing::Test {
 protected:
  void SetUp() override {
    auto loaded = catalogue::Catalogue::load_with("");
    ASSERT_TRUE(loaded) << loaded.error()[0].line(Lang::en);
    catalogue_.emplace(std::move(*loaded));
  }

  void add(std::string_view type, std::string_view when, JsonObject fields) {
    Record record;
    record.type = type;
    record.year = 2025;
    record.sequence = static_cast<int>(records_.size()) + 1;
    record.id = Record::make_id(type, 2025, record.sequence);
    record.happened = Span::from_iso(when).value();
    record.fields = std::move(fields);
    records_.push_back(std::move(record));
  }
  void meeting(std::string_view when, const char* kind, const char* name) {
    JsonObject fields{{"date", when}, {"name", name}};
    if (*kind != '\0') fields["kind"] = kind;
    add("meeting", when, std::move(fields));
  }

  // + for each period in which it was done.
  std::string met(const std::string& id) const {
    static const Organisation nobody;
    ObligationContext context;
    context.organisation = &nobody;
    context.records = &records_;
    context.year = 2025;
    context.as_of = Day::from_iso("2025-12-31").value();
    std::string out;
    for (const auto& obligation : expand(*catalogue_->duty(id), context))
      out += obligation.met >= obligation.required ? '+' : '-';
    return out;
  }
  std::size_t told(std::string_view indicator) const {
    return Answers(*catalogue_, records_, 2025, Day::from_iso("2025-12-31").value()).of(indicator).size();
  }

  // How many the checker takes for what it calls by this word.
  std::ptrdiff_t taken(std::string_view word) const {
    for (const auto& topic : catalogue_->record("meeting")->topics)
      if (std::find(topic.words.begin(), topic.words.end(), word) != topic.words.end())
        return std::count_if(records_.begin(), records_.end(),
                             [&](const Record& record) { return matches(topic, record); });
    return -1;
  }

  std::optional<catalogue::Catalogue> catalogue_;
  std::vector<Record> records_;
};

TEST_F(TypeColumn, a_hearing_or_a_breakdown_is_no_study_of_strict_governance) {
  meeting("2025-01-16", "任务分解会", "2025年全面从严治党任务分解会");
  meeting("2025-07-10", "主体责任汇报会", "上半年落实全面从严治党主体责任情况汇报会");
  EXPECT_EQ(met("strict-governance-study"), "--");
  meeting("2025-06-20", "全面从严治党专题研究", "党组会");
  meeting("2025-12-12", "", "下半年全面从严治党专题研究会");
  EXPECT_EQ(met("strict-governance-study"), "++");
  EXPECT_EQ(told("party-governance-study"), 2u);
}

TEST_F(TypeColumn, an_analysis_of_ideology_is_a_study_of_it_and_a_study_no_analysis) {
  meeting("2025-03-27", "意识形态分析研判会", "第一季度意识形态工作专题研究及研判会");
  EXPECT_EQ(met("ideology-study"), "+-");
  EXPECT_EQ(met("ideology-analysis"), "+---");
  EXPECT_EQ(told("ideology-study"), 0u) << "reports call each by its type";
  meeting("2025-08-01", "意识形态专题研究", "党组会（含研判）");
  meeting("2025-04-01", "其他", "意识形态工作专题研究会");
  EXPECT_EQ(met("ideology-study"), "++");
  EXPECT_EQ(met("ideology-analysis"), "+---");
  EXPECT_EQ(told("ideology-study"), 2u);
  EXPECT_EQ(told("ideology-analysis"), 1u);
  meeting("2025-05-01", "无", "第二季度意识形态分析研判会");
  EXPECT_EQ(met("ideology-analysis"), "++--") << "无 says nothing";
}

TEST_F(TypeColumn, the_type_alone_makes_a_hearing) {
  meeting("2025-07-10", "主体责任汇报会", "党组会");
  EXPECT_EQ(told("hearings"), 1u);
  meeting("2025-12-20", "其他", "下半年落实主体责任情况汇报会");
  meeting("2025-12-21", "巡察整改进度汇报会", "整改主体责任落实进度汇报会");
  EXPECT_EQ(told("hearings"), 2u);
  EXPECT_EQ(met("responsibility-hearing"), "+");
}

TEST_F(TypeColumn, a_hearing_by_a_type_of_its_own_is_one_to_all_three) {
  meeting("2025-07-10", "汇报会", "上半年落实主体责任情况汇报会");
  meeting("2025-12-20", "汇报会", "党组落实主体责任述职会");
  meeting("2025-08-20", "汇报会", "巡察整改进度汇报会");
  EXPECT_EQ(met("responsibility-hearing"), "+");
  EXPECT_EQ(told("hearings"), 2u);
  EXPECT_EQ(taken("主体责任情况汇报会"), 2);
}

TEST_F(TypeColumn, a_type_that_is_none_of_its_words_leaves_the_name_to_be_asked) {
  meeting("2025-03-27", "党组会", "第一季度意识形态分析研判会");
  meeting("2025-06-20", "局党组会", "上半年全面从严治党专题研究会");
  meeting("2025-06-21", "党组会", "意识形态工作专题研究会");
  EXPECT_EQ(met("ideology-analysis"), "+---");
  EXPECT_EQ(told("ideology-analysis"), 1u);
  EXPECT_EQ(taken("意识形态分析研判会"), 1);
  EXPECT_EQ(met("strict-governance-study"), "+-");
  EXPECT_EQ(told("party-governance-study"), 1u);
  EXPECT_EQ(told("ideology-study"), 1u);
  meeting("2025-12-01", "意识形态分析研判会（扩大）", "党组会");
  EXPECT_EQ(met("ideology-analysis"), "+--+");
}

TEST_F(TypeColumn, names_speak_where_the_type_says_nothing) {
  meeting("2025-01-16", "其他", "2025年任务分解会");
  meeting("2025-02-20", "", "党风廉政建设工作部署会");
  meeting("2025-12-30", "其他", "2025年度民主生活会");
  for (const auto* duty : {"task-plan", "integrity-deployment", "democratic-life"})
    EXPECT_EQ(met(duty), "+") << duty;
  for (const auto* indicator : {"task-breakdown", "mobilisation", "democratic-life"})
    EXPECT_EQ(told(indicator), 1u) << indicator;
}

TEST_F(TypeColumn, the_checker_finds_by_their_names_what_the_report_tells_by_their_names) {
  meeting("2025-06-20", "其他", "上半年全面从严治党专题研究会");
  meeting("2025-12-12", "", "下半年落实主体责任情况汇报会");
  meeting("2025-03-05", "其他", "意识形态工作专题研究会");
  meeting("2025-03-25", "", "意识形态分析研判会");
  meeting("2025-08-25", "其他", "巡察整改进度汇报会");
  for (const auto* word :
       {"全面从严治党专题研究", "主体责任情况汇报会", "意识形态专题研究", "分析研判会", "巡察整改进度汇报会"})
    EXPECT_EQ(taken(word), 1) << word;
}

TEST_F(TypeColumn, a_study_plan_that_was_handed_in_is_known_by_its_kind_and_result) {
  add("plan-item", "2025",
      {{"kind", "中心组学习计划"},
       {"item", "2025年中心组学习计划"},
       {"state", "进行中"},
       {"done", "2025-02-24"}});
  EXPECT_EQ(met("study-group-plan"), "-") << "made, not handed in";
  records_[0].fields["state"] = "已备案";
  EXPECT_EQ(met("study-group-plan"), "+");
  records_[0].fields["kind"] = "年度任务分解";
  EXPECT_EQ(met("study-group-plan"), "-");
}

}  // namespace
}  // namespace jishi::report
