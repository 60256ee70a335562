#include "accounts/kept_answers.h"

#include <fstream>
#include <future>

#include "accounts/office.h"
#include "store/sqlite/connection.h"

namespace jishi::accounts {

namespace {

class KeptAnswersOffice : public AccountsOffice {
 protected:
  // claimed, the body of the kept answer, or the reason why not.
  std::string claim(std::string_view account, std::string_view key, std::string_view request) {
    const auto claimed = accounts_->claim(account, key, sha256(request));
    if (!claimed) return why(claimed);
    if (const auto* kept = std::get_if<KeptAnswer>(&*claimed)) return kept->body;
    return "claimed";
  }
  // Everything of answers.sqlite, its write-ahead log too.
  std::string on_disk() const {
    std::string out;
    for (const auto* name : {"answers.sqlite", "answers.sqlite-wal"}) {
      std::ifstream in(folder_ / name, std::ios::binary);
      out += std::string(std::istreambuf_iterator<char>(in), {});
    }
    return out;
  }
};

TEST_F(KeptAnswersOffice, TheSameKeyWithTheSameRequestGivesTheFirstAnswerAgain) {
  EXPECT_EQ(claim("u1", "key-0001", "request"), "claimed");
  EXPECT_EQ(claim("u1", "key-0001", "request"), "idempotency.busy");
  accounts_->finish("u1", "key-0001", {201, {{"etag", "\"1\""}}, std::string("{\"a\":1}\0b", 9)});
  const auto again = accounts_->claim("u1", "key-0001", sha256("request"));
  const auto& kept = std::get<KeptAnswer>(*again);
  EXPECT_EQ(kept.status, 201u);
  EXPECT_EQ(kept.headers, (std::vector<std::pair<std::string, std::string>>{{"etag", "\"1\""}}));
  EXPECT_EQ(kept.body, std::string("{\"a\":1}\0b", 9));
}

TEST_F(KeptAnswersOffice, AnotherRequestUnderTheKeyIsRefusedAndAnothersKeyIsAnother) {
  claim("u1", "key-0001", "request");
  EXPECT_EQ(claim("u1", "key-0001", "other"), "idempotency.other");
  EXPECT_EQ(claim("u2", "key-0001", "other"), "claimed");
}

TEST_F(KeptAnswersOffice, OfManyAtOnceOneActs) {
  std::vector<std::future<std::string>> all;
  for (int i = 0; i < 8; ++i)
    all.push_back(std::async(std::launch::async, [&] { return claim("u1", "key-0001", "request"); }));
  int claimed = 0;
  for (auto& one : all) claimed += one.get() == "claimed";
  EXPECT_EQ(claimed, 1);
}

TEST_F(KeptAnswersOffice, WhatWasGivenUpMayBeClaimedAgainAndWhatWasDoneMayNot) {
  claim("u1", "key-0001", "request");
  accounts_->give_up("u1", "key-0001");
  EXPECT_EQ(claim("u1", "key-0001", "request"), "claimed");
  accounts_->finish("u1", "key-0001", {200, {}, "done"});
  accounts_->give_up("u1", "key-0001");
  EXPECT_EQ(claim("u1", "key-0001", "request"), "done");
}

TEST_F(KeptAnswersOffice, AnswersOutliveTheProgramAndAreForgottenAfterADay) {
  claim("u1", "key-0001", "request");
  accounts_->finish("u1", "key-0001", {200, {}, "done"});
  open();
  wait(24 * kHour - kSecond);
  EXPECT_EQ(claim("u1", "key-0001", "request"), "done");
  wait(kSecond);
  EXPECT_EQ(claim("u1", "key-0001", "request"), "claimed");
}

TEST_F(KeptAnswersOffice, WhatTheProgramEndedInIsSaidToBeUnknown) {
  claim("u1", "key-0001", "request");
  open();
  EXPECT_EQ(claim("u1", "key-0001", "request"), "idempotency.unfinished");
}

TEST_F(KeptAnswersOffice, OldOnesGoWhileNobodyAsks) {
  claim("u1", "key-0001", "request");
  accounts_->finish("u1", "key-0001", {200, {}, "an answer of yesterday"});
  wait(12 * kHour);
  claim("u1", "key-0002", "request");
  accounts_->finish("u1", "key-0002", {200, {}, "an answer of today"});
  wait(12 * kHour);
  EXPECT_TRUE(accounts_->forget_old_answers());
  EXPECT_EQ(on_disk().find("an answer of yesterday"), std::string::npos);
  EXPECT_NE(on_disk().find("an answer of today"), std::string::npos);
}

TEST_F(KeptAnswersOffice, WhatIsForgottenIsNotOnTheDiskEither) {
  claim("u1", "key-0001", "request");
  accounts_->finish("u1", "key-0001", {200, {}, "an answer with content"});
  ASSERT_NE(on_disk().find("an answer with content"), std::string::npos);
  EXPECT_TRUE(accounts_->forget_answer_bodies());
  EXPECT_EQ(on_disk().find("an answer with content"), std::string::npos);
  EXPECT_EQ(claim("u1", "key-0001", "request"), "") << "and nothing is done twice";
}

TEST_F(KeptAnswersOffice, TheyAreForgottenWithoutTheServerToo) {
  claim("u1", "key-0001", "request");
  accounts_->finish("u1", "key-0001", {200, {}, "an answer with content"});
  accounts_.reset();
  ASSERT_TRUE(forget_answer_bodies(folder_.path()));
  EXPECT_EQ(on_disk().find("an answer with content"), std::string::npos);
  const store::TemporaryFolder none;
  ASSERT_TRUE(forget_answer_bodies(none.path()));
  EXPECT_TRUE(std::filesystem::is_empty(none.path())) << "where there are none, none are made";
}

TEST_F(KeptAnswersOffice, WhileSomebodyReadsTheyMayLingerAndThatIsSaidUntilTheyDoNot) {
  claim("u1", "key-0001", "request");
  accounts_->finish("u1", "key-0001", {200, {}, "an answer with content"});
  {
    store::sqlite::Connection beside((folder_ / "answers.sqlite").string(), store::sqlite::OpenMode::read);
    beside.run("BEGIN");
    ASSERT_TRUE(store::sqlite::Query(beside, "SELECT count(*) FROM answer").step());
    EXPECT_FALSE(accounts_->forget_answer_bodies());
    EXPECT_FALSE(accounts_->forget_old_answers());
    EXPECT_EQ(why(forget_answer_bodies(folder_.path())), "answers.linger");
    EXPECT_NE(on_disk().find("an answer with content"), std::string::npos);
    beside.run("ROLLBACK");
  }
  EXPECT_TRUE(accounts_->forget_old_answers()) << "an hour later";
  EXPECT_EQ(on_disk().find("an answer with content"), std::string::npos);
}

TEST_F(KeptAnswersOffice, AnAnswerBeyondTheBoundComesAgainWithoutItsBody) {
  claim("u1", "key-0001", "request");
  accounts_->finish("u1", "key-0001", {200, {}, std::string(kKeptAnswerBytes + 1, 'x')});
  EXPECT_EQ(claim("u1", "key-0001", "request"), "");
  claim("u1", "key-0002", "request");
  accounts_->finish("u1", "key-0002", {200, {}, std::string(kKeptAnswerBytes, 'x')});
  EXPECT_EQ(claim("u1", "key-0002", "request").size(), kKeptAnswerBytes);
}

}  // namespace

}  // namespace jishi::accounts
