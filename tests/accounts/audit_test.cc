#include "accounts/audit.h"

#include <gtest/gtest.h>

#include <fstream>

#include "app/ledger_export.h"
#include "app/ledger_verify.h"
#include "store/builders.h"
#include "store/sqlite/connection.h"

namespace jishi::accounts {

namespace {

class Audit : public ::testing::Test {
 protected:
  Audit() {
    data_ = std::move(*app::DataDirectory::create(folder_ / "data", "区审计局", "audit-bureau"));
    trail_ = std::move(*AuditTrail::open(*data_));
  }
  void note(std::string kind, std::string account, std::string object = {}) {
    ASSERT_TRUE(
        trail_->note({std::move(kind), std::move(account), std::move(object), true, "192.0.2.7", {}}));
  }
  void close() {
    trail_.reset();
    data_.reset();
  }
  void open() {
    close();
    data_ = std::move(*app::DataDirectory::open(folder_ / "data", app::DataDirectory::Access::write));
    trail_ = std::move(*AuditTrail::open(*data_));
  }

  store::TemporaryFolder folder_;
  std::unique_ptr<app::DataDirectory> data_;
  std::unique_ptr<AuditTrail> trail_;
};

TEST_F(Audit, AnEventComesBackWholeAndTheNewestFirst) {
  ASSERT_TRUE(
      trail_->note({"grant.changed", "u2", "u5", true, "192.0.2.7", {{"before", ""}, {"after", "clerk"}}}));
  ASSERT_TRUE(trail_->note({"signin.refused", "-", "", false, "198.51.100.4", {{"tries", 3}}}));
  const auto page = trail_->query({});
  ASSERT_EQ(page.lines.size(), 2u);
  EXPECT_FALSE(page.next);
  const auto& refused = page.lines[0].event;
  EXPECT_EQ(refused.kind, "signin.refused");
  EXPECT_FALSE(refused.success);
  EXPECT_EQ(refused.peer, "198.51.100.4");
  const auto& granted = page.lines[1].event;
  EXPECT_EQ(granted.account, "u2");
  EXPECT_EQ(granted.object, "u5");
  EXPECT_EQ(text_of(granted.details, "after"), "clerk");
  EXPECT_LE(page.lines[1].at, Instant::now());
}

TEST_F(Audit, PagesGoOnWithoutGapsOrRepeats) {
  for (int i = 0; i < 25; ++i) note(i % 2 == 0 ? "signed.in" : "signed.out", "u" + std::to_string(i % 3));
  std::vector<std::uint64_t> seen;
  AuditQuery query;
  query.limit = 7;
  for (;;) {
    const auto page = trail_->query(query);
    for (const auto& line : page.lines) seen.push_back(line.index);
    if (!page.next) break;
    query.before = page.next;
  }
  ASSERT_EQ(seen.size(), 25u);
  EXPECT_TRUE(std::is_sorted(seen.rbegin(), seen.rend()));
  EXPECT_EQ(std::adjacent_find(seen.begin(), seen.end()), seen.end());
}

TEST_F(Audit, ItIsAskedByKindAccountAndDay) {
  note("signed.in", "u1");
  note("record.viewed", "u1", "talk-2026-3");
  note("signed.in", "u2");
  AuditQuery query;
  query.kind = "signed.in";
  EXPECT_EQ(trail_->query(query).lines.size(), 2u);
  query.account = "u2";
  EXPECT_EQ(trail_->query(query).lines.size(), 1u);
  query = {};
  query.from = Instant::now().day();
  EXPECT_EQ(trail_->query(query).lines.size(), 3u);
  query.from = query.from->plus_days(1);
  EXPECT_EQ(trail_->query(query).lines.size(), 0u);
  query = {};
  query.to = Instant::now().day().plus_days(-1);
  EXPECT_EQ(trail_->query(query).lines.size(), 0u);
}

TEST_F(Audit, AKindThatIsNotInTheTableIsRefused) {
  const auto refused = trail_->note({"record.filed", "u1", {}, true, {}, {}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error()[0].code, "audit.kind");
}

TEST_F(Audit, EntriesHoldNoNameNoObjectAndNoAddress) {
  note("record.viewed", "u1", "talk-2026-3");
  const auto reader = data_->store().read();
  reader->each_entry(trail_->unit().id, 0, 1000, [](const store::EntryRow& row) {
    EXPECT_EQ(row.bytes.find("talk-2026-3"), std::string::npos);
    EXPECT_EQ(row.bytes.find("192.0.2.7"), std::string::npos);
    return true;
  });
}

TEST_F(Audit, BothLogsVerifyAndTheUnitsOwnIsTheRootStill) {
  note("signed.in", "u1");
  EXPECT_EQ(data_->unit().kind, "audit-bureau");
  EXPECT_EQ(trail_->unit().origin, data_->unit().origin + "/audit");
  open();
  note("signed.out", "u1");
  EXPECT_EQ(data_->unit().kind, "audit-bureau");
  EXPECT_TRUE(app::verify_data(*data_, {}).ok);
  const auto audit = app::verify_audit(*data_, {});
  ASSERT_TRUE(audit);
  EXPECT_TRUE(audit->ok);
  EXPECT_EQ(audit->origin, trail_->unit().origin);
  EXPECT_GE(audit->size, 3u);
  EXPECT_EQ(trail_->query({}).lines.size(), 2u);
}

TEST_F(Audit, ALineThatWasChangedIsFound) {
  note("signed.in", "u1");
  close();
  {
    store::sqlite::Connection connection((folder_ / "data" / "store.sqlite").string(),
                                         store::sqlite::OpenMode::write);
    connection.run("UPDATE entry SET body = replace(body, '192.0.2.7', '192.0.2.8') WHERE place >> 40 = 2");
  }
  data_ = std::move(*app::DataDirectory::open(folder_ / "data", app::DataDirectory::Access::read));
  EXPECT_TRUE(app::verify_data(*data_, {}).ok);
  EXPECT_FALSE(app::verify_audit(*data_, {})->ok);
}

TEST_F(Audit, ALineThatWasTakenOutIsFound) {
  note("signed.in", "u1");
  note("signed.out", "u1");
  close();
  {
    store::sqlite::Connection connection((folder_ / "data" / "store.sqlite").string(),
                                         store::sqlite::OpenMode::write);
    connection.run("DELETE FROM entry WHERE place = (2 << 40) + 2");
  }
  data_ = std::move(*app::DataDirectory::open(folder_ / "data", app::DataDirectory::Access::read));
  EXPECT_FALSE(app::verify_audit(*data_, {})->ok);
}

TEST_F(Audit, TheLogIsExportedWithItsOwnKey) {
  note("signed.in", "u1");
  const auto written = app::export_audit_log(*data_, folder_ / "log");
  ASSERT_TRUE(written);
  EXPECT_EQ(written->origin, trail_->unit().origin);
  std::ifstream in(folder_ / "log" / "vkey");
  std::string vkey;
  std::getline(in, vkey);
  EXPECT_EQ(vkey, trail_->vkey());
  EXPECT_NE(vkey, data_->vkey());
}

TEST_F(Audit, AnotherKeyIsRefused) {
  close();
  std::filesystem::remove(folder_ / "data/keys/audit.key");
  std::ofstream(folder_ / "data/keys/audit.key") << *ledger::generate_key("log.example/other/audit") << "\n";
  data_ = std::move(*app::DataDirectory::open(folder_ / "data", app::DataDirectory::Access::write));
  const auto refused = AuditTrail::open(*data_);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error()[0].code, "data.other-key");
}

}  // namespace

}  // namespace jishi::accounts
