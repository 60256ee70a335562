#include <gtest/gtest.h>

#include <set>

#include "bureau_kit.h"

namespace jishi::checker::test {
namespace {

const std::set<std::string> kClaimKinds = {
    "date",      "period",   "duration",    "count",       "frequency",      "meeting",    "talk",
    "study",     "activity", "decision",    "appointment", "rank-promotion", "inspection", "finding",
    "education", "filing",   "publication", "absence",     "other"};
const std::set<std::string> kDefectKinds = {
    "advertising", "contact",   "paywall-marker", "foreign-organisation",
    "placeholder", "redaction", "broken-line",    "numbering",
    "arithmetic",  "date",      "inconsistency",  "year",
    "copied",      "typo"};

std::string members(const JsonObject& object) {
  std::string out;
  for (const auto& member : object) out += std::string(member.key()) + " ";
  return out;
}

Json document() {
  static const Vocabulary words = office_words();
  CheckInput in;
  in.name = "报告.txt";
  in.text =
      "2023年区审计局报告\n##paidbegin##"
      "一、工作\n（一）会议。8月11日召开会议2次，截至目前未发生问题，x等人参加。\n三、其他\n2月30日结束，占88"
      ".9%。";
  in.vocabulary = &words;
  return to_json(check(in));
}

TEST(CheckJson, the_document_has_its_members_in_order) {
  const auto json = document();
  EXPECT_EQ(members(json.as_object()), "jishi document claims defects copied summary ");
  EXPECT_EQ(json.at("jishi").as_string(), "check/1");
  EXPECT_EQ(members(json.at("document").as_object()), "name characters unit year sha256 sections ");
  EXPECT_EQ(json.at("document").at("unit").as_string(), "区审计局");
  EXPECT_EQ(json.at("document").at("year").as_int64(), 2023);
  EXPECT_EQ(json.at("document").at("sha256").as_string().size(), 64U);
  for (const auto& section : json.at("document").at("sections").as_array())
    EXPECT_EQ(members(section.as_object()), "number title level start end ");
}

TEST(CheckJson, what_is_known_from_one_side_alone_is_written_with_that_side) {
  static const Vocabulary words = office_words();
  for (const char* text : {"逐卷核对近两年案卷目录。", "用时近3个小时。", "班子成员各开展近2次廉政谈话。",
                           "近3名三级主任科员晋升为二级主任科员。", "不少于3天，超过10天，以内5个月。"}) {
    CheckInput in;
    in.text = std::string("2023年区审计局报告\n") + text;
    in.vocabulary = &words;
    EXPECT_NE(pretty(to_json(check(in))).find("check/1"), std::string::npos) << text;
  }
}

TEST(CheckJson, claims_and_defects_keep_to_the_fixed_kinds) {
  const auto json = document();
  ASSERT_FALSE(json.at("claims").as_array().empty());
  ASSERT_FALSE(json.at("defects").as_array().empty());
  std::int64_t last = 0;
  for (const auto& claim : json.at("claims").as_array()) {
    EXPECT_EQ(members(claim.as_object()), "id start end text section kind value verdict records reason ");
    EXPECT_TRUE(kClaimKinds.contains(std::string(claim.at("kind").as_string()))) << claim;
    EXPECT_LE(last, claim.at("start").as_int64());
    last = claim.at("start").as_int64();
  }
  for (const auto& defect : json.at("defects").as_array()) {
    EXPECT_EQ(members(defect.as_object()), "id start end text kind severity reason suggestion ");
    EXPECT_TRUE(kDefectKinds.contains(std::string(defect.at("kind").as_string()))) << defect;
  }
}

TEST(CheckJson, positions_cut_the_text_they_name) {
  const auto json = document();
  static const Vocabulary words = office_words();
  const std::u32string text = to_u32(
      "2023年区审计局报告\n##paidbegin##"
      "一、工作\n（一）会议。8月11日召开会议2次，截至目前未发生问题，x等人参加。\n三、其他\n2月30日结束，占88"
      ".9%。");
  for (const char* list : {"claims", "defects"})
    for (const auto& item : json.at(list).as_array()) {
      const auto start = static_cast<std::size_t>(item.at("start").as_int64());
      const auto end = static_cast<std::size_t>(item.at("end").as_int64());
      EXPECT_EQ(to_utf8(text.substr(start, end - start)), item.at("text").as_string());
    }
}

TEST(CheckJson, the_summary_counts_what_stands_above_it) {
  const auto json = document();
  std::int64_t claims = 0;
  for (const auto& member : json.at("summary").at("claims").as_object()) claims += member.value().as_int64();
  std::int64_t defects = 0;
  for (const auto& member : json.at("summary").at("defects").as_object())
    defects += member.value().as_int64();
  EXPECT_EQ(claims, static_cast<std::int64_t>(json.at("claims").as_array().size()));
  EXPECT_EQ(defects, static_cast<std::int64_t>(json.at("defects").as_array().size()));
  EXPECT_EQ(members(json.at("summary").as_object()), "claims defects copied_share ");
  EXPECT_TRUE(json.at("copied").as_array().empty());
}

TEST(CheckJson, an_empty_text_gives_an_empty_document) {
  const auto json = to_json(check(CheckInput{}));
  EXPECT_EQ(json.at("document").at("characters").as_int64(), 0);
  EXPECT_TRUE(json.at("claims").as_array().empty());
}

}  // namespace
}  // namespace jishi::checker::test
