// A data directory that cannot be written, as an auditor gets it: what only reads works.
#include <sys/stat.h>
#include <unistd.h>

#include <tuple>

#include "cli/program.h"

namespace jishi::test {
namespace {

class ReadOnly : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    // Root may write everywhere, so root becomes somebody else.
    if (geteuid() == 0 && std::system("setpriv --reuid 65534 --clear-groups true 2>/dev/null") != 0)
      GTEST_SKIP() << "setpriv is not here";
    ASSERT_EQ(jishi({"init", path("d"), "--unit", "临江区统计局"}).code, 0);
    ASSERT_EQ(jishi({"import", path("d"), (source() / "examples/linjiang-2025").string()}).code, 0);
  }
  void TearDown() override {
    allow(true);
    ProgramTest::TearDown();
  }
  void allow(bool writing) {
    const auto folder = quoted(folder_.string());
    if (geteuid() == 0) std::ignore = std::system(("chown -R 65534 " + folder).c_str());
    std::ignore = std::system(("chmod -R " + std::string(writing ? "u+w " : "a-w ") + folder + "/d").c_str());
  }
  Ran as_reader(const std::vector<std::string>& words) const {
    std::string command = geteuid() == 0 ? "setpriv --reuid 65534 --clear-groups " : "";
    command += quoted(JISHI_PROGRAM);
    for (const auto& word : words) command += " " + quoted(word);
    const auto out = folder_ / "stdout.txt";
    const auto err = folder_ / "stderr.txt";
    command += " >" + quoted(out.string()) + " 2>" + quoted(err.string()) + " </dev/null";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, slurp(out), slurp(err)};
  }
};

TEST_F(ReadOnly, reading_commands_work_and_leave_nothing) {
  allow(false);
  for (const auto& words : {std::vector<std::string>{"duties", path("d"), "--year", "2025"},
                            {"register", path("d"), "会议", "--year", "2025"},
                            {"record", "show", path("d"), "meeting-2025-1"},
                            {"report", path("d"), "annual", "--year", "2025", "-o", path("r.txt")},
                            {"ledger", "verify", path("d")},
                            {"ledger", "export", path("d"), path("log")}}) {
    const auto run = as_reader(words);
    EXPECT_EQ(run.code, 0) << words[0] << ": " << run.err << run.out;
  }
  EXPECT_FALSE(std::filesystem::exists(folder_ / "d/store.sqlite-wal"));
}

TEST_F(ReadOnly, a_writing_command_is_refused_with_the_right_remedy) {
  allow(false);
  const auto run = as_reader({"import", path("d"), (source() / "examples/linjiang-2025").string()});
  EXPECT_EQ(run.code, 2) << run.err;
  EXPECT_NE(run.err.find("不能写"), std::string::npos) << run.err;
}

TEST_F(ReadOnly, writes_that_are_not_folded_in_are_not_passed_over) {
  spill(folder_ / "d/store.sqlite-wal", "x");
  allow(false);
  const auto run = as_reader({"duties", path("d"), "--year", "2025"});
  EXPECT_EQ(run.code, 2) << run.err;
  EXPECT_NE(run.err.find("-wal"), std::string::npos) << run.err;
}

TEST_F(ReadOnly, an_empty_store_is_told_as_such) {
  spill(folder_ / "d/store.sqlite", "");
  for (const auto& words : {std::vector<std::string>{"duties", path("d"), "--year", "2025"},
                            {"import", path("d"), (source() / "examples/linjiang-2025").string()}}) {
    const auto run = jishi(words);
    EXPECT_EQ(run.code, 2) << run.err;
    EXPECT_NE(run.err.find("是空的"), std::string::npos) << run.err;
    EXPECT_NE(run.err.find("备份"), std::string::npos) << run.err;
  }
  EXPECT_EQ(std::filesystem::file_size(folder_ / "d/store.sqlite"), 0u);
}

}  // namespace
}  // namespace jishi::test
