// Several transactions as one: all of them are there afterwards, or none.

#include "store/one_transaction.h"

#include <gtest/gtest.h>

#include "store/builders.h"
#include "store/memory/memory_store.h"
#include "store/sqlite/sqlite_store.h"

namespace jishi::store {
namespace {

class Several : public testing::TestWithParam<bool> {
 protected:
  Several() {
    store_ = GetParam() ? std::move(*open_sqlite((folder_ / "s.sqlite").string(), sqlite::OpenMode::create))
                        : make_memory_store();
    const auto tx = store_->begin();
    tx->put_unit({1, "局", "k", "o", {}});
    tx->commit();
  }
  static void put_actor(Store& store, const std::string& id) {
    const auto tx = store.begin();
    tx->put_actor(1, {id, "王海燕" + id});
    tx->commit();
  }
  std::size_t actors() { return store_->read()->actors(1).size(); }

  TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
};
INSTANTIATE_TEST_SUITE_P(Stores, Several, testing::Bool());

TEST_P(Several, are_seen_by_one_another_and_by_nobody_else_until_all_are_committed) {
  {
    OneTransaction whole(*store_);
    put_actor(whole, "a1");
    put_actor(whole, "a2");
    EXPECT_EQ(whole.read()->actors(1).size(), 2u);
    EXPECT_EQ(actors(), 0u);
    whole.commit();
  }
  EXPECT_EQ(actors(), 2u);
}

TEST_P(Several, are_gone_when_they_are_not_committed_together) {
  {
    OneTransaction whole(*store_);
    put_actor(whole, "a1");
  }
  EXPECT_EQ(actors(), 0u);
  put_actor(*store_, "a1");
  EXPECT_EQ(actors(), 1u) << "the writer is free again";
}

TEST_P(Several, of_which_one_was_given_up_after_it_wrote_are_not_committed) {
  {
    OneTransaction whole(*store_);
    put_actor(whole, "a1");
    whole.begin()->put_actor(1, {"a2", "李强"});
    EXPECT_THROW(whole.commit(), std::logic_error);
  }
  EXPECT_EQ(actors(), 0u);
}

TEST_P(Several, of_which_one_only_looked_are_committed) {
  OneTransaction whole(*store_);
  put_actor(whole, "a1");
  EXPECT_EQ(whole.begin()->next_numbers(1, "meeting-2023", 0), 1);
  EXPECT_NO_THROW(whole.commit());
}

}  // namespace
}  // namespace jishi::store
