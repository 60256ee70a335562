// The command line as scripts know it: exit codes, one JSON document, help with an example for every command.
#include "app/data_directory.h"
#include "app/desk.h"
#include "base/text.h"
#include "cli/program.h"

namespace jishi::test {
namespace {

using CommandLine = ProgramTest;

TEST_F(CommandLine, every_command_has_help_with_an_example_in_both_languages) {
  for (const auto& command : {std::vector<std::string>{"init"},
                              {"import"},
                              {"duties"},
                              {"register"},
                              {"report"},
                              {"check"},
                              {"ledger", "verify"},
                              {"ledger", "export"},
                              {"ledger", "receipt"},
                              {"verify"},
                              {"catalogue", "list"},
                              {"catalogue", "show"},
                              {"catalogue", "check"},
                              {"man"}}) {
    auto words = command;
    words.push_back("--help");
    EXPECT_NE(jishi(words).out.find("例："), std::string::npos) << command.back();
    words.insert(words.begin(), {"--lang", "en"});
    const auto en = jishi(words);
    EXPECT_EQ(en.code, 0);
    EXPECT_NE(en.out.find("Example:\n  jishi "), std::string::npos) << command.back();
  }
}

TEST_F(CommandLine, a_wrong_command_is_refused_with_the_place_to_look) {
  const auto run = jishi({"dutys"});
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.err.find("--help"), std::string::npos);
}

struct Usage {
  std::vector<std::string> words;
  std::string zh;  // stands in what is told
  std::string en;
};

TEST_F(CommandLine, help_names_the_whole_command_in_the_readers_language) {
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{}, {"ledger"}, {"ledger", "verify"}, {"duties"}}) {
    auto line = words;
    line.push_back("--help");
    const auto zh = jishi(line);
    EXPECT_EQ(zh.code, 0);
    EXPECT_NE(zh.out.find("用法: " +
                          join(
                              [&] {
                                auto whole = words;
                                whole.insert(whole.begin(), "jishi");
                                return whole;
                              }(),
                              " ") +
                          " "),
              std::string::npos)
        << zh.out;
    for (const char* foreign : {"Usage", "Options", "OPTIONS", "Subcommands", "Positionals", "REQUIRED"})
      EXPECT_EQ(zh.out.find(foreign), std::string::npos) << foreign << "\n" << zh.out;
    line.insert(line.begin(), {"--lang", "en"});
    EXPECT_NE(jishi(line).out.find("Usage: jishi"), std::string::npos);
  }
}

TEST_F(CommandLine, a_proxy_is_named_by_its_address) {
  const auto run = jishi({"serve", path("d"), "--proxy", "gateway.example"});
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.err.find("“gateway.example”不是代理的地址"), std::string::npos) << run.err;
}

TEST_F(CommandLine, every_fault_of_a_line_is_told_in_the_language_asked_for) {
  const std::vector<Usage> lines = {
      {{}, "没有写命令", "no command was given"},
      {{"dutys", "d"},
       "没有“dutys”这个命令（是不是 duties？",
       "there is no command “dutys” (did you mean duties?"},
      {{"ledger"}, "“jishi ledger”后面还要写做什么", "“jishi ledger” needs a second word"},
      {{"ledger", "verifi", "d"}, "是不是 ledger verify？", "did you mean ledger verify?"},
      {{"duties", "d", "--yaer", "2023"},
       "duties 没有 --yaer 这个选项（是不是 --year？",
       "has no option --yaer"},
      {{"duties", "d", "--year"}, "--year 后面没有写值（写作 --year YEAR）", "--year has no value"},
      {{"duties", "d", "--year", "2023", "--year=2024"},
       "--year 写了不止一次",
       "--year is given more than once"},
      {{"duties", "d", "--format", "pdf"},
       "--format 不能是“pdf”（可选：table json csv xlsx）",
       "cannot be “pdf”"},
      {{"duties"}, "缺少 DIR（例：jishi duties", "DIR is missing (for example: jishi duties"},
      {{"init", "d"}, "缺少 --unit", "--unit is missing"},
      {{"duties", "d", "e"}, "多出了“e”", "“e” is one word too many"},
      {{"--year", "2023", "duties", "d"}, "--year 写在了命令前面", "--year stands before the command"},
      {{"--lang", "fr", "duties", "d"}, "--lang 不能是“fr”（可选：zh en）", "--lang cannot be “fr”"}};
  for (const auto& line : lines) {
    const auto zh = jishi(line.words);
    EXPECT_EQ(zh.code, 2) << line.zh;
    EXPECT_NE(zh.err.find(line.zh), std::string::npos) << zh.err;
    for (const char* foreign : {"required", "expected", "argument", "following", "not in", "RequiredError"})
      EXPECT_EQ(zh.err.find(foreign), std::string::npos) << zh.err;
    auto words = line.words;
    words.insert(words.begin(), {"--lang", "en"});
    const auto en = jishi(words);
    EXPECT_EQ(en.code, 2) << line.en;
    EXPECT_NE(en.err.find(line.en), std::string::npos) << en.err;
  }
}

TEST_F(CommandLine, several_faults_of_a_line_are_told_together) {
  const auto run = jishi({"init", "--yea=2023", "--kind"});
  EXPECT_EQ(run.code, 2);
  for (const char* fault : {"--yea", "--kind 后面没有写值", "缺少 DIR", "缺少 --unit"})
    EXPECT_NE(run.err.find(fault), std::string::npos) << fault << "\n" << run.err;
}

TEST_F(CommandLine, a_directory_that_is_none_is_refused_with_a_remedy) {
  const auto run = jishi({"duties", path("nowhere"), "--year", "2023"});
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.err.find("jishi init"), std::string::npos) << run.err;
}

TEST_F(CommandLine, a_year_that_is_none_is_refused) {
  ASSERT_EQ(jishi({"init", path("d"), "--unit", "区审计局"}).code, 0);
  EXPECT_EQ(jishi({"duties", path("d"), "--year", "二〇二三"}).code, 2);
  EXPECT_EQ(jishi({"duties", path("d"), "--year", "2023", "--as-of", "2023-02-30"}).code, 2);
}

TEST_F(CommandLine, the_second_init_of_a_directory_is_refused_and_changes_nothing) {
  ASSERT_EQ(jishi({"init", path("d"), "--unit", "区审计局"}).code, 0);
  const auto key = slurp(folder_ / "d/keys/ledger.vkey");
  EXPECT_EQ(jishi({"init", path("d"), "--unit", "区统计局"}).code, 2);
  EXPECT_EQ(slurp(folder_ / "d/keys/ledger.vkey"), key);
}

TEST_F(CommandLine, an_erasure_says_that_a_reader_keeps_the_text_on_the_disk) {
  const auto data = path("d");
  ASSERT_EQ(jishi({"init", data, "--unit", "区审计局"}).code, 0);
  {
    const auto opened = app::DataDirectory::open(data, app::DataDirectory::Access::write);
    app::Desk desk(**opened);
    Record draft;
    draft.type = "meeting";
    draft.year = 2023;
    draft.happened = Span::of_day(*Day::from_ymd(2023, 4, 5));
    for (int i = 0; i < 2; ++i) ASSERT_TRUE(desk.file(draft, "王海燕"));
  }
  const auto other = std::move(*app::DataDirectory::open(data, app::DataDirectory::Access::read));
  {
    const auto reading = other->store().read();
    const auto erased = jishi({"record", "erase", data, "meeting-2023-1", "--reason", "依法"});
    EXPECT_EQ(erased.code, 0) << erased.err;
    EXPECT_NE(erased.out.find("注意：有程序正在读取数据"), std::string::npos) << erased.out;
  }
  const auto erased = jishi({"record", "erase", data, "meeting-2023-2", "--reason", "law", "--lang", "en"});
  EXPECT_EQ(erased.code, 0) << erased.err;
  EXPECT_EQ(erased.out.find("note:"), std::string::npos) << erased.out;
}

TEST_F(CommandLine, the_man_page_is_made_from_the_same_table) {
  const auto man = jishi({"man"});
  EXPECT_EQ(man.code, 0);
  EXPECT_NE(man.out.find(".SS \"jishi ledger receipt\""), std::string::npos);
}

TEST_F(CommandLine, check_without_data_finds_defects_only) {
  spill(folder_ / "r.txt", "2025年区统计局工作报告\n一、学习\n5月6日召开学习会。加微信：abc123 领取素材。\n");
  const auto report = json({"check", path("r.txt"), "--format", "json"}, 1);
  for (const auto& claim : report.at("claims").as_array())
    EXPECT_EQ(claim.at("verdict").as_string(), "unchecked");
  EXPECT_FALSE(report.at("defects").as_array().empty());
}

TEST_F(CommandLine, a_document_without_text_is_refused) {
  for (const char* text : {"", " \n\t\r\n", "\xEF\xBB\xBF", "\u3000\u00A0\n"}) {
    spill(folder_ / "r.txt", text);
    const auto run = jishi({"check", path("r.txt")});
    EXPECT_EQ(run.code, 2) << run.out;
    EXPECT_NE(run.err.find("r.txt 里没有文字"), std::string::npos) << run.err;
  }
  spill(folder_ / "r.html", "<html><body><p> </p></body></html>");
  EXPECT_EQ(jishi({"check", path("r.html")}).code, 2);
}

TEST_F(CommandLine, what_the_system_says_of_a_file_is_told_in_the_language_asked_for) {
  EXPECT_NE(jishi({"check", path("none.txt")}).err.find("没有这个文件"), std::string::npos);
  EXPECT_NE(jishi({"--lang", "en", "check", path("none.txt")}).err.find("no such file"), std::string::npos);
}

TEST_F(CommandLine, why_a_document_cannot_be_read_is_told_in_the_language_asked_for) {
  spill(folder_ / "r.docx", "not a zip");
  spill(folder_ / "r.pdf", "not a pdf");
  for (const char* name : {"r.docx", "r.pdf"}) {
    const auto run = jishi({"--lang", "en", "check", path(name)});
    EXPECT_EQ(run.code, 2);
    EXPECT_EQ(run.err.find("不是"), std::string::npos) << run.err;
    EXPECT_NE(run.err.find(" is "), std::string::npos) << run.err;
  }
}

TEST_F(CommandLine, a_file_of_another_kind_is_refused) {
  spill(folder_ / "r.xls", "x");
  EXPECT_EQ(jishi({"check", path("r.xls")}).code, 2);
  spill(folder_ / "r.docx", "not a zip");
  EXPECT_EQ(jishi({"check", path("r.docx")}).code, 2);
}

}  // namespace
}  // namespace jishi::test
