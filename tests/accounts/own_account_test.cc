#include "accounts/office.h"

namespace jishi::accounts {

namespace {

constexpr std::string_view kOther = "Stone-River-77";

class OwnAccount : public AccountsOffice {
 protected:
  OwnAccount() { set_up(); }
  std::string change(const Who& who, std::string_view from, std::string_view to) {
    auto changed = accounts_->change_password(who, from, to, kPeer);
    if (changed) {
      secret_ = changed->secret;
      who_ = changed->who;
    }
    return why(changed);
  }
  std::string secret_bytes(const TotpOffer& offer) {
    // What an authenticator does with the base32 text.
    std::string out;
    unsigned buffer = 0;
    int bits = 0;
    for (const char c : offer.secret) {
      buffer = (buffer << 5 | static_cast<unsigned>(c <= '7' ? c - '2' + 26 : c - 'A')) & 0xffff;
      if ((bits += 5) >= 8) {
        bits -= 8;
        out += static_cast<char>(buffer >> bits & 0xff);
      }
    }
    return out;
  }
  std::string code_of(const std::string& secret, int steps = 0) {
    return totp_code(secret, totp_step(now_) + steps);
  }
  // Gives the secret's bytes.
  std::string with_totp(const Who& who) {
    const auto offer = accounts_->begin_totp(who);
    const auto secret = secret_bytes(*offer);
    EXPECT_TRUE(accounts_->confirm_totp(who, code_of(secret), kPeer));
    return secret;
  }
  Who who_;
};

TEST_F(OwnAccount, ANewPasswordEndsEverySessionAndGivesANewSecret) {
  const auto who = in("ops");
  const auto before = secret_;
  ASSERT_EQ(change(who, kGood, kOther), "");
  EXPECT_NE(secret_, before);
  EXPECT_FALSE(accounts_->who_of_session(before));
  EXPECT_TRUE(accounts_->who_of_session(secret_));
  EXPECT_NE(who_.csrf, who.csrf);
  EXPECT_EQ(why(accounts_->sign_in("ops", kGood, "", kPeer)), "account.wrong");
}

TEST_F(OwnAccount, TheOldPasswordIsAskedAndGuessingItShutsTheAccount) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(change(system_, "Wrong-Word-1", kOther), "account.wrong");
  EXPECT_EQ(why(accounts_->sign_in("ops", kGood, "", kPeer)), "account.shut");
}

TEST_F(OwnAccount, NoneOfTheLastFivePasswordsComesAgain) {
  auto who = system_;
  EXPECT_EQ(change(who, kGood, kGood), "password.reused");
  std::string last(kGood);
  for (int i = 0; i < 4; ++i) {
    const auto next = "Stone-River-" + std::to_string(70 + i);
    ASSERT_EQ(change(who, last, next), "");
    who = who_;
    last = next;
    EXPECT_EQ(change(who, last, kGood), "password.reused") << i;
  }
  ASSERT_EQ(change(who, last, kOther), "");
  EXPECT_EQ(change(who_, kOther, kGood), "");
}

TEST_F(OwnAccount, APasswordThePolicyDoesNotWantIsRefusedWithEveryReason) {
  const auto refused = accounts_->change_password(system_, kGood, "ops", kPeer);
  ASSERT_FALSE(refused);
  std::vector<std::string> codes;
  for (const auto& reason : refused.error()) codes.push_back(reason.code);
  EXPECT_EQ(codes, (std::vector<std::string>{"password.short", "password.classes", "password.login"}));
  EXPECT_EQ(change(system_, kGood, "abcdefgh12"), "password.classes");
  EXPECT_EQ(change(system_, kGood, "Ab1-Ab1-A"), "password.short");
  EXPECT_EQ(change(system_, kGood, "玉湖玉湖玉湖玉a1"), "password.short") << "letters are counted, not bytes";
  EXPECT_EQ(change(system_, kGood, "玉湖玉湖玉湖玉湖a1"), "");
}

TEST_F(OwnAccount, AfterNinetyDaysOnlyTheOwnAccountIsOpenUntilThePasswordIsNew) {
  wait(90 * kDay);
  const auto who = in("ops");
  EXPECT_TRUE(who.must_change_password);
  EXPECT_FALSE(who.may(Right::accounts_manage));
  EXPECT_TRUE(who.may(Right::session));
  ASSERT_EQ(change(who, kGood, kOther), "");
  EXPECT_FALSE(who_.must_change_password);
  EXPECT_TRUE(who_.may(Right::accounts_manage));
}

TEST_F(OwnAccount, APasswordThatComesDueWithinASessionIsAskedForAtOnce) {
  wait(90 * kDay - kHour);
  in("ops");
  EXPECT_FALSE(accounts_->who_of_session(secret_)->must_change_password);
  for (int i = 0; i < 3; ++i) {
    wait(20 * kMinute);
    accounts_->who_of_session(secret_);
  }
  EXPECT_TRUE(accounts_->who_of_session(secret_)->must_change_password);
}

TEST_F(OwnAccount, ASecondFactorIsAskedAfterItWasConfirmed) {
  const auto who = in("ops");
  EXPECT_EQ(why(accounts_->confirm_totp(who, "000000", kPeer)), "account.no-offer");
  const auto offer = accounts_->begin_totp(who);
  ASSERT_TRUE(offer);
  EXPECT_TRUE(offer->uri.starts_with("otpauth://totp/Jishi:ops?secret=" + offer->secret + "&"));
  EXPECT_EQ(why(accounts_->sign_in("ops", kGood, "", kPeer)), "") << "not yet confirmed";
  const auto secret = secret_bytes(*offer);
  EXPECT_EQ(why(accounts_->confirm_totp(who, "12345", kPeer)), "account.code-wrong");
  ASSERT_TRUE(accounts_->confirm_totp(who, code_of(secret), kPeer));
  EXPECT_EQ(why(accounts_->begin_totp(who)), "account.has-totp");
  EXPECT_EQ(why(accounts_->sign_in("ops", kGood, "", kPeer)), "account.code-needed");
  EXPECT_EQ(why(accounts_->sign_in("ops", "Wrong-Word-1", code_of(secret, 1), kPeer)), "account.wrong");
  EXPECT_EQ(why(accounts_->sign_in("ops", kGood, code_of(secret, 1), kPeer)), "");
}

TEST_F(OwnAccount, ACodeIsTakenOnceAndNoOlderOneAfterIt) {
  const auto secret = with_totp(in("ops"));
  EXPECT_EQ(why(accounts_->sign_in("ops", kGood, code_of(secret), kPeer)), "account.code-wrong")
      << "it confirmed the factor";
  wait(30 * kSecond);
  EXPECT_EQ(why(accounts_->sign_in("ops", kGood, code_of(secret), kPeer)), "");
  EXPECT_EQ(why(accounts_->sign_in("ops", kGood, code_of(secret), kPeer)), "account.code-wrong");
  EXPECT_EQ(why(accounts_->sign_in("ops", kGood, code_of(secret, -1), kPeer)), "account.code-wrong");
  wait(60 * kSecond);
  EXPECT_EQ(why(accounts_->sign_in("ops", kGood, code_of(secret, -2), kPeer)), "account.code-wrong");
  EXPECT_EQ(why(accounts_->sign_in("ops", kGood, code_of(secret, -1), kPeer)), "");
}

TEST_F(OwnAccount, AUsedCodeStaysUsedOverARestart) {
  const auto secret = with_totp(in("ops"));
  wait(30 * kSecond);
  ASSERT_EQ(why(accounts_->sign_in("ops", kGood, code_of(secret), kPeer)), "");
  open();
  EXPECT_EQ(why(accounts_->sign_in("ops", kGood, code_of(secret), kPeer)), "account.code-wrong");
}

TEST_F(OwnAccount, GuessingCodesShutsTheAccount) {
  with_totp(in("ops"));
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(why(accounts_->sign_in("ops", kGood, "00000", kPeer)), "account.code-wrong");
  EXPECT_EQ(why(accounts_->sign_in("ops", kGood, "00000", kPeer)), "account.shut");
}

TEST_F(OwnAccount, AnOfferThatIsNotConfirmedInTenMinutesIsOver) {
  const auto who = in("ops");
  const auto offer = accounts_->begin_totp(who);
  wait(10 * kMinute);
  EXPECT_EQ(why(accounts_->confirm_totp(who, code_of(secret_bytes(*offer)), kPeer)), "account.no-offer");
}

TEST_F(OwnAccount, TheSecondFactorEndsWithThePassword) {
  const auto who = in("ops");
  with_totp(who);
  EXPECT_EQ(why(accounts_->end_totp(who, "Wrong-Word-1", kPeer)), "account.wrong");
  EXPECT_TRUE(accounts_->end_totp(who, kGood, kPeer));
  EXPECT_EQ(why(accounts_->sign_in("ops", kGood, "", kPeer)), "");
}

TEST_F(OwnAccount, WhereThePolicyWantsItAnAdministratorSetsASecondFactorFirst) {
  auto policy = accounts_->policy();
  policy.administrators_totp = 1;
  ASSERT_TRUE(accounts_->set_policy(security_, policy, 1, kPeer));
  auto who = in("ops");
  EXPECT_TRUE(who.must_set_totp);
  EXPECT_FALSE(who.may(Right::accounts_manage));
  with_totp(who);
  who = *accounts_->who_of_session(secret_);
  EXPECT_FALSE(who.must_set_totp);
  EXPECT_TRUE(who.may(Right::accounts_manage));
  EXPECT_EQ(why(accounts_->end_totp(who, kGood, kPeer)), "account.factor-needed");
}

TEST_F(OwnAccount, ATokenHasTheRightsItWasGivenAndNoOther) {
  member("clerk1", "李强", {Role::clerk});
  const auto who = in("clerk1");
  const auto made = accounts_->make_token(who, "台账同步", {Right::records_read}, 30, kPeer);
  ASSERT_TRUE(made);
  EXPECT_TRUE(made->token.starts_with("jishi_"));
  const auto token = accounts_->who_of_token(made->token);
  ASSERT_TRUE(token);
  EXPECT_TRUE(token->by_token);
  EXPECT_TRUE(token->csrf.empty());
  EXPECT_TRUE(token->may(Right::records_read));
  EXPECT_FALSE(token->may(Right::records_write));
  EXPECT_FALSE(token->may(Right::session));
  EXPECT_FALSE(accounts_->who_of_session(made->token)) << "a token is no cookie";
  EXPECT_FALSE(accounts_->who_of_token(secret_)) << "a cookie is no token";
  EXPECT_FALSE(accounts_->who_of_token(made->token + "a"));
}

TEST_F(OwnAccount, ATokenCannotDoWhatIsTheOwnAccounts) {
  member("clerk1", "李强", {Role::clerk});
  const auto made = accounts_->make_token(in("clerk1"), "台账同步", {Right::records_read}, 30, kPeer);
  const auto token = *accounts_->who_of_token(made->token);
  EXPECT_EQ(why(accounts_->change_password(token, kGood, kOther, kPeer)), "account.no-right");
  EXPECT_EQ(why(accounts_->begin_totp(token)), "account.no-right");
  EXPECT_EQ(why(accounts_->make_token(token, "b", {Right::records_read}, 1, kPeer)), "account.no-right");
  EXPECT_EQ(why(accounts_->end_session(token, "s1", kPeer)), "account.no-right");
}

TEST_F(OwnAccount, ATokenIsRefusedWithMoreThanOnesOwnRightsOrTooLong) {
  member("clerk1", "李强", {Role::clerk});
  const auto who = in("clerk1");
  EXPECT_EQ(why(accounts_->make_token(who, "a", {Right::audit_read}, 30, kPeer)), "token.rights");
  EXPECT_EQ(why(accounts_->make_token(who, "a", {Right::session}, 30, kPeer)), "token.rights");
  EXPECT_EQ(why(accounts_->make_token(who, "a", {}, 30, kPeer)), "token.no-rights");
  EXPECT_EQ(why(accounts_->make_token(who, "a", {Right::records_read}, 91, kPeer)), "token.days");
  EXPECT_EQ(why(accounts_->make_token(who, "", {Right::records_read}, 30, kPeer)), "token.name");
}

TEST_F(OwnAccount, ANewPasswordEndsTheTokens) {
  const auto made = accounts_->make_token(system_, "a", {Right::accounts_read}, 5, kPeer);
  ASSERT_TRUE(accounts_->who_of_token(made->token));
  ASSERT_EQ(change(system_, kGood, kOther), "");
  EXPECT_FALSE(accounts_->who_of_token(made->token));
}

TEST_F(OwnAccount, ATokenEndsOnItsDayAndWhenItIsEnded) {
  member("clerk1", "李强", {Role::clerk});
  const auto who = in("clerk1");
  const auto one = accounts_->make_token(who, "a", {Right::records_read}, 1, kPeer);
  const auto two = accounts_->make_token(who, "b", {Right::records_read}, 10, kPeer);
  ASSERT_EQ(accounts_->tokens(who).size(), 2u);
  EXPECT_TRUE(accounts_->who_of_token(one->token));
  wait(kDay);
  EXPECT_FALSE(accounts_->who_of_token(one->token));
  EXPECT_TRUE(accounts_->who_of_token(two->token));
  EXPECT_EQ(why(accounts_->end_token(security_, two->id, kPeer)), "account.no-token");
  EXPECT_TRUE(accounts_->end_token(who, two->id, kPeer));
  EXPECT_FALSE(accounts_->who_of_token(two->token));
}

}  // namespace

}  // namespace jishi::accounts
