#include <gmock/gmock.h>

#include "accounts/office.h"

namespace jishi::accounts {

namespace {

Day day(const char* text) {
  return *Day::from_iso(text);
}

Record post(std::string person, std::string title, std::string section, JsonObject more = {}) {
  Record record;
  record.type = "post";
  record.fields = std::move(more);
  record.fields["person"] = person;
  record.fields["title"] = title;
  record.fields["section"] = section;
  record.fields["from"] = "2020-01-01";
  return record;
}

class Administration : public AccountsOffice {
 protected:
  Administration() { set_up(); }
  std::string grant(const Who& by, const Account& account, std::vector<Role> roles, Scope scope = {}) {
    return why(accounts_->grant(by, account.id, version(account), roles, scope, {}, kPeer));
  }
  Account account_of(std::string_view login) {
    for (auto& account : accounts_->list())
      if (account.login == login) return account;
    ADD_FAILURE() << login;
    return {};
  }
};

TEST_F(Administration, AnAccountIsMadeWithoutRolesAndOpenedByItsInvitationOnce) {
  const auto made = accounts_->make(system_, "wang", "王海燕", kPeer);
  ASSERT_TRUE(made);
  EXPECT_EQ(made->account.state, AccountState::invited);
  EXPECT_TRUE(made->account.roles.empty());
  EXPECT_EQ(why(accounts_->sign_in("wang", "", "", kPeer)), "account.wrong");
  EXPECT_EQ(why(accounts_->accept_invitation(made->code, "weak", kPeer)), "password.short");
  EXPECT_TRUE(accounts_->accept_invitation(made->code, kGood, kPeer));
  EXPECT_EQ(why(accounts_->accept_invitation(made->code, "Other-Word-12", kPeer)), "account.invitation");
  const auto who = in("wang");
  EXPECT_FALSE(who.may(Right::records_read)) << "no role, no right";
}

TEST_F(Administration, AnInvitationHoldsForSeventyTwoHours) {
  const auto one = accounts_->make(system_, "wang", "王海燕", kPeer);
  wait(72 * kHour);
  EXPECT_EQ(why(accounts_->accept_invitation(one->code, kGood, kPeer)), "account.invitation");
}

TEST_F(Administration, ALoginIsTakenOnceAndOfPlainLetters) {
  EXPECT_EQ(why(accounts_->make(system_, "ops", "王海燕", kPeer)), "account.login-taken");
  for (const char* login :
       {"a", "Wang", "王", "wang li", "'; DROP TABLE account; --", "-wang", "<b>wang</b>"})
    EXPECT_EQ(why(accounts_->make(system_, login, "王海燕", kPeer)), "account.login") << login;
  EXPECT_EQ(why(accounts_->make(system_, "wang", "", kPeer)), "account.person");
  EXPECT_EQ(why(accounts_->make(system_, "wang", "王\n海燕", kPeer)), "account.person");
}

TEST_F(Administration, NoneOfTheThreeDoesAnothersWork) {
  const auto clerk = member("wang", "王海燕", {Role::clerk});
  for (const auto* by : {&security_, &auditor_}) {
    EXPECT_EQ(why(accounts_->make(*by, "li", "李强", kPeer)), "account.no-right");
    EXPECT_EQ(why(accounts_->lock(*by, clerk.id, version(clerk), kPeer)), "account.no-right");
    EXPECT_EQ(why(accounts_->unlock(*by, clerk.id, version(clerk), kPeer)), "account.no-right");
    EXPECT_EQ(why(accounts_->invite(*by, clerk.id, version(clerk), kPeer)), "account.no-right");
  }
  for (const auto* by : {&system_, &auditor_}) {
    EXPECT_EQ(grant(*by, clerk, {Role::chief}), "account.no-right");
    EXPECT_EQ(why(accounts_->set_policy(*by, {}, 1, kPeer)), "account.no-right");
  }
  EXPECT_EQ(why(accounts_->make(in("wang"), "li", "李强", kPeer)), "account.no-right");
}

TEST_F(Administration, NobodyGrantsToHimselfNorToHisOtherAccount) {
  EXPECT_EQ(grant(security_, account_of("guard"), {Role::security_admin, Role::auditor}), "account.self");
  const auto other = member("guard2", "方圆");
  EXPECT_EQ(grant(security_, other, {Role::chief}), "account.self");
}

TEST_F(Administration, NoAccountAndNoPersonHoldsTwoOfTheThree) {
  const auto account = member("wang", "王海燕");
  EXPECT_EQ(grant(security_, account, {Role::system_admin, Role::auditor}), "account.two-administrators");
  EXPECT_EQ(grant(security_, account, {Role::system_admin, Role::clerk}), "account.administrator-beside");
  EXPECT_EQ(grant(security_, account, {Role::system_admin}), "");
  const auto second = member("wang2", "王海燕");
  EXPECT_EQ(grant(security_, second, {Role::auditor}), "account.two-administrators");
  EXPECT_EQ(grant(security_, second, {Role::clerk}), "");
}

TEST_F(Administration, TheLastActiveAdministratorOfAKindStays) {
  EXPECT_EQ(why(accounts_->lock(system_, account_of("audit").id, 1, kPeer)), "account.last-administrator");
  EXPECT_EQ(grant(security_, account_of("audit"), {}), "account.last-administrator");
  EXPECT_EQ(grant(security_, account_of("ops"), {Role::clerk}), "account.last-administrator");
  EXPECT_EQ(why(accounts_->lock(system_, account_of("ops").id, 1, kPeer)), "account.self");
  // One that is only invited does not count.
  const auto invited = accounts_->make(system_, "audit2", "陈明", kPeer);
  EXPECT_EQ(grant(security_, invited->account, {Role::auditor}), "");
  EXPECT_EQ(why(accounts_->lock(system_, account_of("audit").id, 1, kPeer)), "account.last-administrator");
  ASSERT_TRUE(accounts_->accept_invitation(invited->code, kGood, kPeer));
  EXPECT_EQ(why(accounts_->lock(system_, account_of("audit").id, 1, kPeer)), "");
}

TEST_F(Administration, AnInspectorReadsAloneAndWithinItsDays) {
  const auto account = member("team", "赵立（区纪委监委）");
  const Scope scope{day("2026-11-20"), day("2026-11-30"), {"talk"}, {2026}};
  EXPECT_EQ(grant(security_, account, {Role::inspector}), "account.inspector-days");
  EXPECT_EQ(grant(security_, account, {Role::inspector, Role::clerk}, scope), "account.inspector-alone");
  EXPECT_EQ(grant(security_, account, {Role::inspector}, {day("2026-11-30"), day("2026-11-20"), {}, {}}),
            "account.scope");
  ASSERT_EQ(grant(security_, account, {Role::inspector}, scope), "");
  EXPECT_EQ(in("team").scope.types, std::vector<std::string>{"talk"});
  const auto secret = secret_;
  EXPECT_TRUE(accounts_->who_of_session(secret));
  now_ = *Instant::from_iso("2026-11-30T15:59:00Z");  // the last minute of the day in the office
  EXPECT_EQ(why(accounts_->sign_in("team", kGood, "", kPeer)), "");
  now_ = *Instant::from_iso("2026-11-30T16:00:00Z");
  EXPECT_EQ(why(accounts_->sign_in("team", kGood, "", kPeer)), "account.expired");
}

TEST_F(Administration, AnInspectorsSessionEndsWithItsLastDay) {
  const auto account = member("team", "赵立（区纪委监委）");
  ASSERT_EQ(grant(security_, account, {Role::inspector}, {day("2026-11-20"), day("2026-11-26"), {}, {}}), "");
  now_ = *Instant::from_iso("2026-11-26T15:59:00Z");
  in("team");
  EXPECT_TRUE(accounts_->who_of_session(secret_));
  wait(kMinute);
  EXPECT_FALSE(accounts_->who_of_session(secret_));
}

TEST_F(Administration, AdministratorsHaveNoScope) {
  const auto account = member("wang", "王海燕");
  EXPECT_EQ(grant(security_, account, {Role::auditor}, {{}, day("2026-12-01"), {}, {}}), "account.scope");
}

TEST_F(Administration, ARoleWhoseHolderHasNoSuchPostIsGivenAndTold) {
  OrganisationWords words;
  words.leadership_sections = {"局领导"};
  words.head_titles = {"科长"};
  words.supervisor_words = {"纪检"};
  const Organisation organisation(
      words, {post("周敏", "局长", "局领导", {{"chief", true}}),
              post("沈喆", "副局长", "局领导", {{"leader", true}}), post("吴晓", "科长", "法规科"),
              post("何静", "纪检组长", "局领导", {{"leader", true}})});
  const auto account = member("shen", "沈喆");
  const auto given =
      accounts_->grant(security_, account.id, version(account),
                       {Role::leader, Role::chief, Role::head, Role::supervisor}, {}, organisation, kPeer);
  ASSERT_TRUE(given);
  std::vector<std::string> told;
  for (const auto& warning : given->warnings) told.push_back(warning.args[1]);
  EXPECT_EQ(told, (std::vector<std::string>{"科室负责人", "主要负责人", "纪检监督"}));
  EXPECT_EQ(given->account.roles.size(), 4u);
  const auto he = member("he", "何静");
  EXPECT_TRUE(accounts_->grant(security_, he.id, version(he), {Role::supervisor}, {}, organisation, kPeer)
                  ->warnings.empty());
}

TEST_F(Administration, LockingEndsSessionsAndTokensAndUnlockingGivesTheAccountBack) {
  const auto account = member("wang", "王海燕", {Role::clerk});
  const auto who = in("wang");
  const auto token = accounts_->make_token(who, "a", {Right::records_read}, 5, kPeer);
  ASSERT_TRUE(accounts_->who_of_session(secret_));
  ASSERT_TRUE(accounts_->who_of_token(token->token));
  ASSERT_TRUE(accounts_->lock(system_, account.id, version(account), kPeer));
  EXPECT_FALSE(accounts_->who_of_session(secret_));
  EXPECT_FALSE(accounts_->who_of_token(token->token));
  EXPECT_EQ(why(accounts_->sign_in("wang", kGood, "", kPeer)), "account.locked");
  EXPECT_EQ(why(accounts_->sign_in("wang", "Wrong-Word-1", "", kPeer)), "account.wrong")
      << "told to him alone";
  ASSERT_TRUE(accounts_->unlock(system_, account.id, version(account), kPeer));
  EXPECT_EQ(why(accounts_->sign_in("wang", kGood, "", kPeer)), "");
}

TEST_F(Administration, AChangeOfRolesEndsSessionsAndTokens) {
  const auto account = member("wang", "王海燕", {Role::clerk});
  const auto token = accounts_->make_token(in("wang"), "a", {Right::records_write}, 5, kPeer);
  ASSERT_TRUE(accounts_->who_of_token(token->token));
  ASSERT_EQ(grant(security_, account, {Role::leader}), "");
  EXPECT_FALSE(accounts_->who_of_session(secret_));
  EXPECT_FALSE(accounts_->who_of_token(token->token));
  const auto& event = sink_.events.back();
  EXPECT_EQ(event.kind, "grant.changed");
  EXPECT_EQ(event.account, security_.account);
  EXPECT_EQ(event.object, account.id);
  EXPECT_EQ(text_of(event.details, "before"), "clerk");
  EXPECT_EQ(text_of(event.details, "after"), "leader");
}

TEST_F(Administration, InvitedAnewAnAccountLosesPasswordFactorSessionsAndRoles) {
  const auto account = member("wang", "王海燕", {Role::clerk});
  in("wang");
  const auto invited = accounts_->invite(system_, account.id, version(account), kPeer);
  ASSERT_TRUE(invited);
  EXPECT_TRUE(invited->account.roles.empty()) << "else who invites could take another's place";
  EXPECT_FALSE(accounts_->who_of_session(secret_));
  EXPECT_EQ(why(accounts_->sign_in("wang", kGood, "", kPeer)), "account.wrong");
  EXPECT_EQ(why(accounts_->accept_invitation(invited->code, kGood, kPeer)), "password.reused");
  EXPECT_TRUE(accounts_->accept_invitation(invited->code, "Stone-River-77", kPeer));
}

TEST_F(Administration, AnAdministratorIsInvitedAnewByTheOwnerAlone) {
  EXPECT_EQ(why(accounts_->invite(system_, account_of("guard").id, 1, kPeer)), "account.owner-invites");
  const auto invited = accounts_->invite_by_owner("guard");
  ASSERT_TRUE(invited);
  EXPECT_EQ(sink_.events.back().account, "owner");
  EXPECT_EQ(sink_.events.back().kind, "account.invited");
  ASSERT_TRUE(accounts_->accept_invitation(invited->code, "Stone-River-77", kPeer));
  EXPECT_TRUE(in("guard", "Stone-River-77").may(Right::grants_manage));
}

TEST_F(Administration, TheOwnerLocksAndUnlocksButNotTheLastAdministrator) {
  EXPECT_EQ(why(accounts_->lock_by_owner("audit")), "account.last-administrator");
  EXPECT_EQ(why(accounts_->lock_by_owner("nobody")), "account.none");
  member("wang", "王海燕", {Role::clerk});
  EXPECT_EQ(why(accounts_->lock_by_owner("wang")), "");
  EXPECT_EQ(why(accounts_->lock_by_owner("wang")), "account.state");
  EXPECT_EQ(why(accounts_->unlock_by_owner("wang")), "");
  EXPECT_EQ(sink_.events.back().account, "owner");
  for (int i = 0; i < 5; ++i) (void)accounts_->sign_in("ops", "Wrong-Word-1", "", kPeer);
  EXPECT_EQ(why(accounts_->sign_in("ops", kGood, "", kPeer)), "account.shut");
  EXPECT_EQ(why(accounts_->unlock_by_owner("ops")), "");
  EXPECT_EQ(why(accounts_->sign_in("ops", kGood, "", kPeer)), "");
}

TEST_F(Administration, AnOldVersionIsRefused) {
  const auto account = member("wang", "王海燕", {Role::clerk});
  const int seen = version(account);
  ASSERT_TRUE(accounts_->lock(system_, account.id, seen, kPeer));
  EXPECT_EQ(why(accounts_->unlock(system_, account.id, seen, kPeer)), "account.version");
  EXPECT_EQ(why(accounts_->grant(security_, account.id, seen, {}, {}, {}, kPeer)), "account.version");
}

TEST_F(Administration, WithoutItsAuditEntryNothingIsGranted) {
  const auto account = member("wang", "王海燕");
  sink_.is_broken = true;
  EXPECT_THROW((void)accounts_->grant(security_, account.id, version(account), {Role::chief}, {}, {}, kPeer),
               store::StoreFailure);
  EXPECT_THROW((void)accounts_->lock(system_, account.id, version(account), kPeer), store::StoreFailure);
  EXPECT_THROW((void)accounts_->make(system_, "li", "李强", kPeer), store::StoreFailure);
  sink_.is_broken = false;
  EXPECT_TRUE(accounts_->find(account.id)->roles.empty());
  EXPECT_EQ(accounts_->find(account.id)->state, AccountState::active);
  EXPECT_EQ(accounts_->list().size(), 4u);
}

TEST_F(Administration, ThePolicyIsKeptWithinItsBoundsAndOnTheTrail) {
  for (const auto& row : policy_rows()) {
    Policy low;
    low.*row.value = row.least - 1;
    EXPECT_EQ(why(accounts_->set_policy(security_, low, 1, kPeer)), "policy.bounds") << row.id;
    Policy high;
    high.*row.value = row.most + 1;
    EXPECT_EQ(why(accounts_->set_policy(security_, high, 1, kPeer)), "policy.bounds") << row.id;
    Policy least;
    least.*row.value = row.least;
    EXPECT_TRUE(policy_faults(least).empty()) << row.id;
  }
  Policy policy;
  policy.failures = 3;
  policy.idle_minutes = 10;
  ASSERT_TRUE(accounts_->set_policy(security_, policy, 1, kPeer));
  EXPECT_EQ(why(accounts_->set_policy(security_, policy, 1, kPeer)), "policy.version");
  open();
  EXPECT_EQ(accounts_->policy(), policy);
  EXPECT_EQ(accounts_->policy_version(), 2);
  EXPECT_EQ(canonical(sink_.events.back().details), R"({"failures":[5,3],"idle-minutes":[30,10]})");
}

TEST_F(Administration, ThePolicysDefaultsAreWhatAssessorsExpect) {
  const Policy policy;
  EXPECT_GE(policy.password_length, 8);
  EXPECT_EQ(policy.password_classes, 3);
  EXPECT_EQ(policy.password_history, 5);
  EXPECT_EQ(policy.password_days, 90);
  EXPECT_EQ(policy.failures, 5);
  EXPECT_EQ(policy.lock_minutes, 15);
  EXPECT_EQ(policy.idle_minutes, 30);
  EXPECT_EQ(policy.sessions_per_account, 1);
  EXPECT_TRUE(policy_faults(policy).empty());
}

TEST_F(Administration, AShorterIdleTimeHoldsForSessionsThatHaveBegun) {
  in("ops");
  Policy policy;
  policy.idle_minutes = 5;
  ASSERT_TRUE(accounts_->set_policy(security_, policy, 1, kPeer));
  wait(5 * kMinute);
  EXPECT_FALSE(accounts_->who_of_session(secret_));
}

TEST_F(Administration, SomebodyAProviderVouchesForComesInAsAnAccountThatIsThere) {
  const auto made = accounts_->make(system_, "wang@district.example", "王海燕", kPeer);
  EXPECT_EQ(why(accounts_->sign_in_vouched("li@district.example", kPeer)), "account.unknown");
  EXPECT_EQ(why(accounts_->sign_in_vouched("Wang@district.example", kPeer)), "account.unknown")
      << "the provider's names are told apart by their letters";
  const auto who = accounts_->sign_in_vouched("wang@district.example", kPeer);
  ASSERT_TRUE(who);
  EXPECT_EQ(who->who.person, "王海燕");
  EXPECT_EQ(accounts_->list().size(), 4u) << "none is made";
  EXPECT_EQ(why(accounts_->sign_in_vouched("ops", kPeer)), "account.signs-in-here");
  ASSERT_TRUE(accounts_->lock(system_, made->account.id, version(made->account), kPeer));
  EXPECT_EQ(why(accounts_->sign_in_vouched("wang@district.example", kPeer)), "account.locked");
}

TEST_F(Administration, AnInvitationShowsWhomItInvitesWhileItHoldsAndGuessesAreLimited) {
  const auto made = accounts_->make(system_, "wang", "王海燕", kPeer);
  ASSERT_TRUE(made);
  const auto seen = accounts_->invitation(made->code, kPeer);
  ASSERT_TRUE(seen);
  EXPECT_EQ(seen->login, "wang");
  EXPECT_EQ(seen->person, "王海燕");
  for (int i = 0; i < 100; ++i)
    ASSERT_TRUE(accounts_->invitation(made->code, kPeer)) << "to look at one's own is no guess";
  std::string last;
  int tries = 0;
  for (; tries < 100 && last != "account.too-many"; ++tries)
    last = why(accounts_->invitation("wrong" + std::to_string(tries), "198.51.100.9"));
  EXPECT_EQ(last, "account.too-many");
  EXPECT_LE(tries, 41);
  wait(seen->until.micros() - now_.micros());
  EXPECT_EQ(why(accounts_->invitation(made->code, kPeer)), "account.invitation") << "it is over";
}

TEST_F(Administration, WhoeverProvedWhoTheyAreAndIsTurnedAwayStandsOnTheTrailWithTheReason) {
  const auto made = accounts_->make(system_, "wang", "王海燕", kPeer);
  ASSERT_TRUE(accounts_->sign_in_vouched("wang", kPeer));
  ASSERT_TRUE(accounts_->lock(system_, made->account.id, version(made->account), kPeer));
  EXPECT_EQ(why(accounts_->sign_in_vouched("wang", kPeer)), "account.locked");
  EXPECT_EQ(why(accounts_->sign_in_vouched("ops", kPeer)), "account.signs-in-here");
  EXPECT_EQ(why(accounts_->sign_in_vouched("ops", kPeer)), "account.signs-in-here");
  std::vector<std::string> reasons;
  for (const auto& event : sink_.events)
    if (event.kind == "signin.refused") reasons.push_back(std::string(event.details.at("why").as_string()));
  EXPECT_THAT(reasons, testing::ElementsAre("account.locked", "account.signs-in-here"))
      << "once at once, the others together later";
  for (int i = 0; i < Policy().failures + 1; ++i)
    EXPECT_EQ(why(accounts_->sign_in_vouched("wang", kPeer)), "account.locked");
  EXPECT_FALSE(accounts_->find(made->account.id)->shut_until) << "it is no guess, however often";
}

}  // namespace

}  // namespace jishi::accounts
