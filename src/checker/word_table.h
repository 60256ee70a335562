#pragma once
// WordTable: many words looked for at once in one pass; at each place the longest word wins.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "checker/draft.h"

namespace jishi::checker {

class WordTable {
 public:
  struct Hit {
    Range range;
    std::size_t id;
  };
  // Empty words are passed over. A word added twice is found once for each id.
  void add(std::u32string word, std::size_t id);
  void add_all(const std::vector<std::string>& words, std::size_t id);
  // Words found do not overlap, except one word with several ids.
  std::vector<Hit> find(std::u32string_view text, const Range& within) const;

 private:
  struct Word {
    std::u32string text;
    std::size_t id;
  };
  std::unordered_map<char32_t, std::vector<Word>> by_first_;  // longest first
};

}  // namespace jishi::checker
