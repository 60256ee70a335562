#include <gtest/gtest.h>

#include <algorithm>

#include "base/digest.h"
#include "base/text.h"
#include "report/sample_document.h"
#include "report/support.h"
#include "report/writers.h"

namespace jishi::report {
namespace {

std::size_t count_of(const std::string& text, const std::string& word) {
  return split(text, word).size() - 1;
}

std::string between(const std::string& text, const std::string& open, const std::string& close) {
  const auto from = text.find(open);
  if (from == std::string::npos) return {};
  const auto start = from + open.size();
  return text.substr(start, text.find(close, start) - start);
}

TEST(Html, names_no_outside_address) {
  const auto page = write_html(sample_document(), {});
  for (const char* word : {"http:", "https:", "//www", "src=", "@import", "url("})
    EXPECT_EQ(page.find(word), std::string::npos) << word;
}

TEST(Html, only_its_own_style_and_script_may_run) {
  const auto page = write_html(sample_document(), {});
  const auto hash = [](const std::string& text) {
    return "'sha256-" + to_base64(as_bytes(sha256(text))) + "'";
  };
  const auto policy = between(page, "Content-Security-Policy\" content=\"", "\">");
  EXPECT_NE(policy.find("default-src 'none'"), std::string::npos);
  EXPECT_NE(policy.find("style-src " + hash(between(page, "<style>", "</style>"))), std::string::npos);
  EXPECT_NE(policy.find("script-src " + hash(between(page, "<script>", "</script>"))), std::string::npos);
  EXPECT_EQ(page.find("style=\""), std::string::npos);
  EXPECT_EQ(page.find("onclick"), std::string::npos);
}

TEST(Html, every_sentence_with_records_has_its_control_and_no_other) {
  const auto document = sample_document();
  std::size_t with_records = 0;
  for (const auto& placed : placed_sentences(document))
    with_records += placed.sentence->records.empty() ? 0u : 1u;
  const auto page = write_html(document, {});
  EXPECT_EQ(
      count_of(
          page,
          "<span class=\"s\" role=\"button\" tabindex=\"0\" aria-expanded=\"false\" aria-controls=\"panel\""),
      with_records);
}

TEST(Html, reads_as_the_plain_text_outside_its_asides) {
  auto page = write_html(sample_document(), {});
  for (const char* unseen : {"head", "aside", "svg", "script"})
    for (auto from = page.find("<" + std::string(unseen)); from != std::string::npos;
         from = page.find("<" + std::string(unseen))) {
      const auto close = "</" + std::string(unseen) + ">";
      page.erase(from, page.find(close, from) + close.size() - from);
    }
  std::string text;
  bool inside = false;
  for (const char c : page) {
    if (c == '<') inside = true;
    if (!inside) text += c;
    if (c == '>') inside = false;
  }
  EXPECT_EQ(without_space(replace_all(replace_all(text, "&lt;", "<"), "&amp;", "&")),
            without_space(text_without_figures_of_charts(sample_document())));
}

TEST(Html, all_text_is_escaped) {
  auto document = document_of("<b>一句</b>&\"话\"。");
  document.title = "<script>alert(1)</script>";
  document.unit = "</title><img>";
  document.blocks.push_back(Table{"<i>", {"<th>"}, {{"<td>"}}});
  document.blocks.push_back(Chart{"<c>", {{"<p>", "\"><x>", "<m>"}}, {{"<l>", {1}}}});
  const auto page = write_html(document, {});
  for (const char* tag :
       {"<b>", "<script>alert", "<img>", "<i>", "<th>", "<td><td>", "<c>", "<p><", "<x>", "<m>", "<l>"})
    EXPECT_EQ(page.find(tag), std::string::npos) << tag;
  EXPECT_NE(page.find("&lt;b&gt;一句&lt;/b&gt;&amp;&quot;话&quot;。"), std::string::npos);
}

TEST(Html, records_cannot_leave_their_script) {
  auto document = sample_document();
  document.records["m1"].title = "</script><script>alert(1)</script>\xE2\x80\xA8<!--";
  const auto page = write_html(document, {});
  const auto data = between(page, "id=\"records\">", "</script>");
  EXPECT_EQ(data.find('<'), std::string::npos);
  const auto json = parse_json(data);
  ASSERT_TRUE(json.has_value());
  const auto& records = json->as_array();
  EXPECT_EQ(records.size(), document.records.size());
  EXPECT_TRUE(std::any_of(records.begin(), records.end(), [&](const Json& record) {
    return text_of(record.as_object(), "title") == document.records["m1"].title;
  }));
}

TEST(Html, its_indexes_lead_to_the_sentence_s_records) {
  const auto document = sample_document();
  const auto page = write_html(document, {});
  const auto records = parse_json(between(page, "id=\"records\">", "</script>"))->as_array();
  const auto parts = split(page, "data-records=\"");
  std::size_t n = 1;
  for (const auto& placed : placed_sentences(document)) {
    if (placed.sentence->records.empty()) continue;
    const auto& part = parts.at(n++);
    const auto indexes = split(part.substr(0, part.find('"')), " ");
    ASSERT_EQ(indexes.size(), placed.sentence->records.size());
    for (std::size_t i = 0; i < indexes.size(); ++i)
      EXPECT_EQ(text_of(records.at(std::stoul(indexes[i])).as_object(), "id"), placed.sentence->records[i]);
  }
}

TEST(Html, a_font_name_cannot_leave_the_style) {
  FontMap fonts;
  fonts.families[static_cast<std::size_t>(FontRole::fangsong)].insert(fonts.families[1].begin(),
                                                                      "x\"}</style><script>");
  EXPECT_EQ(write_html(document_of("一句话。"), fonts).find("</style><script>"), std::string::npos);
}

TEST(Html, a_chart_says_in_words_and_marks_what_its_colours_show) {
  const auto page = write_html(sample_document(), {});
  EXPECT_NE(page.find("role=\"img\""), std::string::npos);
  EXPECT_NE(page.find("● 已完成 6，▲ 临近 1，■ 逾期 1"), std::string::npos);
  EXPECT_NE(page.find(">▲ 临近</text>"), std::string::npos);
}

}  // namespace
}  // namespace jishi::report
