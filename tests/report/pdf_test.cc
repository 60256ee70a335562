#include <gtest/gtest.h>

#include "base/text.h"
#include "report/sample_document.h"
#include "report/support.h"
#include "report/writers.h"

namespace jishi::report {
namespace {

std::string repeat(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

// The text of a PDF without its page numbers.
std::optional<std::string> extracted(const std::string& bytes) {
  const TemporaryFolder folder;
  const auto text = run("pdftotext -raw " + folder.write("a.pdf", bytes) + " -");
  if (!text) return std::nullopt;
  std::string out;
  for (const auto& line : split(replace_all(*text, "\f", "\n"), "\n"))
    if (!(line.starts_with("—") && line.ends_with("—"))) out += line + "\n";
  return out;
}

Document without_pictures(Document document) {
  std::erase_if(document.blocks, [](const Block& block) {
    return std::holds_alternative<Chart>(block) || std::holds_alternative<Table>(block);
  });
  document.annex.clear();
  return document;
}

TEST(Pdf, its_text_is_the_plain_text) {
  if (!has_program("pdftotext")) GTEST_SKIP() << "no pdftotext here";
  const auto document = without_pictures(sample_document());
  const auto text = extracted(write_pdf(document, {}).bytes);
  ASSERT_TRUE(text.has_value());
  EXPECT_EQ(without_space(*text), without_space(plain_text(document)));
}

TEST(Pdf, holds_every_cell_and_label) {
  if (!has_program("pdftotext")) GTEST_SKIP() << "no pdftotext here";
  const auto text = without_space(extracted(write_pdf(sample_document(), {}).bytes).value_or(""));
  for (const char* words :
       {"双人审核", "巡察反馈问题整改情况", "统计数据质量", "附件", "陈述与记录对照表", "●6"})
    EXPECT_NE(text.find(words), std::string::npos) << words;
}

TEST(Pdf, a_chinese_page_has_22_lines_of_28_characters) {
  if (!has_program("pdftotext")) GTEST_SKIP() << "no pdftotext here";
  const TemporaryFolder folder;
  const auto path = folder.write("a.pdf", write_pdf(document_of(repeat("统计数据质量", 400)), {}).bytes);
  const auto text = run("pdftotext -f 2 -l 2 -raw " + path + " -");
  ASSERT_TRUE(text.has_value());
  std::size_t full = 0;
  for (const auto& line : split(*text, "\n")) full += count_code_points(line) == 28 ? 1u : 0u;
  EXPECT_EQ(full, 22u);
}

TEST(Pdf, embeds_every_font_with_its_characters) {
  if (!has_program("pdffonts")) GTEST_SKIP() << "no pdffonts here";
  const TemporaryFolder folder;
  const auto fonts = run("pdffonts " + folder.write("a.pdf", write_pdf(sample_document(), {}).bytes));
  ASSERT_TRUE(fonts.has_value());
  const auto lines = split(*fonts, "\n");
  ASSERT_GT(lines.size(), 3u);
  for (std::size_t i = 2; i < lines.size(); ++i)
    if (!lines[i].empty()) {
      EXPECT_NE(lines[i].find("yes yes yes"), std::string::npos) << lines[i];
    }
}

TEST(Pdf, is_a4_and_names_its_title_and_unit) {
  if (!has_program("pdfinfo")) GTEST_SKIP() << "no pdfinfo here";
  const TemporaryFolder folder;
  const auto info =
      run("pdfinfo " + folder.write("a.pdf", write_pdf(sample_document(), {}).bytes)).value_or("");
  for (const char* words : {"云溪区统计局2025年度政治生态分析报告", "(A4)", "Jishi"})
    EXPECT_NE(info.find(words), std::string::npos) << info;
}

TEST(Pdf, rare_characters_of_names_are_all_there) {
  const auto written = write_pdf(document_of("喆堃犇祎珺昇镕瑢玥晞翀赟𠮷㛃龘䶮"), {});
  EXPECT_TRUE(written.missing_glyphs.empty()) << join(written.missing_glyphs, " ");
}

TEST(Pdf, a_character_without_a_font_is_told_of) {
  const auto written = write_pdf(document_of("甲\xF0\xB2\xBA\xB0乙\xF0\xB2\xBA\xB0"),
                                 {});  // of extension H, in no font of Debian's
  EXPECT_EQ(written.missing_glyphs, (std::vector<std::string>{"\xF0\xB2\xBA\xB0"}));
}

}  // namespace
}  // namespace jishi::report
