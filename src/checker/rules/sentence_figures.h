#pragma once
// The figures of each sentence that has any.

#include <vector>

#include "checker/rules/rule.h"

namespace jishi::checker {

struct SentenceFigures {
  const Sentence* sentence;
  std::vector<const Figure*> figures;
};
std::vector<SentenceFigures> sentence_figures(const Scene& scene);

}  // namespace jishi::checker
