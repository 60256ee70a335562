#pragma once
// The table of claim families. Each reads one sentence; the special ones come first and take their figures,
// what nobody takes becomes a plain count or `other`.

#include "checker/claims/passage.h"

namespace jishi::checker {

struct Family {
  std::string_view name;
  void (*read)(Passage&, ClaimList&);
};
const std::vector<Family>& families();

void read_absences(Passage& passage, ClaimList& out);
void read_breakdowns(Passage& passage, ClaimList& out);
void read_counts(Passage& passage, ClaimList& out);
void read_durations(Passage& passage, ClaimList& out);
void read_findings(Passage& passage, ClaimList& out);
void read_frequencies(Passage& passage, ClaimList& out);
void read_people(Passage& passage, ClaimList& out);
void read_promotions(Passage& passage, ClaimList& out);
void read_talks(Passage& passage, ClaimList& out);
void read_times(Passage& passage, ClaimList& out);
void read_titles(Passage& passage, ClaimList& out);
void read_topics(Passage& passage, ClaimList& out);
void read_remaining_figures(Passage& passage, ClaimList& out);

}  // namespace jishi::checker
