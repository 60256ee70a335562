// Documents nobody meant to write must still come out in every format.
#include <gtest/gtest.h>

#include "report/sample_document.h"
#include "report/writers.h"

namespace jishi::report {
namespace {

std::string repeat(const std::string& text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

void expect_written(const Document& document) {
  for (const auto& format : formats())
    EXPECT_FALSE(format.write(document, {}).bytes.empty()) << format.extension;
}

TEST(OddDocuments, an_empty_one) {
  expect_written(Document{});
}

TEST(OddDocuments, names_longer_than_a_line) {
  auto document = document_of("正文。");
  document.title = repeat("很长的标题", 20);
  document.unit = repeat("很长的单位名称", 8);
  document.annex_title = repeat("很长的附件名称", 10);
  document.annex = {Paragraph{"", {Sentence{"附件正文。", {}, {}}}}};
  expect_written(document);
}

TEST(OddDocuments, tables_and_charts_without_content_or_with_too_much) {
  auto document = document_of("");
  document.blocks.push_back(Table{});
  document.blocks.push_back(Table{"表", {"只有表头"}, {}});
  document.blocks.push_back(
      Table{"宽表", std::vector<std::string>(30, "列"), {std::vector<std::string>(40, "内容很长的单元格")}});
  document.blocks.push_back(Table{"词", {"列"}, {{repeat("x", 3000)}, {"a\nb\n\nc"}}});
  document.blocks.push_back(Chart{});
  document.blocks.push_back(Chart{"图",
                                  {{"甲", "not a colour", "●"}},
                                  {{repeat("很长的标签", 12), {1, 2, 3}}, {"乙", {}}, {"丙", {-1}}}});
  Chart tall{"高图", {{"甲", "#123456", "●"}}, {}};
  for (int i = 0; i < 60; ++i) tall.bars.push_back({"条", {1'000'000'000'000}});
  document.blocks.push_back(tall);
  expect_written(document);
}

TEST(OddDocuments, control_characters_and_marks_alone) {
  auto document =
      document_of("\x01\x02，，，，，，，，" + repeat("（", 40) + repeat("）", 40) + "\t\r\n  　");
  document.blocks.push_back(Heading{9, "", ""});
  document.blocks.push_back(Heading{0, "一、", repeat("长标题", 30)});
  document.blocks.push_back(Paragraph{"（一）只有段首。", {}});
  expect_written(document);
}

TEST(OddDocuments, claims_out_of_their_sentence_or_overlapping) {
  auto document = document_of("一句话。");
  auto& sentence = std::get<Paragraph>(document.blocks[0]).sentences[0];
  sentence.records = {"none", "m1"};
  sentence.claims = {
      {0, 2, "count", {}, {"m1"}}, {1, 3, "count", {}, {}}, {3, 99, "date", {}, {}}, {2, 2, "date", {}, {}}};
  document.records["m1"] = RecordCard{};
  expect_written(document);
}

}  // namespace
}  // namespace jishi::report
