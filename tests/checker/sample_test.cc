// The real report of 2023 against the registers of 2023 (kept beside the project, not in it).

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "bureau_kit.h"

namespace jishi::checker::test {
namespace {

const std::filesystem::path kShared = JISHI_SOURCE_DIR "/../shared/data";

class Sample : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kShared / "sample-report-2023.txt"))
      GTEST_SKIP() << "the sample is not here";
    text = file_text(kShared / "sample-report-2023.txt");
    bureau = read_bureau(kShared / "bureau-2023", "区审计局", 2023);
  }

  CheckReport run() const { return check(bureau.input(text)); }

  std::vector<std::string> defects(const std::string& kind) const {
    std::vector<std::string> out;
    for (const auto& defect : run().defects)
      if (defect.kind == kind) out.push_back(defect.text);
    return out;
  }

  // The n-th claim with this text and kind.
  static CheckClaim claim(const CheckReport& report, const std::string& words, const std::string& kind,
                          int n = 0) {
    for (const auto& one : report.claims)
      if (one.text.find(words) != std::string::npos && one.kind == kind && n-- == 0) return one;
    ADD_FAILURE() << "no claim " << kind << " with " << words;
    return {};
  }

  std::string text;
  Bureau bureau;
};

TEST_F(Sample, every_date_of_the_text_is_supported) {
  const auto report = run();
  for (const char* words : {"7月31日", "3月14日至4月27日", "6月29日", "8月11日", "8月18日"}) {
    const auto found =
        claim(report, words, std::string(words).find("至") == std::string::npos ? "date" : "period");
    EXPECT_EQ(found.verdict, Verdict::supported) << words << ": " << found.reason;
    EXPECT_FALSE(found.records.empty()) << words;
  }
  EXPECT_EQ(claim(report, "9月1日", "date", 0).verdict, Verdict::supported);
  EXPECT_EQ(claim(report, "9月1日", "date", 1).verdict, Verdict::supported);
  EXPECT_NE(claim(report, "9月1日", "date", 0).records, claim(report, "9月1日", "date", 1).records);
}

TEST_F(Sample, durations_counts_and_talks_are_supported) {
  const auto report = run();
  EXPECT_EQ(claim(report, "45天", "duration").verdict, Verdict::supported);
  EXPECT_EQ(claim(report, "两次", "count").verdict, Verdict::supported);
  EXPECT_EQ(claim(report, "3个", "count").verdict, Verdict::supported);
  EXPECT_EQ(claim(report, "18个", "count").verdict, Verdict::supported);
  EXPECT_EQ(claim(report, "18个", "count").records.size(), 18U);
  EXPECT_EQ(claim(report, "各1次", "count", 0).verdict, Verdict::supported)
      << claim(report, "各1次", "count", 0).reason;
  EXPECT_EQ(claim(report, "各1次", "count", 0).records.size(), 6U);
  EXPECT_EQ(claim(report, "各1次", "count", 1).records.size(), 10U);
}

TEST_F(Sample, a_quarterly_claim_names_the_quarter_that_is_missing) {
  const auto report = run();
  const auto found = claim(report, "每季度末", "frequency");
  EXPECT_EQ(found.verdict, Verdict::contradicted);
  EXPECT_NE(found.reason.find("第四季度"), std::string::npos) << found.reason;
  EXPECT_EQ(found.records.size(), 3U);
}

TEST_F(Sample, promotions_lectures_books_and_assistance_are_supported) {
  const auto report = run();
  EXPECT_EQ(claim(report, "三级主任科员", "rank-promotion").verdict, Verdict::supported);
  EXPECT_EQ(claim(report, "业务骨干", "appointment").verdict, Verdict::supported);
  EXPECT_EQ(claim(report, "七一前夕", "period").verdict, Verdict::supported);
  EXPECT_EQ(claim(report, "2022年3月", "period").verdict, Verdict::supported);
  EXPECT_EQ(claim(report, "《习近平著作选读（第一卷）》", "study").verdict, Verdict::supported);
  EXPECT_EQ(claim(report, "《\n习近平", "study").verdict, Verdict::supported);
}

TEST_F(Sample, no_claim_of_the_report_year_is_contradicted_but_the_regular_ones) {
  for (const auto& one : run().claims) {
    if (one.verdict != Verdict::contradicted) continue;
    EXPECT_EQ(one.kind, "frequency") << one.text << ": " << one.reason;
  }
}

TEST_F(Sample, every_planted_defect_is_found) {
  EXPECT_EQ(defects("advertising").size(), 5U);
  EXPECT_THAT(defects("paywall-marker"), ::testing::ElementsAre("##paidbegin##", "##paidend##"));
  EXPECT_THAT(defects("foreign-organisation"), ::testing::ElementsAre("全馆", "我馆", "库房", "馆长办公会"));
  EXPECT_THAT(defects("placeholder"), ::testing::ElementsAre("x等", "AAA"));
  EXPECT_THAT(defects("broken-line"),
              ::testing::ElementsAre("《\n习近平新时代中国特色社会主义思想学习纲要》"));
  EXPECT_THAT(defects("redaction"),
              ::testing::ElementsAre("1 4367", "：9 649564", "1 4367", "：9 649564", "：cwk"));
}

TEST_F(Sample, nothing_else_is_a_defect) {
  for (const auto& defect : run().defects)
    EXPECT_THAT(std::vector<std::string>({"advertising", "paywall-marker", "foreign-organisation",
                                          "placeholder", "broken-line", "redaction", "contact"}),
                ::testing::Contains(defect.kind))
        << defect.text;
}

TEST_F(Sample, sections_are_read_even_behind_a_marker) {
  const auto report = run();
  std::string numbers;
  for (const auto& section : report.sections)
    if (section.level == 1) numbers += section.number;
  EXPECT_EQ(numbers, "一二三四五六");
  EXPECT_EQ(claim(report, "8月11日", "date").section, "三（三）");
}

// Changing the registers turns exactly the claims that rest on what was changed.
TEST_F(Sample, changing_one_record_turns_exactly_the_claims_that_depend_on_it) {
  const auto before = run();
  auto& record = bureau.find("meeting", "name", "第一次巡察整改进度汇报会");
  record.fields["date"] = "2023-08-12";
  record.happened = *Span::from_iso("2023-08-12");
  const auto after = run();
  ASSERT_EQ(before.claims.size(), after.claims.size());
  std::vector<std::string> turned;
  for (std::size_t i = 0; i < before.claims.size(); ++i)
    if (before.claims[i].verdict != after.claims[i].verdict) turned.push_back(before.claims[i].text);
  EXPECT_THAT(turned, ::testing::ElementsAre("8月11日"));
}

TEST_F(Sample, one_finding_less_turns_exactly_its_count) {
  const auto before = run();
  bureau.find("finding", "number", "18").status = RecordStatus::withdrawn;
  const auto after = run();
  std::vector<std::string> turned;
  for (std::size_t i = 0; i < before.claims.size(); ++i)
    if (before.claims[i].verdict != after.claims[i].verdict) turned.push_back(before.claims[i].text);
  EXPECT_THAT(turned, ::testing::ElementsAre("18个"));
}

TEST_F(Sample, one_talk_less_turns_exactly_its_pair_claim) {
  const auto before = run();
  for (auto& record : bureau.records)
    if (record.type == "talk" && record.text("talker") == "赵敏" && record.text("kind") == "廉政谈话" &&
        record.texts("talked") == std::vector<std::string>{"钱芳"})
      record.status = RecordStatus::withdrawn;
  const auto after = run();
  std::vector<std::size_t> turned;
  for (std::size_t i = 0; i < before.claims.size(); ++i)
    if (before.claims[i].verdict != after.claims[i].verdict) turned.push_back(i);
  ASSERT_EQ(turned.size(), 1U);
  EXPECT_NE(after.claims[turned[0]].reason.find("赵敏与钱芳"), std::string::npos)
      << after.claims[turned[0]].reason;
}

TEST_F(Sample, without_data_claims_stay_unchecked_and_defects_are_the_same_kinds) {
  auto input = bureau.input(text);
  input.data.reset();
  input.unit = "区审计局";
  const auto report = check(input);
  for (const auto& one : report.claims) EXPECT_EQ(one.verdict, Verdict::unchecked) << one.text;
  EXPECT_FALSE(report.claims.empty());
  EXPECT_EQ(report.defects.size(), run().defects.size());
}

TEST_F(Sample, the_same_input_gives_the_same_document) {
  EXPECT_EQ(to_json(run()), to_json(run()));
}

}  // namespace
}  // namespace jishi::checker::test
