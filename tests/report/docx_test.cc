#include <gtest/gtest.h>

#include <pugixml.hpp>

#include "base/text.h"
#include "report/sample_document.h"
#include "report/support.h"
#include "report/writers.h"

namespace jishi::report {
namespace {

const char* const kParts[] = {
    "[Content_Types].xml", "_rels/.rels",      "docProps/core.xml",           "docProps/app.xml",
    "word/document.xml",   "word/styles.xml",  "word/settings.xml",           "word/fontTable.xml",
    "word/footer1.xml",    "word/footer2.xml", "word/_rels/document.xml.rels"};

// LibreOffice with a profile of its own, so that tests may run side by side.
std::optional<std::string> converted(const TemporaryFolder& folder, const std::string& bytes,
                                     const std::string& format, const std::string& file) {
  const auto path = folder.write("a.docx", bytes);
  const auto done = run("soffice --headless -env:UserInstallation=file://" + folder.path("profile") +
                        " --convert-to '" + format + "' --outdir " + folder.path("out") + " " + path);
  return done ? std::optional(read_file(folder.path("out/" + file))) : std::nullopt;
}

int pages_of(const std::string& path) {
  const auto info = run("pdfinfo " + path).value_or("");
  const auto at = info.find("Pages:");
  return at == std::string::npos ? 0 : std::stoi(info.substr(at + 6));
}

TEST(Docx, every_part_is_well_formed_xml) {
  const auto bytes = write_docx(sample_document(), {}).bytes;
  for (const char* name : kParts) {
    const auto part = zip_part(bytes, name);
    ASSERT_TRUE(part.has_value()) << name;
    pugi::xml_document xml;
    EXPECT_TRUE(xml.load_buffer(part->data(), part->size())) << name;
  }
}

TEST(Docx, every_relationship_leads_to_a_part) {
  const auto bytes = write_docx(sample_document(), {}).bytes;
  pugi::xml_document xml;
  const auto part = *zip_part(bytes, "word/_rels/document.xml.rels");
  ASSERT_TRUE(xml.load_buffer(part.data(), part.size()));
  int count = 0;
  for (const auto& row : xml.child("Relationships").children()) {
    EXPECT_TRUE(zip_part(bytes, std::string("word/") + row.attribute("Target").value()).has_value())
        << row.attribute("Target").value();
    ++count;
  }
  EXPECT_EQ(count, 6);
}

TEST(Docx, every_style_used_is_defined) {
  const auto bytes = write_docx(sample_document(), {}).bytes;
  const auto styles = *zip_part(bytes, "word/styles.xml");
  pugi::xml_document xml;
  const auto part = *zip_part(bytes, "word/document.xml");
  ASSERT_TRUE(xml.load_buffer(part.data(), part.size()));
  for (const auto& found : xml.select_nodes("//w:pStyle|//w:rStyle")) {
    const std::string id = found.node().attribute("w:val").value();
    EXPECT_NE(styles.find("w:styleId=\"" + id + "\""), std::string::npos) << id;
  }
}

TEST(Docx, headings_have_levels_and_names_an_office_knows) {
  const auto styles = *zip_part(write_docx(sample_document(), {}).bytes, "word/styles.xml");
  for (const char* words :
       {"一级标题", "二级标题", "三级标题", "标题", "公文正文", "表格", "图注", "页码", "附件说明",
        "w:outlineLvl w:val=\"0\"", "w:eastAsia=\"黑体\"", "w:eastAsia=\"仿宋_GB2312\""})
    EXPECT_NE(styles.find(words), std::string::npos) << words;
}

TEST(Docx, a_chart_is_a_picture_with_a_text) {
  const auto bytes = write_docx(sample_document(), {}).bytes;
  EXPECT_TRUE(zip_part(bytes, "word/media/image1.png")->starts_with("\x89PNG"));
  EXPECT_NE(
      zip_part(bytes, "word/document.xml")->find("descr=\"统计数据质量：● 已完成 6，▲ 临近 1，■ 逾期 1；"),
      std::string::npos);
}

TEST(Docx, writes_the_small_document_as_kept) {
  expect_golden(
      "small.document.xml",
      *zip_part(write_docx(document_of("含<标记>&“引号”的一句话。"), {}).bytes, "word/document.xml"));
}

TEST(Docx, reads_as_the_plain_text_in_an_office_program) {
  if (!has_program("soffice")) GTEST_SKIP() << "no LibreOffice here";
  const TemporaryFolder folder;
  const auto document = sample_document();
  const auto text = converted(folder, write_docx(document, {}).bytes, "txt:Text (encoded):UTF8", "a.txt");
  ASSERT_TRUE(text.has_value());
  EXPECT_EQ(without_space(*text), without_space(text_without_figures_of_charts(document)));
}

TEST(Docx, has_as_many_pages_as_the_pdf_within_one) {
  if (!has_program("soffice") || !has_program("pdfinfo")) GTEST_SKIP() << "no LibreOffice or pdfinfo here";
  const TemporaryFolder folder;
  const auto document = sample_document();
  ASSERT_TRUE(converted(folder, write_docx(document, {}).bytes, "pdf", "a.pdf").has_value());
  const int office = pages_of(folder.path("out/a.pdf"));
  const int ours = pages_of(folder.write("ours.pdf", write_pdf(document, {}).bytes));
  ASSERT_GT(office, 0);
  EXPECT_LE(std::abs(office - ours), 1) << office << " and " << ours;
}

TEST(Docx, a_chinese_line_holds_28_characters_in_an_office_program) {
  if (!has_program("soffice") || !has_program("pdftotext"))
    GTEST_SKIP() << "no LibreOffice or pdftotext here";
  const TemporaryFolder folder;
  std::string text;
  for (int i = 0; i < 400; ++i) text += "统计数据质量";
  ASSERT_TRUE(converted(folder, write_docx(document_of(text), {}).bytes, "pdf", "a.pdf").has_value());
  const auto page = run("pdftotext -f 2 -l 2 -raw " + folder.path("out/a.pdf") + " -").value_or("");
  std::size_t full = 0;
  for (const auto& line : split(page, "\n")) full += count_code_points(line) == 28 ? 1u : 0u;
  EXPECT_EQ(full, 22u);
}

}  // namespace
}  // namespace jishi::report
