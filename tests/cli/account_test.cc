#include "accounts/accounts.h"
#include "app/data_directory.h"
#include "cli/program.h"

namespace jishi::test {

namespace {

class AccountCommands : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    dir_ = (folder_ / "data").string();
    ASSERT_EQ(jishi({"init", dir_, "--unit", "区审计局"}).code, 0);
  }
  // The code behind the last slash.
  static std::string code_of(const Ran& ran) {
    const auto at = ran.out.rfind('/');
    return ran.out.substr(at + 1, ran.out.find('\n', at) - at - 1);
  }
  template <class Act>
  void with_accounts(Act act) {
    const auto data = std::move(*app::DataDirectory::open(dir_, app::DataDirectory::Access::write));
    const auto trail = std::move(*accounts::AuditTrail::open(*data));
    const auto all = std::move(*accounts::Accounts::open(dir_, *trail, Instant::now, {1, 8192}));
    act(*all, *trail);
  }
  void set_up() {
    const auto code = code_of(jishi({"account", "setup-code", dir_}));
    with_accounts([&](accounts::Accounts& all, accounts::AuditTrail&) {
      using accounts::Role;
      const auto made = all.set_up(code,
                                   {{Role::system_admin, "ops", "唐宁", "Jade-Lake-58"},
                                    {Role::security_admin, "guard", "方圆", "Jade-Lake-58"},
                                    {Role::auditor, "audit", "季青", "Jade-Lake-58"}},
                                   "127.0.0.1");
      ASSERT_TRUE(made) << made.error()[0].line(Lang::en);
    });
  }
  std::string dir_;
};

TEST_F(AccountCommands, TheCodeThatIsPrintedMakesTheFirstAccounts) {
  EXPECT_EQ(jishi({"account", "list", dir_}).out, "");
  EXPECT_FALSE(std::filesystem::exists(folder_ / "data/accounts.sqlite")) << "looking makes no file";
  set_up();
  const auto list = jishi({"account", "list", dir_});
  EXPECT_EQ(list.out,
            "ops\t唐宁\t在用\t系统管理员\nguard\t方圆\t在用\t安全管理员\naudit\t季青\t在用\t安全审计员\n");
  const auto again = jishi({"account", "setup-code", dir_});
  EXPECT_EQ(again.code, 2);
  EXPECT_NE(again.err.find("账号已经建立"), std::string::npos);
}

TEST_F(AccountCommands, ALostAdministratorComesBackAndTheTrailSaysSo) {
  set_up();
  const auto code = code_of(jishi({"account", "invite", dir_, "guard"}));
  with_accounts([&](accounts::Accounts& all, accounts::AuditTrail& trail) {
    EXPECT_FALSE(all.sign_in("guard", "Jade-Lake-58", "", "127.0.0.1"));
    EXPECT_TRUE(all.accept_invitation(code, "Stone-River-77", "127.0.0.1"));
    EXPECT_TRUE(all.sign_in("guard", "Stone-River-77", "", "127.0.0.1"));
    accounts::AuditQuery query;
    query.account = "owner";
    const auto page = trail.query(query);
    ASSERT_EQ(page.lines.size(), 1u);
    EXPECT_EQ(page.lines[0].event.kind, "account.invited");
    EXPECT_EQ(page.lines[0].event.object, "u2");
  });
}

TEST_F(AccountCommands, LockingTheLastAdministratorOrNobodyIsRefused) {
  set_up();
  EXPECT_EQ(jishi({"account", "lock", dir_, "audit"}).code, 2);
  EXPECT_EQ(jishi({"account", "lock", dir_, "nobody"}).code, 2);
  EXPECT_EQ(jishi({"account", "unlock", dir_, "audit"}).code, 2);
  EXPECT_EQ(jishi({"account", "invite", (folder_ / "none").string(), "audit"}).code, 2);
}

TEST_F(AccountCommands, BothLogsAreVerifiedAndTheAuditTrailIsExported) {
  set_up();
  const auto text = jishi({"ledger", "verify", dir_});
  EXPECT_EQ(text.code, 0) << text.out;
  EXPECT_NE(text.out.find("审计记录"), std::string::npos);
  const auto json = parse_json(jishi({"ledger", "verify", dir_, "--format", "json"}).out);
  ASSERT_TRUE(json);
  EXPECT_TRUE(json->at("audit").at("ok").as_bool());
  const auto out = (folder_ / "audit-log").string();
  EXPECT_EQ(jishi({"ledger", "export", dir_, out, "--audit"}).code, 0);
  EXPECT_EQ(jishi({"verify", out, "--key", "@" + out + "/vkey"}).code, 0);
  // A checkpoint kept of the one log is no fault of the other.
  const auto kept = jishi({"ledger", "verify", dir_, "--kept", out + "/checkpoint"});
  EXPECT_EQ(kept.code, 0) << kept.out;
}

TEST_F(AccountCommands, AnAlteredAuditTrailIsBadNews) {
  set_up();
  ASSERT_EQ(std::system(
                ("sqlite3 " + quoted(dir_ + "/store.sqlite") +
                 " \"UPDATE entry SET body = replace(body, '127.0.0.1', '127.0.0.2') WHERE place >> 40 = 2\"")
                    .c_str()),
            0);
  const auto text = jishi({"ledger", "verify", dir_});
  EXPECT_EQ(text.code, 1) << text.out;
}

}  // namespace

}  // namespace jishi::test
