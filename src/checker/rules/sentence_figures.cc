#include "checker/rules/sentence_figures.h"

namespace jishi::checker {

std::vector<SentenceFigures> sentence_figures(const Scene& scene) {
  std::vector<SentenceFigures> out;
  auto figure = scene.figures.begin();
  for (const auto& sentence : scene.draft.sentences) {
    while (figure != scene.figures.end() && figure->range.start < sentence.range.start) ++figure;
    SentenceFigures in{&sentence, {}};
    for (; figure != scene.figures.end() && figure->range.start < sentence.range.end; ++figure)
      in.figures.push_back(&*figure);
    if (!in.figures.empty()) out.push_back(std::move(in));
  }
  return out;
}

}  // namespace jishi::checker
