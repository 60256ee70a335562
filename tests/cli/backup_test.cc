// A backup from the key pair to the data directory that is there again.
#include "app/backup.h"

#include "accounts/kept_answers.h"
#include "cli/program.h"
#include "store/sqlite/connection.h"

namespace jishi::test {

namespace {

namespace fs = std::filesystem;

class BackupCommands : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    ASSERT_EQ(jishi({"init", path("d"), "--unit", "临江区统计局"}).code, 0);
    ASSERT_EQ(jishi({"import", path("d"), (source() / "examples/linjiang-2025/会议.csv").string(),
                     (source() / "examples/linjiang-2025/机构人员.csv").string()})
                  .code,
              0);
    const auto made = jishi({"backup-key", path("secret")});
    ASSERT_EQ(made.code, 0) << made.err;
    const auto at = made.out.find("jishi-backup-public-1 ");
    ASSERT_NE(at, std::string::npos) << made.out;
    const auto key = app::BackupPublicKey::from_text(made.out.substr(at));
    ASSERT_TRUE(key);
    ASSERT_TRUE(app::write_backup(path("d"), *key, path("b.jishi")));
  }
};

TEST_F(BackupCommands, the_secret_key_is_the_owners_alone_and_never_overwritten) {
  EXPECT_EQ(fs::status(path("secret")).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  const auto before = slurp(path("secret"));
  EXPECT_TRUE(before.starts_with("jishi-backup-secret-1 "));
  const auto again = jishi({"backup-key", path("secret")});
  EXPECT_EQ(again.code, 2);
  EXPECT_EQ(slurp(path("secret")), before);
}

TEST_F(BackupCommands, what_is_opened_is_verified_and_holds_the_same) {
  const auto opened = jishi({"open-backup", path("b.jishi"), "--key", path("secret"), path("again")});
  EXPECT_EQ(opened.code, 0) << opened.out << opened.err;
  EXPECT_NE(opened.out.find("核验通过"), std::string::npos) << opened.out;
  EXPECT_EQ(jishi({"register", path("again"), "meeting", "--format", "json"}).out,
            jishi({"register", path("d"), "meeting", "--format", "json"}).out);
}

TEST_F(BackupCommands, a_cut_file_or_another_key_leaves_nothing) {
  const auto bytes = slurp(path("b.jishi"));
  spill(path("cut.jishi"), bytes.substr(0, bytes.size() - 100));
  const auto cut = jishi({"open-backup", path("cut.jishi"), "--key", path("secret"), path("again")});
  EXPECT_EQ(cut.code, 2);
  EXPECT_NE(cut.err.find("不完整或被改动"), std::string::npos) << cut.err;
  ASSERT_EQ(jishi({"backup-key", path("other")}).code, 0);
  EXPECT_EQ(jishi({"open-backup", path("b.jishi"), "--key", path("other"), path("again")}).code, 2);
  EXPECT_FALSE(fs::exists(path("again")));
  for (const auto& item : fs::directory_iterator(folder_))
    EXPECT_FALSE(item.path().filename().string().starts_with(".")) << item.path();
}

TEST_F(BackupCommands, a_slip_is_told_with_the_name_of_the_file) {
  const auto nowhere = jishi({"backup-key", path("nodir/k")});
  EXPECT_EQ(nowhere.code, 2);
  EXPECT_NE(nowhere.err.find("nodir"), std::string::npos) << nowhere.err;
  EXPECT_NE(nowhere.err.find("请先建立上级文件夹"), std::string::npos) << nowhere.err;
  spill(path("letter.txt"), "no key");
  const auto no_key = jishi({"open-backup", path("b.jishi"), "--key", path("letter.txt"), path("again")});
  EXPECT_EQ(no_key.code, 2);
  EXPECT_NE(no_key.err.find("letter.txt"), std::string::npos) << no_key.err;
  const auto folder = jishi({"open-backup", path("d"), "--key", path("secret"), path("again")});
  EXPECT_EQ(folder.code, 2);
  EXPECT_NE(folder.err.find("是文件夹"), std::string::npos) << folder.err;
}

TEST_F(BackupCommands, a_signal_to_end_leaves_nothing_in_the_clear) {
  // Large enough that it is still being opened when the signal comes.
  {
    std::ofstream out(path("d/evidence/large"), std::ios::binary);
    for (int i = 0; i < 200; ++i) out << random_bytes(1 << 20);
  }
  const auto key = app::BackupSecretKey::from_text(slurp(path("secret")));
  ASSERT_TRUE(app::write_backup(path("d"), key->public_key(), path("large.jishi")));
  const auto command = quoted(JISHI_PROGRAM) + " open-backup " + quoted(path("large.jishi")) + " --key " +
                       quoted(path("secret")) + " " + quoted(path("again")) + " & p=$!; while ! ls " +
                       quoted(folder_.string()) +
                       "/.again.new-*/plain.zip; do kill -0 $p || exit 9; done; kill -TERM $p; wait $p";
  const int status = std::system(("( " + command + " ) >" + quoted(path("said")) + " 2>&1").c_str());
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 2) << slurp(path("said"));
  EXPECT_NE(slurp(path("said")).find("恢复被中断"), std::string::npos) << slurp(path("said"));
  EXPECT_FALSE(fs::exists(path("again")));
  for (const auto& item : fs::directory_iterator(folder_))
    EXPECT_FALSE(item.path().filename().string().starts_with(".")) << item.path();
}

TEST_F(BackupCommands, an_erasure_that_was_done_is_said_to_be_though_kept_answers_linger) {
  {
    auto answers = accounts::KeptAnswers::open(path("d"), Instant::now);
    ASSERT_TRUE((*answers)->claim("u1", "key-0001", sha256("request")));
  }
  store::sqlite::Connection beside(path("d/answers.sqlite"), store::sqlite::OpenMode::read);
  beside.run("BEGIN");
  ASSERT_TRUE(store::sqlite::Query(beside, "SELECT count(*) FROM answer").step());
  const auto erased = jishi({"record", "erase", path("d"), "meeting-2025-1", "--reason", "保存期满"});
  beside.run("ROLLBACK");
  EXPECT_EQ(erased.code, 0) << erased.err;
  EXPECT_NE(erased.out.find("正文已删除"), std::string::npos) << erased.out;
  EXPECT_NE(erased.err.find("answers.sqlite"), std::string::npos) << erased.err;
}

TEST_F(BackupCommands, an_erasure_on_the_command_line_empties_the_kept_answers) {
  {
    auto answers = accounts::KeptAnswers::open(path("d"), Instant::now);
    ASSERT_TRUE(answers);
    ASSERT_TRUE((*answers)->claim("u1", "key-0001", sha256("request")));
    (*answers)->finish("u1", "key-0001", {201, {}, "an answer with content"});
  }
  ASSERT_EQ(jishi({"record", "erase", path("d"), "meeting-2025-1", "--reason", "保存期满"}).code, 0);
  for (const auto* name : {"d/answers.sqlite", "d/answers.sqlite-wal"})
    EXPECT_EQ(slurp(path(name)).find("an answer with content"), std::string::npos) << name;
}

}  // namespace

}  // namespace jishi::test
