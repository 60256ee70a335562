#include "http/item_texts.h"

#include <gtest/gtest.h>

namespace jishi::http {
namespace {

ItemTexts::Text text(std::size_t size) {
  return std::make_shared<const std::string>(size, 'x');
}

TEST(ItemTexts, the_oldest_go_when_there_is_no_room) {
  ItemTexts kept(100);
  kept.put(1, text(40), kept.generation());
  kept.put(2, text(40), kept.generation());
  kept.put(2, text(40), kept.generation());  // once
  EXPECT_TRUE(kept.find(1));
  kept.put(3, text(40), kept.generation());
  EXPECT_FALSE(kept.find(1));
  EXPECT_TRUE(kept.find(2));
  EXPECT_TRUE(kept.find(3));
  kept.put(4, text(101), kept.generation());  // larger than all room
  EXPECT_FALSE(kept.find(4));
  EXPECT_TRUE(kept.find(3));
}

TEST(ItemTexts, forgotten_ones_leave_their_room) {
  ItemTexts kept(100);
  kept.put(1, text(90), kept.generation());
  kept.forget_all();
  EXPECT_FALSE(kept.find(1));
  kept.put(2, text(90), kept.generation());
  EXPECT_TRUE(kept.find(2));
}

TEST(ItemTexts, what_was_read_before_all_was_forgotten_is_not_kept) {
  ItemTexts kept(100);
  const auto before = kept.generation();
  kept.forget_all();  // an erasure, while somebody still writes what he read
  kept.put(1, text(10), before);
  EXPECT_FALSE(kept.find(1));
  kept.put(1, text(10), kept.generation());
  EXPECT_TRUE(kept.find(1));
}

}  // namespace
}  // namespace jishi::http
