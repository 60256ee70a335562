// Heads are found by key whether the list of keys knows them, knows them by an older key, or has yet to be
// told.

#include <gtest/gtest.h>

#include "store/builders.h"
#include "store/sqlite/sqlite_store.h"

namespace jishi::store {
namespace {

class KeyLists : public testing::Test {
 protected:
  void put(int first, int last, std::int64_t key) {
    const auto tx = store_->begin();
    for (int sequence = first; sequence <= last; ++sequence) {
      const auto index = tx->log_size(1);
      tx->append_entry(1, entry_row(index), Record::make_id("meeting", 2023, sequence), 1);
      auto head = head_row("meeting", 2023, sequence, index);
      head.key = key + sequence;
      tx->put_head(1, head);
    }
    tx->commit();
  }
  // In a transaction, which brings the list up to date and keeps it so, and in a reader, which cannot.
  void expect_found(std::int64_t key, std::vector<int> sequences) {
    for (const bool writing : {false, true}) {
      std::vector<int> found;
      if (writing) {
        const auto tx = store_->begin();
        for (const auto& head : tx->heads_by_key(1, "meeting", 2023, key)) found.push_back(head.sequence);
        tx->commit();
      } else {
        for (const auto& head : store_->read()->heads_by_key(1, "meeting", 2023, key))
          found.push_back(head.sequence);
      }
      EXPECT_EQ(found, sequences) << key << (writing ? " in a transaction" : " in a reader");
    }
  }
  TemporaryFolder folder_;
  std::unique_ptr<Store> store_ =
      std::move(*open_sqlite((folder_ / "store.sqlite").string(), sqlite::OpenMode::create));
};

TEST_F(KeyLists, heads_put_before_and_after_the_list_was_made_are_found) {
  put(1, 50, 100);
  expect_found(107, {7});
  put(51, 60, 100);
  expect_found(107, {7});
  expect_found(155, {55});
  put(61, 61, 107 - 61);
  expect_found(107, {7, 61});
}

TEST_F(KeyLists, a_listed_head_that_gets_another_key_is_found_by_it_alone) {
  put(1, 10, 100);
  expect_found(103, {3});
  {
    const auto tx = store_->begin();
    auto head = tx->record(1, "meeting-2023-3")->head;
    head.key = 999;
    tx->put_head(1, head);
    tx->commit();
  }
  expect_found(103, {});
  expect_found(999, {3});
}

TEST_F(KeyLists, within_one_transaction_new_heads_are_found_at_once) {
  put(1, 3, 100);
  const auto tx = store_->begin();
  EXPECT_EQ(tx->heads_by_key(1, "meeting", 2023, 102).size(), 1u);
  tx->append_entry(1, entry_row(3), "meeting-2023-4", 1);
  auto head = head_row("meeting", 2023, 4, 3);
  head.key = 102;
  tx->put_head(1, head);
  EXPECT_EQ(tx->heads_by_key(1, "meeting", 2023, 102).size(), 2u);
}

}  // namespace
}  // namespace jishi::store
