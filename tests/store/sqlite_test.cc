// What is SQLite's own: versions, a full disk, damage, what erasing leaves on the disk.

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "store/builders.h"
#include "store/sqlite/sqlite_store.h"
#include "store/sqlite_file.h"

namespace jishi::store {
namespace {

using sqlite::OpenMode;

TEST(Sqlite, a_store_made_by_a_later_version_is_refused) {
  const TemporaryFolder folder;
  const auto path = folder / "store.sqlite";
  (void)*open_sqlite(path.string(), OpenMode::create);
  run_sql(path, "INSERT INTO schema_version VALUES (99)");
  for (const auto mode : {OpenMode::read, OpenMode::write}) {
    const auto opened = open_sqlite(path.string(), mode);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error()[0].code, "store.newer");
  }
}

TEST(Sqlite, a_store_of_version_1_is_brought_up_to_date_whole) {
  const TemporaryFolder folder;
  const auto path = folder / "store.sqlite";
  const auto all_entries = [](const Reader& reader) {
    std::string out;
    for (const UnitId unit : {1, 2}) {
      out += std::to_string(reader.log_size(unit)) + ":";
      reader.each_entry(unit, 0, reader.log_size(unit), [&](const EntryRow& row) {
        out += std::to_string(row.index) + row.bytes + to_hex(row.salt) + row.body.value_or("-") + ";";
        return true;
      });
      for (const auto index : reader.versions(unit, "meeting-2023-1")) out += std::to_string(index) + ",";
    }
    return out;
  };
  std::string before;
  {
    const auto store = std::move(*open_sqlite(path.string(), OpenMode::create));
    const auto tx = store->begin();
    for (const UnitId unit : {1, 2}) {
      tx->put_unit({unit, "区审计局", "audit-bureau", "log.example/x", Instant()});
      for (int i = 0; i < 3; ++i) {
        const bool again = i == 2;
        auto head = head_row("meeting", 2023, again ? 1 : i + 1, static_cast<std::uint64_t>(i));
        head.version = again ? 2 : 1;
        tx->append_entry(unit, entry_row(head.entry, "of " + std::to_string(unit)), head.id, head.version);
        tx->put_head(unit, head);
      }
    }
    tx->erase_body(1, 1);
    tx->commit();
    before = all_entries(*store->read());
  }
  run_sql(path, kBackToVersion1);
  const auto as_reader = open_sqlite(path.string(), OpenMode::read);
  ASSERT_FALSE(as_reader);
  EXPECT_EQ(as_reader.error()[0].code, "store.older");
  const auto store = std::move(*open_sqlite(path.string(), OpenMode::write));
  EXPECT_EQ(all_entries(*store->read()), before);
}

TEST(Sqlite, reading_does_not_make_tables) {
  const TemporaryFolder folder;
  const auto path = folder / "store.sqlite";
  run_sql(path, "CREATE TABLE other (x)");
  const auto opened = open_sqlite(path.string(), OpenMode::read);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error()[0].code, "store.empty");
}

TEST(Sqlite, a_file_that_is_absent_or_no_database_is_a_failure_in_plain_words) {
  const TemporaryFolder folder;
  EXPECT_THROW((void)open_sqlite((folder / "none.sqlite").string(), OpenMode::write), StoreFailure);
  std::ofstream(folder / "text.sqlite") << std::string(5000, 'x');
  try {
    (void)open_sqlite((folder / "text.sqlite").string(), OpenMode::read);
    FAIL();
  } catch (const StoreFailure& failure) {
    EXPECT_NE(std::string(failure.what()).find("数据库文件已损坏"), std::string::npos) << failure.what();
  }
}

TEST(Sqlite, a_full_disk_is_said_and_leaves_the_last_commit) {
  const TemporaryFolder folder;
  auto store = std::move(*open_sqlite((folder / "store.sqlite").string(), OpenMode::create, 60));
  const auto append = [&](std::size_t count) {
    const auto tx = store->begin();
    for (std::size_t i = 0; i < count; ++i) tx->append_entry(1, entry_row(tx->log_size(1)), "", 1);
    tx->commit();
  };
  append(3);
  try {
    append(100'000);
    FAIL();
  } catch (const StoreFailure& failure) {
    EXPECT_NE(std::string(failure.what()).find("磁盘已满"), std::string::npos) << failure.what();
  }
  EXPECT_EQ(store->read()->log_size(1), 3u);
  append(2);
  EXPECT_EQ(store->read()->log_size(1), 5u);
}

TEST(Sqlite, after_a_failure_the_transaction_holds_nothing_and_cannot_be_committed) {
  const TemporaryFolder folder;
  auto store = std::move(*open_sqlite((folder / "store.sqlite").string(), OpenMode::create, 60));
  const auto tx = store->begin();
  tx->append_entry(1, entry_row(0), "", 1);
  EXPECT_THROW(tx->put_tile(1, 0, 0, std::string(1 << 20, 'x')), StoreFailure);
  EXPECT_THROW(tx->append_entry(1, entry_row(1), "", 1), StoreFailure);
  EXPECT_THROW((void)tx->log_size(1), StoreFailure);
  EXPECT_THROW(tx->commit(), StoreFailure);
  EXPECT_EQ(store->read()->log_size(1), 0u);
}

// A store with one body that is to be erased.
class SqliteErasure : public testing::Test {
 protected:
  SqliteErasure() {
    const auto tx = store_->begin();
    auto entry = entry_row(0);
    entry.body = kSecret;
    tx->append_entry(1, entry, "", 1);
    tx->commit();
  }
  std::string path() const { return (folder_ / "store.sqlite").string(); }
  bool is_on_disk() const {
    for (const auto& file : std::filesystem::directory_iterator(folder_.path())) {
      std::ifstream in(file.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(in), {}};
      if (bytes.find(kSecret) != std::string::npos) return true;
    }
    return false;
  }
  // Whether it went for good.
  bool erase() {
    const auto tx = store_->begin();
    tx->erase_body(1, 0);
    tx->commit();
    return tx->is_erased_for_good();
  }

  static constexpr const char* kSecret = "张三的谈话内容-0123456789";
  TemporaryFolder folder_;
  std::unique_ptr<Store> store_ = std::move(*open_sqlite(path(), OpenMode::create));
};

TEST_F(SqliteErasure, what_is_erased_is_not_on_the_disk_any_more) {
  EXPECT_TRUE(is_on_disk());
  EXPECT_TRUE(erase());
  EXPECT_FALSE(is_on_disk());
}

TEST_F(SqliteErasure, what_another_program_still_reads_stays_and_the_next_opening_for_writing_takes_it_off) {
  const auto other = std::move(*open_sqlite(path(), OpenMode::read));
  {
    const auto reading = other->read();
    EXPECT_FALSE(erase());
    EXPECT_TRUE(is_on_disk());
    EXPECT_EQ(reading->entry(1, 0)->body, kSecret);
    EXPECT_FALSE(store_->read()->entry(1, 0)->body);
    // Neither refused nor kept waiting while the reading goes on.
    store_ = std::move(*open_sqlite(path(), OpenMode::write));
    EXPECT_TRUE(is_on_disk());
  }
  // The other program is still there: closing alone takes nothing off.
  store_.reset();
  EXPECT_TRUE(is_on_disk());
  store_ = std::move(*open_sqlite(path(), OpenMode::write));
  EXPECT_FALSE(is_on_disk());
}

}  // namespace
}  // namespace jishi::store
