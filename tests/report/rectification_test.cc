// The reports on rectification: their figures add up, and the checker agrees with them. The figures are those
// of real public notices.
#include <gtest/gtest.h>

#include <numeric>

#include "base/text.h"
#include "report/annual.h"
#include "report/checking.h"

namespace jishi::report {
namespace {

struct Share {
  const char* state;
  int count;
  const char* percent;
};
struct Case {
  const char* name;
  std::vector<Share> shares;
  const char* closed;  // 整改完成率 of what is done
};

class Rectification : public ::testing::TestWithParam<Case> {
 protected:
  void SetUp() override {
    auto loaded = catalogue::Catalogue::load_with("");
    ASSERT_TRUE(loaded) << loaded.error()[0].line(Lang::en);
    catalogue_.emplace(std::move(*loaded));
    for (const auto& share : GetParam().shares)
      for (int i = 0; i < share.count; ++i) add_finding(share.state);
  }

  void add_finding(const char* state) {
    constexpr const char* classes[] = {"落实党的路线方针政策方面", "全面从严治党方面", "基层党组织建设方面"};
    Record finding;
    finding.type = "finding";
    finding.year = 2025;
    finding.sequence = static_cast<int>(records_.size()) + 1;
    finding.id = Record::make_id("finding", 2025, finding.sequence);
    finding.happened = Span::of_year(2025);
    finding.fields = {{"number", std::to_string(finding.sequence)},
                      {"class", classes[records_.size() % 3]},
                      {"problem", "制度执行不严"},
                      {"measures", "修订制度并逐科室核对"},
                      {"deadline", "2025-10-31"},
                      {"state", state}};
    records_.push_back(std::move(finding));
  }

  Document composed(std::string_view outline) const {
    AnnualInput input;
    input.catalogue = &*catalogue_;
    input.unit = "临江区统计局";
    input.short_name = "区统计局";
    input.year = 2025;
    input.as_of = Day::from_iso("2025-12-31").value();
    input.dated = Day::from_iso("2026-01-09").value();
    input.records = &records_;
    input.obligations = &obligations_;
    return compose_annual(*catalogue_->report(outline), input);
  }

  checker::CheckReport checked(const std::string& text) const {
    return checked_against(*catalogue_, records_, text);
  }

  int total() const { return static_cast<int>(records_.size()); }

  std::optional<catalogue::Catalogue> catalogue_;
  std::vector<Record> records_;
  std::vector<Obligation> obligations_;
};

// The claims of one sentence that hold `member`, as numbers.
std::vector<double> numbers_of(const Sentence& sentence, std::string_view member) {
  std::vector<double> out;
  for (const auto& claim : sentence.claims) {
    const auto* value = claim.value.get_object().if_contains(member);
    if (value == nullptr) continue;
    out.push_back(value->is_string() ? std::stod(std::string(value->get_string()))
                                     : value->to_number<double>());
  }
  return out;
}

TEST_P(Rectification, tells_exactly_these_figures) {
  for (const char* outline : {"rectification", "rectification-notice"}) {
    const auto text = plain_text(composed(outline));
    EXPECT_NE(text.find(std::to_string(total()) + "个问题"), std::string::npos) << text.substr(0, 900);
    for (const auto& share : GetParam().shares) {
      EXPECT_NE(text.find(std::to_string(share.count) + "个"), std::string::npos) << share.count;
      EXPECT_NE(text.find(std::string("为") + share.percent), std::string::npos)
          << share.percent << text.substr(0, 900);
    }
    EXPECT_NE(text.find(std::string("整改完成率") + GetParam().closed + "。"), std::string::npos)
        << text.substr(0, 900);
  }
}

TEST_P(Rectification, its_states_make_up_the_whole_and_its_shares_a_hundred) {
  for (const char* outline : {"rectification", "rectification-notice"}) {
    int sums = 0;
    for (const auto& block : composed(outline).blocks) {
      const auto* paragraph = std::get_if<Paragraph>(&block);
      if (paragraph == nullptr) continue;
      for (const auto& sentence : paragraph->sentences) {
        if (sentence.text.starts_with("截至")) {
          const auto counts = numbers_of(sentence, "count");
          double parts = 0;
          for (std::size_t i = 1; i < counts.size(); ++i) parts += counts[i];
          EXPECT_EQ(parts, counts.front());
          EXPECT_EQ(parts, total());
          ++sums;
        }
        if (sentence.text.find("所占比例") != std::string::npos) {
          const auto parts = numbers_of(sentence, "percent");
          const double shares = std::accumulate(parts.begin(), parts.end(), 0.0);
          // Each is rounded by itself, by at most half of its last place.
          EXPECT_NEAR(shares, 100, 0.005 * static_cast<double>(parts.size()) + 1e-9);
          ++sums;
        }
      }
    }
    EXPECT_EQ(sums, 2) << outline;
  }
}

TEST_P(Rectification, checks_clean_against_its_own_records) {
  for (const char* outline : {"rectification", "rectification-notice"}) {
    const auto text = plain_text(composed(outline));
    const auto report = checked(text);
    EXPECT_GT(report.claims.size(), 3u);
    for (const auto& claim : report.claims)
      EXPECT_TRUE(claim.verdict == checker::Verdict::supported ||
                  claim.verdict == checker::Verdict::unchecked)
          << claim.text << ": " << claim.reason << "\n"
          << text.substr(0, 900);
    for (const auto& defect : report.defects) ADD_FAILURE() << defect.text << ": " << defect.reason;
  }
}

// Every finding is listed once, whatever it lacks.
TEST_P(Rectification, lists_every_finding) {
  for (auto& finding : records_)
    if (finding.text("state") == "长期坚持") finding.fields.erase("deadline");
  records_.front().fields.erase("measures");
  records_.back().fields.erase("deadline");
  records_.back().fields.erase("measures");
  for (const char* outline : {"rectification", "rectification-notice"}) {
    const auto text = plain_text(composed(outline));
    int listed = 0;
    for (auto at = text.find(".关于“"); at != std::string::npos; at = text.find(".关于“", at + 1)) ++listed;
    EXPECT_EQ(listed, total()) << outline;
  }
}

TEST_P(Rectification, tells_the_days_that_the_inspection_itself_names) {
  Record inspection;
  inspection.type = "inspection";
  inspection.year = 2025;
  inspection.sequence = 1;
  inspection.id = Record::make_id("inspection", 2025, 1);
  inspection.happened = Span::from_iso("2025-03-03/2025-04-18").value();
  inspection.fields = {{"group", "区委第三巡察组"},    {"start", "2025-03-03"},
                       {"end", "2025-04-18"},          {"feedback", "2025-05-15"},
                       {"plan_day", "2025-06-12"},     {"deployed", "2025-06-16"},
                       {"life_meeting", "2025-07-18"}, {"report_day", "2025-09-12"}};
  records_.push_back(inspection);
  const auto text = plain_text(composed("rectification"));
  for (const auto* words : {"6月12日报送整改方案", "6月16日部署集中整改",
                            "巡察整改专题民主生活会日期为7月18日", "9月12日报送整改进展情况"})
    EXPECT_NE(text.find(words), std::string::npos) << words << text.substr(0, 900);
  for (const auto& claim : checked(text).claims)
    EXPECT_TRUE(claim.verdict == checker::Verdict::supported || claim.verdict == checker::Verdict::unchecked)
        << claim.text << ": " << claim.reason;
}

INSTANTIATE_TEST_SUITE_P(
    RealNotices, Rectification,
    testing::Values(Case{"round_two",
                         {{"已销号", 688, "98.71%"}, {"基本完成", 4, "0.57%"}, {"未启动", 5, "0.72%"}},
                         "98.71%"},
                    Case{"one_bureau", {{"已完成", 19, "76%"}, {"整改中", 6, "24%"}}, "76%"},
                    Case{"one_city", {{"已销号", 453, "96.18%"}, {"申请延期", 18, "3.82%"}}, "96.18%"},
                    Case{"every_state",
                         {{"已销号", 7, "31.82%"},
                          {"已完成", 3, "13.64%"},
                          {"整改中", 4, "18.18%"},
                          {"长期坚持", 2, "9.09%"},
                          {"申请延期", 1, "4.55%"},
                          {"反弹重开", 1, "4.55%"},
                          {"未启动", 2, "9.09%"},
                          {"待研究", 2, "9.09%"}},
                         "45.45%"}),
    [](const auto& about) { return std::string(about.param.name); });

}  // namespace
}  // namespace jishi::report
