#include <gtest/gtest.h>

#include "base/digest.h"
#include "base/text.h"
#include "report/flow.h"
#include "report/sample_document.h"
#include "report/support.h"
#include "report/writers.h"

namespace jishi::report {
namespace {

std::string piece(const std::string& text, std::size_t start, std::size_t end) {
  return to_utf8(std::u32string_view(to_u32(text)).substr(start, end - start));
}

TEST(PlainText, is_the_sample_as_kept) {
  expect_golden("sample.txt", plain_text(sample_document()));
}

TEST(PlainText, every_claim_stands_at_its_place) {
  const auto document = sample_document();
  const auto text = plain_text(document);
  const auto claims = placed_claims(document);
  ASSERT_GT(claims.size(), 30u);
  for (const auto& placed : claims)
    EXPECT_EQ(piece(text, placed.start, placed.end), placed.claim->value.at("text").as_string());
}

TEST(PlainText, every_sentence_stands_at_its_place) {
  const auto document = sample_document();
  const auto text = plain_text(document);
  for (const auto& placed : placed_sentences(document))
    EXPECT_EQ(piece(text, placed.start, placed.end), placed.sentence->text);
}

TEST(PlainText, a_document_without_annex_ends_with_its_date) {
  const auto text = plain_text(document_of("一句话。"));
  EXPECT_EQ(text, "标题\n一句话。\n云溪区统计局\n2026年1月9日\n");
}

TEST(JsonWriter, carries_the_text_its_digest_and_the_claims) {
  const auto document = sample_document();
  const auto json = parse_json(write_json(document));
  ASSERT_TRUE(json.has_value());
  const auto& object = json->as_object();
  EXPECT_EQ(text_of(object, "jishi"), "report/1");
  EXPECT_EQ(text_of(object, "text"), plain_text(document));
  EXPECT_EQ(text_of(object, "sha256"), to_hex(sha256(plain_text(document))));
  EXPECT_EQ(object.at("claims").as_array().size(), placed_claims(document).size());
  EXPECT_EQ(object.at("sentences").as_array().size(), placed_sentences(document).size());
}

TEST(JsonWriter, writes_the_small_document_as_kept) {
  expect_golden("small.json", write_json(document_of("一句话，含“引号”和\\。")));
}

TEST(Title, is_one_line_when_it_fits) {
  EXPECT_EQ(title_lines("云溪区统计局工作报告", "云溪区统计局", 20).size(), 1u);
}

TEST(Title, breaks_after_the_unit_or_the_year_whichever_is_more_even) {
  const auto lines = title_lines("云溪区统计局2025年度政治生态建设情况分析报告", "云溪区统计局", 18);
  EXPECT_EQ(lines, (std::vector<std::string>{"云溪区统计局2025年度", "政治生态建设情况分析报告"}));
}

TEST(Title, without_a_break_by_meaning_has_lines_of_unequal_length) {
  const auto lines = title_lines("一二三四五六七八九十甲乙", "某单位", 8);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_NE(count_code_points(lines[0]), count_code_points(lines[1]));
  EXPECT_EQ(lines[0] + lines[1], "一二三四五六七八九十甲乙");
}

TEST(Formats, are_found_by_extension_in_any_case) {
  EXPECT_NE(format_of("PDF"), nullptr);
  EXPECT_NE(format_of(".docx"), nullptr);
  EXPECT_EQ(format_of("doc"), nullptr);
}

TEST(Formats, an_unknown_one_is_refused_with_those_there_are) {
  const auto written = write_document("ofx", document_of("一句话。"));
  ASSERT_FALSE(written.has_value());
  EXPECT_EQ(written.error().front().code, "document.format");
}

TEST(Formats, write_the_same_bytes_twice) {
  const auto document = sample_document();
  for (const auto& format : formats())
    EXPECT_EQ(format.write(document, {}).bytes, format.write(document, {}).bytes) << format.extension;
}

}  // namespace
}  // namespace jishi::report
