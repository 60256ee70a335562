// What `verify` says of a receipt: its last line is about what was checked, and no more.
#include "cli/program.h"

namespace jishi::test {
namespace {

class Receipt : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    ASSERT_EQ(jishi({"init", path("d"), "--unit", "临江区统计局"}).code, 0);
    ASSERT_EQ(jishi({"import", path("d"), (source() / "examples/linjiang-2025").string()}).code, 0);
    ASSERT_EQ(jishi({"ledger", "receipt", path("d"), "meeting-2025-1", "-o", path("r.tlog-proof")}).code, 0);
  }
  static std::string last_line(const std::string& text) {
    const auto end = text.find_last_not_of('\n');
    return text.substr(text.rfind('\n', end) + 1, end - text.rfind('\n', end));
  }
  std::string key() const { return "@" + path("d/keys/ledger.vkey"); }
};

TEST_F(Receipt, without_key_and_entry_proves_nothing_and_says_so) {
  std::filesystem::remove(path("r.entry"));
  const auto run = jishi({"verify", path("r.tlog-proof")});
  EXPECT_EQ(run.code, 0) << run.err;
  const auto line = last_line(run.out);
  EXPECT_EQ(line.find("核验通过"), std::string::npos) << line;
  for (const char* word : {"不足为凭", "锚点的签名", "条目是否在库中"})
    EXPECT_NE(line.find(word), std::string::npos) << line;
  EXPECT_FALSE(json({"verify", path("r.tlog-proof"), "--format", "json"}).at("whole").as_bool());
}

TEST_F(Receipt, the_entry_beside_it_is_taken_by_itself) {
  const auto run = jishi({"verify", path("r.tlog-proof"), "--key", key()});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_NE(run.out.find("meeting-2025-1"), std::string::npos) << run.out;
  const auto line = last_line(run.out);
  EXPECT_EQ(line.rfind("结论：核验通过；没有核验：", 0), 0u) << line;
  EXPECT_EQ(line.find("条目是否在库中"), std::string::npos) << line;
  EXPECT_TRUE(
      json({"verify", path("r.tlog-proof"), "--key", key(), "--format", "json"}).at("whole").as_bool());
  spill(folder_ / "r.entry", "another");
  EXPECT_EQ(jishi({"verify", path("r.tlog-proof"), "--key", key()}).code, 1);
}

TEST_F(Receipt, a_key_alone_is_in_part_only) {
  std::filesystem::remove(path("r.entry"));
  const auto line = last_line(jishi({"--lang", "en", "verify", path("r.tlog-proof"), "--key", key()}).out);
  EXPECT_NE(line.find("in part only"), std::string::npos) << line;
  EXPECT_NE(line.find("inclusion"), std::string::npos) << line;
  EXPECT_EQ(line.find("the checkpoint's signature"), std::string::npos) << line;
}

}  // namespace
}  // namespace jishi::test
