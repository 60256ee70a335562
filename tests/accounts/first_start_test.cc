#include <sys/stat.h>

#include <fstream>

#include "accounts/office.h"

namespace jishi::accounts {

namespace {

class FirstStart : public AccountsOffice {};

TEST_F(FirstStart, TheThreeAdministratorsAreMadeAtOnceAndTheCodeHoldsOnce) {
  EXPECT_TRUE(accounts_->needs_setup());
  const auto code = *accounts_->new_setup_code();
  const auto made = accounts_->set_up(code, three(), kPeer);
  ASSERT_TRUE(made);
  EXPECT_EQ(made->size(), 3u);
  EXPECT_FALSE(accounts_->needs_setup());
  EXPECT_EQ(why(accounts_->set_up(code, three(), kPeer)), "account.set-up-done");
  EXPECT_EQ(why(accounts_->new_setup_code()), "account.set-up-done");
  EXPECT_EQ(sink_.count("account.made"), 3);
  EXPECT_EQ(in("guard").roles, std::vector<Role>{Role::security_admin});
}

TEST_F(FirstStart, AnotherCodeIsRefusedAndANewOneEndsTheOld) {
  EXPECT_EQ(why(accounts_->set_up("guess", three(), kPeer)), "account.setup-code");
  const auto first = *accounts_->new_setup_code();
  const auto second = *accounts_->new_setup_code();
  EXPECT_NE(first, second);
  EXPECT_EQ(why(accounts_->set_up(first, three(), kPeer)), "account.setup-code");
  EXPECT_TRUE(accounts_->set_up(second, three(), kPeer));
}

TEST_F(FirstStart, TheCodeSurvivesARestartAsADigestOnly) {
  const auto code = *accounts_->new_setup_code();
  open();
  accounts_.reset();
  for (const char* name : {"accounts.sqlite", "accounts.sqlite-wal"}) {
    std::ifstream in(folder_ / name, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    EXPECT_EQ(bytes.find(code), std::string::npos);
  }
  open();
  EXPECT_TRUE(accounts_->set_up(code, three(), kPeer));
}

TEST_F(FirstStart, FewerThanThreeOrOnePersonTwiceOrOneLoginTwiceIsRefused) {
  const auto code = *accounts_->new_setup_code();
  auto two = three();
  two.pop_back();
  EXPECT_EQ(why(accounts_->set_up(code, two, kPeer)), "account.three-needed");
  auto same_person = three();
  same_person[1].person = same_person[0].person;
  EXPECT_EQ(why(accounts_->set_up(code, same_person, kPeer)), "account.three-needed");
  auto same_login = three();
  same_login[1].login = same_login[0].login;
  EXPECT_EQ(why(accounts_->set_up(code, same_login, kPeer)), "account.three-needed");
  auto clerk = three();
  clerk[2].role = Role::clerk;
  EXPECT_EQ(why(accounts_->set_up(code, clerk, kPeer)), "account.three-needed");
  EXPECT_TRUE(accounts_->needs_setup());
}

TEST_F(FirstStart, EveryFaultIsToldWithTheRoleItIsOf) {
  auto bad = three();
  bad[0].login = "O P S";
  bad[1].password = "short";
  bad[2].person = "";
  const auto refused = accounts_->set_up(*accounts_->new_setup_code(), bad, kPeer);
  ASSERT_FALSE(refused);
  std::vector<std::string> told;
  for (const auto& reason : refused.error()) told.push_back(reason.code + " " + reason.where);
  EXPECT_EQ(told, (std::vector<std::string>{"account.login system-admin", "password.short security-admin",
                                            "password.classes security-admin", "account.person auditor"}));
}

TEST_F(FirstStart, TheFilesAreReadableByTheirOwnerAlone) {
  set_up();
  for (const char* name : {"accounts.sqlite", "accounts.sqlite-wal", "answers.sqlite"}) {
    struct stat found {};
    ASSERT_EQ(stat((folder_ / name).c_str(), &found), 0) << name;
    EXPECT_EQ(found.st_mode & 0777, 0600u) << name;
  }
}

TEST_F(FirstStart, WithoutItsAuditEntryNoAccountIsMade) {
  const auto code = *accounts_->new_setup_code();
  sink_.is_broken = true;
  EXPECT_THROW((void)accounts_->set_up(code, three(), kPeer), store::StoreFailure);
  sink_.is_broken = false;
  EXPECT_TRUE(accounts_->needs_setup());
  EXPECT_TRUE(accounts_->set_up(code, three(), kPeer));
}

}  // namespace

}  // namespace jishi::accounts
