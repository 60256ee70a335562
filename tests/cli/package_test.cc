// The upload package, as the people of a platform would open it.
#include "base/digest.h"
#include "base/text.h"
#include "cli/program.h"

namespace jishi::test {
namespace {

namespace fs = std::filesystem;

class Package : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    fs::create_directories(folder_ / "r/附件");
    spill(folder_ / "r/机构人员.csv",
          "姓名,职务,科室,班子成员,主要负责人,任职日期\n俞静川,局长,局领导,是,是,2022-03-15\n");
    spill(folder_ / "r/会议.csv",
          "日期,会议类型,名称,附件\n"
          "2025-01-17,任务分解会,任务分解会,纪要.txt；签到.txt\n"
          "2025-02-20,其他,调度会,签到.txt\n"
          "2025-03-20,其他,碰头会,\n");
    spill(folder_ / "r/附件/纪要.txt", "会议纪要：任务分解到各科室。\n");
    spill(folder_ / "r/附件/签到.txt", std::string(3u << 20, 'x'));
    ASSERT_EQ(jishi({"init", path("d"), "--unit", "临江区统计局"}).code, 0);
    const auto run = jishi({"import", path("d"), path("r"), "--year", "2025"});
    ASSERT_EQ(run.code, 0) << run.err;
  }

  Ran pack(const std::string& name) const {
    return jishi({"register", path("d"), "会议", "--year", "2025", "--package", path(name)});
  }
  static int shell(const std::string& command) {
    return std::system(("{ " + command + "; } >/dev/null 2>&1").c_str());
  }
  // The evidence folder's file of these bytes.
  fs::path kept(const std::string& bytes) const {
    const auto hex = to_hex(sha256(bytes));
    return folder_ / "d/evidence" / hex.substr(0, 2) / hex.substr(2);
  }
  std::size_t left_of(const std::string& name) const {
    std::size_t n = 0;
    for (const auto& entry : fs::directory_iterator(folder_))
      n += entry.path().filename().string().starts_with(name) ? 1u : 0u;
    return n;
  }
};

TEST_F(Package, unpacks_into_a_list_the_evidence_and_sums_that_hold) {
  const auto run = pack("p.zip");
  ASSERT_EQ(run.code, 0) << run.err;
  EXPECT_NE(run.out.find("3 条记录，3 份佐证"), std::string::npos) << run.out;
  if (shell("command -v unzip sha256sum") != 0) GTEST_SKIP() << "no unzip or sha256sum here";
  ASSERT_EQ(shell("cd " + quoted(folder_.string()) + " && unzip -q p.zip -d out"), 0);
  ASSERT_EQ(shell("cd " + quoted(path("out")) + " && sha256sum -c --strict 校验.txt"), 0);
  EXPECT_EQ(slurp(folder_ / "out/佐证材料/会议〔2025〕1号/纪要.txt"), slurp(folder_ / "r/附件/纪要.txt"));
  EXPECT_TRUE(fs::exists(folder_ / "out/佐证材料/会议〔2025〕2号/签到.txt"));
  EXPECT_FALSE(fs::exists(folder_ / "out/佐证材料/会议〔2025〕3号"));
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder_ / "out"))
    files += entry.is_regular_file() ? 1u : 0u;
  EXPECT_EQ(files, split(slurp(folder_ / "out/校验.txt"), "\n").size()) << "each but the sums has its line";
  ASSERT_EQ(shell("cd " + quoted(path("out")) + " && unzip -q 目录.xlsx -d sheet"), 0);
  const auto texts = slurp(folder_ / "out/sheet/xl/sharedStrings.xml");
  EXPECT_NE(
      texts.find("佐证材料/会议〔2025〕1号/纪要.txt " + to_hex(sha256(slurp(folder_ / "r/附件/纪要.txt")))),
      std::string::npos);
}

TEST_F(Package, has_the_same_bytes_each_time) {
  ASSERT_EQ(pack("a.zip").code, 0);
  ASSERT_EQ(pack("b.zip").code, 0);
  EXPECT_EQ(slurp(folder_ / "a.zip"), slurp(folder_ / "b.zip"));
}

TEST_F(Package, is_refused_by_name_when_evidence_is_gone_or_altered_and_leaves_nothing) {
  const auto note = slurp(folder_ / "r/附件/纪要.txt");
  const auto list = slurp(folder_ / "r/附件/签到.txt");
  fs::remove(kept(note));
  fs::permissions(kept(list), fs::perms::owner_all);
  spill(kept(list), list + "y");
  const auto run = pack("p.zip");
  EXPECT_EQ(run.code, 2);
  for (const char* words : {"会议〔2025〕1号 的佐证“纪要.txt”在数据目录中找不到",
                            "会议〔2025〕1号 的佐证“签到.txt”与登记时的摘要不符",
                            "会议〔2025〕2号 的佐证“签到.txt”与登记时的摘要不符"})
    EXPECT_NE(run.err.find(words), std::string::npos) << run.err;
  EXPECT_EQ(left_of("p.zip"), 0u);
}

TEST_F(Package, is_refused_when_evidence_was_only_named) {
  spill(folder_ / "会议.csv", "日期,会议类型,名称,附件\n2025-04-17,其他,季度会,没有.txt\n");
  ASSERT_EQ(jishi({"import", path("d"), path("会议.csv"), "--year", "2025"}).code, 0);
  const auto run = pack("p.zip");
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.err.find("“没有.txt”只登记了名称"), std::string::npos) << run.err;
  EXPECT_EQ(left_of("p.zip"), 0u);
}

TEST_F(Package, replaces_an_older_one_only_when_it_is_whole) {
  spill(folder_ / "p.zip", "older");
  fs::remove(kept(slurp(folder_ / "r/附件/纪要.txt")));
  EXPECT_EQ(pack("p.zip").code, 2);
  EXPECT_EQ(slurp(folder_ / "p.zip"), "older");
}

TEST_F(Package, is_refused_where_it_cannot_be_written) {
  EXPECT_EQ(pack("none/p.zip").code, 2);
  fs::create_directory(folder_ / "folder.zip");
  EXPECT_EQ(pack("folder.zip").code, 2);
  EXPECT_TRUE(fs::is_directory(folder_ / "folder.zip"));
}

TEST_F(Package, of_a_register_without_records_is_refused) {
  const auto run = jishi({"register", path("d"), "谈话", "--year", "2025", "--package", path("p.zip")});
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.err.find("没有“谈话”的记录"), std::string::npos) << run.err;
}

}  // namespace
}  // namespace jishi::test
