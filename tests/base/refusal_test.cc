#include "base/refusal.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "base/english_words.h"
#include "base/result.h"

namespace jishi {
namespace {

std::string content(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

TEST(Refusal, every_row_has_its_four_sentences_and_a_code_of_its_own) {
  std::set<std::string_view> codes;
  for (const auto& row : refusal_rows()) {
    EXPECT_TRUE(codes.insert(row.code).second) << row.code << " stands twice";
    EXPECT_NE(row.code.find('.'), std::string_view::npos) << row.code;
    EXPECT_FALSE(row.zh.empty()) << row.code;
    EXPECT_FALSE(row.zh_remedy.empty()) << row.code;
    EXPECT_FALSE(row.en.empty()) << row.code;
    EXPECT_FALSE(row.en_remedy.empty()) << row.code;
  }
}

TEST(Refusal, both_languages_use_the_same_arguments) {
  const auto arguments = [](std::string_view a, std::string_view b) {
    std::set<char> out;
    for (const auto text : {a, b})
      for (std::size_t i = 0; i + 2 < text.size(); ++i)
        if (text[i] == '{' && text[i + 1] >= '0' && text[i + 1] <= '9' &&
            (text[i + 2] == '}' || text.substr(i + 2, 2) == "~}"))
          out.insert(text[i + 1]);
    return out;
  };
  for (const auto& row : refusal_rows()) {
    EXPECT_EQ(arguments(row.zh, row.zh_remedy), arguments(row.en, row.en_remedy)) << row.code;
    EXPECT_EQ(row.zh.find('~'), std::string_view::npos) << row.code << ": a name is Chinese there already";
    EXPECT_EQ(row.zh.find("{why}") == std::string_view::npos, row.en.find("{why}") == std::string_view::npos)
        << row.code;
  }
}

TEST(Refusal, what_caused_it_is_told_in_the_same_language) {
  const auto refusal = refuse_because("file.not-read", {"会议.csv"}, refuse("system.none"));
  EXPECT_EQ(refusal.sentence(Lang::zh), "读不了文件 会议.csv：没有这个文件或文件夹");
  EXPECT_EQ(refusal.sentence(Lang::en), "cannot read 会议.csv: there is no such file or folder");
}

TEST(Refusal, every_code_the_program_uses_is_in_the_list) {
  std::set<std::string, std::less<>> known;
  for (const auto& row : refusal_rows()) known.emplace(row.code);
  const std::regex use("refuse(?:_because)?\\(\\s*\"([^\"]+)\"");
  std::size_t uses = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(JISHI_SOURCE_DIR "/src")) {
    if (entry.path().extension() != ".cc") continue;
    const auto text = content(entry.path());
    for (auto it = std::sregex_iterator(text.begin(), text.end(), use); it != std::sregex_iterator();
         ++it, ++uses)
      EXPECT_TRUE(known.contains((*it)[1].str())) << (*it)[1] << " in " << entry.path();
  }
  EXPECT_GT(uses, 20U);
}

TEST(Refusal, a_line_says_where_what_and_how_to_mend) {
  auto refusal = refuse("date.order", {"3月14日", "3月1日"}, "会议.csv 第4行");
  EXPECT_EQ(refusal.line(Lang::zh),
            "会议.csv 第4行：结束（3月1日）早于开始（3月14日）（请核对起止时间；跨年的写明年份或“次年”）");
  refusal.basis = "§1";
  EXPECT_TRUE(refusal.line(Lang::en).ends_with(" [basis: §1]"));
}

TEST(Refusal, a_code_outside_the_list_stops_the_process) {
  EXPECT_DEATH((void)refuse("no.such"), "not in the list");
}

TEST(Result, the_value_of_a_refusal_stops_the_process) {
  const Result<int> result = refuse("count.unread", {"x"});
  EXPECT_FALSE(result);
  EXPECT_EQ(result.error().size(), 1U);
  EXPECT_DEATH((void)result.value(), "");
}

TEST(Refusal, english_sentences_speak_the_words_of_the_catalogue_and_chinese_ones_those_of_the_registers) {
  set_english_words({{"办结日期", "done on"}, {"时限", "deadline"}, {"应到", "members due"}});
  const auto late =
      refuse("rule.limit", {"办结日期", "2025年7月24日", "时限", "2025年7月", "2025年上半年"}, "办结日期");
  EXPECT_EQ(late.sentence(Lang::en),
            "“done on” (2025-07-24) is after its limit: from “deadline” (2025-07) the last day is 2025-H1");
  EXPECT_TRUE(late.line(Lang::en).starts_with("done on: "));
  EXPECT_NE(late.sentence(Lang::zh).find("“办结日期”（2025年7月24日）"), std::string::npos);
  EXPECT_EQ(in_english("应到、时限"), "members due, deadline");
  EXPECT_EQ(in_english("裴雨桐、时限"), "裴雨桐, deadline") << "people keep their names";
  EXPECT_EQ(in_english("第一届青年理论学习年会"), "第一届青年理论学习年会");
  EXPECT_EQ(in_english("应到（due）"), "members due (due)");
  EXPECT_EQ(in_english("年\xff"), "年\xff") << "no text at all is no day";
  EXPECT_EQ(refuse("record.none", {"时限"}).sentence(Lang::en), "there is no record “时限”")
      << "what somebody typed is quoted as it was typed";
  // These stay known as long as the program runs.
  add_english_words({{"程序自己的词", "the program's own"}});
  EXPECT_EQ(in_english("程序自己的词"), "the program's own");
  set_english_words({{"程序自己的词", "the catalogue's"}});
  EXPECT_EQ(in_english("程序自己的词"), "the catalogue's") << "the catalogue's words go first";
  set_english_words({});
  EXPECT_EQ(in_english("程序自己的词"), "the program's own") << "whatever the catalogue";
}

TEST(Refusal, what_is_no_text_is_quoted_as_far_as_it_can_be_read) {
  const auto cut = refuse("account.login", {std::string("年年").substr(0, 4)}, "文件\xff");
  EXPECT_EQ(cut.sentence(Lang::zh), "登录名“年\uFFFD”不合规定");
  EXPECT_TRUE(cut.line(Lang::en).starts_with("文件\uFFFD: "));
}

}  // namespace
}  // namespace jishi
