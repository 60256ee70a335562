#include "checker/word_table.h"

#include <algorithm>

#include "base/text.h"

namespace jishi::checker {

void WordTable::add(std::u32string word, std::size_t id) {
  if (word.empty()) return;
  auto& words = by_first_[word[0]];
  const auto place = std::find_if(words.begin(), words.end(),
                                  [&](const Word& other) { return other.text.size() < word.size(); });
  words.insert(place, Word{std::move(word), id});
}

void WordTable::add_all(const std::vector<std::string>& words, std::size_t id) {
  for (const auto& word : words) add(to_u32(word), id);
}

std::vector<WordTable::Hit> WordTable::find(std::u32string_view text, const Range& within) const {
  std::vector<Hit> hits;
  for (std::size_t i = within.start; i < within.end;) {
    std::size_t length = 0;
    if (const auto words = by_first_.find(text[i]); words != by_first_.end()) {
      for (const auto& word : words->second) {
        if (length != 0 && word.text.size() != length) break;
        if (i + word.text.size() > within.end || text.compare(i, word.text.size(), word.text) != 0) continue;
        length = word.text.size();
        hits.push_back({{i, i + length}, word.id});
      }
    }
    i += length == 0 ? 1 : length;
  }
  return hits;
}

}  // namespace jishi::checker
