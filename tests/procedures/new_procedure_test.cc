// A procedure that the program has never heard of is a YAML file of the installation, with a record type
// beside it: no line of code.

#include <gtest/gtest.h>

#include "procedures/desk_kit.h"

namespace jishi::procedures_test {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::Not;
using testing::SizeIs;

namespace {

std::filesystem::path own_catalogue() {
  return std::filesystem::path(JISHI_SOURCE_DIR) / "tests" / "procedures" / "seal_use";
}

class NewProcedure : public testing::Test {
 protected:
  const Procedure& procedure() const { return *office_.catalogue().procedure("seal-use"); }
  // The case after the first `n` steps of the walk.
  std::string walked_to(std::size_t n) {
    std::string id;
    for (std::size_t i = 0; i < n; ++i) {
      const auto& walked = procedure().walk[i];
      const auto receipt = office_.take(procedure(), id, walked.step, office_.input_of(walked));
      if (!receipt) {
        ADD_FAILURE() << told(receipt.error());
        return id;
      }
      id = receipt->record;
    }
    return id;
  }
  Refusals refused(const std::string& id, const std::string& step, const app::StepInput& input) {
    const auto size = office_.log_size();
    const auto receipt = office_.take(procedure(), id, step, input);
    EXPECT_FALSE(receipt) << step;
    EXPECT_EQ(office_.log_size(), size);
    return receipt ? Refusals{} : receipt.error();
  }

  CaseOffice office_{own_catalogue()};
};

}  // namespace

TEST(NewProcedureFile, is_loaded_with_the_programs_own) {
  const auto loaded = catalogue::Catalogue::load_with(own_catalogue().string());
  ASSERT_TRUE(loaded);
  ASSERT_NE(loaded->procedure("seal-use"), nullptr);
  EXPECT_NE(loaded->record("seal-use"), nullptr);
  EXPECT_NE(loaded->procedure("collective-decision"), nullptr);
}

TEST_F(NewProcedure, walks_to_its_end_and_stands_in_its_register) {
  const auto id = walked_to(procedure().walk.size());
  EXPECT_EQ(id, "seal-use-2025-1");
  const auto record = office_.record(id);
  EXPECT_EQ(state_of(procedure(), record)->id, "sealed");
  EXPECT_EQ(record.text("stage"), "已用印");
  const auto reader = office_.data().store().read();
  const auto listed = app::load_register(*reader, office_.data().unit().id, "seal-use", 2025, false);
  ASSERT_TRUE(listed);
  ASSERT_THAT(*listed, SizeIs(1));
  const auto& type = *office_.catalogue().record("seal-use");
  EXPECT_EQ(record_number(type, listed->front()), "用印〔2025〕1号");
  EXPECT_EQ(record_title(type, listed->front()), "报送一季度核算数据的函");
  EXPECT_EQ(listed->front().integer("copies"), 2);
  EXPECT_EQ(listed->front().status, RecordStatus::filed);
}

TEST_F(NewProcedure, counts_only_from_the_state_its_file_says) {
  EXPECT_EQ(office_.record(walked_to(2)).status, RecordStatus::open);
}

TEST_F(NewProcedure, refuses_by_right_state_need_and_rule) {
  const auto& walk = procedure().walk;
  auto lacking = office_.input_of(walk[0]);
  lacking.evidence.clear();
  EXPECT_THAT(codes_of(refused("", "ask", lacking)), ElementsAre("case.needs-evidence"));
  const auto id = walked_to(1);
  auto other = office_.input_of(walk[1]);
  other.actor = "罗翀";  // supervises another section
  EXPECT_THAT(codes_of(refused(id, "approve", other)), ElementsAre("case.right"));
  EXPECT_THAT(codes_of(refused(id, "stamp", office_.input_of(walk[2]))), Contains("case.state"));
  ASSERT_TRUE(office_.take(procedure(), id, "approve", office_.input_of(walk[1])));
  auto more = office_.input_of(walk[2]);
  more.values.emplace_back("copies", "5");
  EXPECT_THAT(codes_of(refused(id, "stamp", more)), ElementsAre("rule.sealed"));
  EXPECT_THAT(office_.cases().why_not(id, "stamp", office_.input_of(walk[2])), SizeIs(0));
}

TEST_F(NewProcedure, says_what_can_be_done_instead) {
  const auto id = walked_to(1);
  const auto reasons = refused(id, "stamp", office_.input_of(procedure().walk[2]));
  ASSERT_FALSE(reasons.empty());
  EXPECT_THAT(reasons.front().line(Lang::zh), testing::HasSubstr("审批（approve）"));
}

}  // namespace jishi::procedures_test
