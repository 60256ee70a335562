// The example year of the project: the careful report and the bad one, against their registers.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "bureau_kit.h"

namespace jishi::checker::test {
namespace {

const std::filesystem::path kExamples = JISHI_SOURCE_DIR "/examples";

Bureau linjiang() {
  return read_bureau(kExamples / "linjiang-2025", "临江区统计局", 2025);
}

bool overlap(std::size_t a, std::size_t b, std::size_t c, std::size_t d) {
  return a < d && c < b;
}

std::size_t at(const Json& item, const char* member) {
  return static_cast<std::size_t>(item.at(member).as_int64());
}

TEST(Example, the_good_report_has_no_defect) {
  const auto bureau = linjiang();
  for (const auto& defect : check(bureau.input(file_text(kExamples / "good-report.txt"))).defects)
    ADD_FAILURE() << defect.kind << " " << defect.text << ": " << defect.reason;
}

TEST(Example, nothing_in_the_good_report_is_contradicted_or_unrecorded) {
  const auto bureau = linjiang();
  for (const auto& claim : check(bureau.input(file_text(kExamples / "good-report.txt"))).claims)
    EXPECT_TRUE(claim.verdict == Verdict::supported || claim.verdict == Verdict::unchecked)
        << claim.kind << " " << claim.text << ": " << claim.reason;
}

TEST(Example, the_good_report_is_mostly_supported) {
  const auto bureau = linjiang();
  const auto report = check(bureau.input(file_text(kExamples / "good-report.txt")));
  std::size_t n = 0;
  for (const auto& claim : report.claims) n += claim.verdict == Verdict::supported ? 1U : 0U;
  EXPECT_GE(n * 10, report.claims.size() * 8);
}

TEST(Example, every_planted_defect_of_the_bad_report_is_found) {
  const auto expected = parse_json(file_text(kExamples / "bad-report.expected.json"));
  ASSERT_TRUE(expected.has_value());
  const auto bureau = linjiang();
  const auto report = check(bureau.input(file_text(kExamples / "bad-report.txt")));
  for (const auto& planted : expected->at("defects").as_array()) {
    const bool found = std::any_of(report.defects.begin(), report.defects.end(), [&](const Defect& defect) {
      return defect.kind == planted.at("kind").as_string() &&
             overlap(defect.start, defect.end, at(planted, "start"), at(planted, "end"));
    });
    EXPECT_TRUE(found) << planted;
  }
}

TEST(Example, the_bad_report_has_no_other_defect) {
  const auto expected = parse_json(file_text(kExamples / "bad-report.expected.json"));
  ASSERT_TRUE(expected.has_value());
  const auto bureau = linjiang();
  for (const auto& defect : check(bureau.input(file_text(kExamples / "bad-report.txt"))).defects) {
    const auto& all = expected->at("defects").as_array();
    const bool planted = std::any_of(all.begin(), all.end(), [&](const Json& item) {
      return overlap(defect.start, defect.end, at(item, "start"), at(item, "end"));
    });
    // The risk points' parts do not make their whole either: planted as a false claim.
    EXPECT_TRUE(planted || defect.kind == "arithmetic")
        << defect.kind << " " << defect.text << ": " << defect.reason;
  }
}

// A planted claim may be told in several claims: a false one needs one that is contradicted (or unrecorded),
// a true one must have none.
TEST(Example, no_true_claim_of_the_bad_report_is_contradicted) {
  const auto expected = parse_json(file_text(kExamples / "bad-report.expected.json"));
  ASSERT_TRUE(expected.has_value());
  const auto bureau = linjiang();
  const auto report = check(bureau.input(file_text(kExamples / "bad-report.txt")));
  for (const auto& planted : expected->at("claims").as_array()) {
    if (planted.at("verdict").as_string() != "supported") continue;
    for (const auto& claim : report.claims) {
      if (!overlap(claim.start, claim.end, at(planted, "start"), at(planted, "end"))) continue;
      EXPECT_TRUE(claim.verdict != Verdict::contradicted && claim.verdict != Verdict::unrecorded)
          << planted << "\n"
          << claim.text << ": " << claim.reason;
    }
  }
}

TEST(Example, most_false_claims_of_the_bad_report_are_contradicted) {
  const auto expected = parse_json(file_text(kExamples / "bad-report.expected.json"));
  ASSERT_TRUE(expected.has_value());
  const auto bureau = linjiang();
  const auto report = check(bureau.input(file_text(kExamples / "bad-report.txt")));
  std::size_t all = 0;
  std::size_t found = 0;
  std::string missed;
  for (const auto& planted : expected->at("claims").as_array()) {
    if (planted.at("verdict").as_string() != "contradicted") continue;
    ++all;
    const bool hit = std::any_of(report.claims.begin(), report.claims.end(), [&](const CheckClaim& claim) {
      return claim.verdict == Verdict::contradicted &&
             overlap(claim.start, claim.end, at(planted, "start"), at(planted, "end"));
    });
    if (hit)
      ++found;
    else
      missed += std::string(planted.at("text").as_string()) + "\n";
  }
  EXPECT_GE(found + 4, all) << missed;
}

// Withdraw any one record: the claims that turn are those it was among, before or after.
TEST(Example, a_record_less_turns_only_claims_that_named_it) {
  auto bureau = linjiang();
  const auto text = file_text(kExamples / "good-report.txt");
  const auto before = check(bureau.input(text));
  std::size_t tried = 0;
  for (auto& record : bureau.records) {
    if (record.type == "post" || tried++ % 4 != 0) continue;
    record.status = RecordStatus::withdrawn;
    const auto after = check(bureau.input(text));
    record.status = RecordStatus::filed;
    ASSERT_EQ(before.claims.size(), after.claims.size()) << record.id;
    for (std::size_t i = 0; i < before.claims.size(); ++i) {
      if (before.claims[i].verdict == after.claims[i].verdict) continue;
      const auto& records = before.claims[i].records;
      EXPECT_NE(std::find(records.begin(), records.end(), record.id), records.end())
          << record.id << " turned " << before.claims[i].text << ": " << before.claims[i].reason << " → "
          << after.claims[i].reason;
    }
  }
}

}  // namespace
}  // namespace jishi::checker::test
