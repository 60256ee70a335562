#include "checker/claims/families.h"

namespace jishi::checker {

const std::vector<Family>& families() {
  static const std::vector<Family> table = {
      {"absences", read_absences},
      {"promotions", read_promotions},
      {"talks", read_talks},
      {"durations", read_durations},
      {"frequencies", read_frequencies},
      {"times", read_times},
      {"findings", read_findings},
      {"people", read_people},
      {"breakdowns", read_breakdowns},
      {"counts", read_counts},
      {"titles", read_titles},
      {"topics", read_topics},
      {"figures", read_remaining_figures},
  };
  return table;
}

}  // namespace jishi::checker
