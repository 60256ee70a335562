#pragma once
// Where the text speaks of what the registers keep: the words of the record types' topics, found in
// sentences.

#include <map>
#include <vector>

#include "checker/claims/facts.h"
#include "checker/word_table.h"

namespace jishi::checker {

struct TopicHit {
  Range range;
  const RecordType* type = nullptr;
  const Topic* topic = nullptr;
  std::size_t clause = 0;  // of its sentence
};

class Topics {
 public:
  // `types` outlives the topics.
  explicit Topics(const std::vector<RecordType>* types);
  // In order; the longest word at each place; none inside 《…》.
  std::vector<TopicHit> in(const Draft& draft, const Sentence& sentence) const;

 private:
  struct Entry {
    const RecordType* type;
    const Topic* topic;
  };
  std::vector<Entry> entries_;
  WordTable table_;
};

// The clause of the sentence that holds the position (the last one that starts at or before it).
std::size_t clause_of(const Sentence& sentence, std::size_t position);

enum class Lean { either, after };

// The topics a time or number may speak of, likeliest first: near before far, its own clause before others;
// `after` for times, which stand before what happened. Of a chain of names (巡察整改专题民主生活会) the last
// says what it is.
std::vector<const TopicHit*> nearest(const Draft& draft, const Sentence& sentence,
                                     const std::vector<TopicHit>& hits, const Range& of, Lean lean);

}  // namespace jishi::checker
