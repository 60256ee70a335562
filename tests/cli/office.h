#pragma once
// The example office with its people and nothing else, for tests of commands that write.

#include "cli/program.h"

namespace jishi::test {

class OfficeTest : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    data_ = path("data");
    ASSERT_EQ(jishi({"init", data_, "--unit", "临江区统计局"}).code, 0);
    ASSERT_EQ(jishi({"import", data_, (source() / "examples/linjiang-2025/机构人员.csv").string()}).code, 0);
  }
  std::string data_;
};

}  // namespace jishi::test
