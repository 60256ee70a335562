// A word is found where std::string::find finds it.
#include <gtest/gtest.h>

#include <random>

#include "http/shelf.h"

namespace jishi::http {
namespace {

TEST(ShelfWords, a_word_is_found_where_it_first_stands) {
  ShelfRow row;
  row.words = "会议〔2026〕3号 局党组会议\n研究干部任免\n干部";
  for (const std::string word : {"会", "干部", "干部任免", "部", "2026", "号 局",
                                 "会议〔2026〕3号 局党组会议", "绝无", "干部\n", "\n干部"})
    EXPECT_EQ(row.find_word(word), row.words.find(word)) << word;
  EXPECT_EQ(row.find_word(row.words), 0U);
  EXPECT_EQ(row.find_word(row.words + "x"), std::string::npos);
  row.words.clear();
  EXPECT_FALSE(row.has_word("会"));
}

TEST(ShelfWords, it_agrees_with_the_plain_search_on_texts_of_few_letters) {
  std::mt19937 random(7);
  const auto text = [&](std::size_t most) {
    std::string out(random() % most, 'a');
    for (auto& c : out) c = static_cast<char>('a' + random() % 3);
    return out;
  };
  for (int i = 0; i < 20'000; ++i) {
    ShelfRow row;
    row.words = text(40);
    const auto word = text(6) + "a";
    ASSERT_EQ(row.find_word(word), row.words.find(word)) << row.words << " / " << word;
  }
}

}  // namespace
}  // namespace jishi::http
