#pragma once
// What a rule is: it looks at the text and names defects. Rules know nothing of each other; rules.cc lists
// them in the order they run.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/draft.h"
#include "checker/figures.h"

namespace jishi::checker {

// What every rule may look at. Built once per check.
struct Scene {
  const Draft& draft;
  const CheckInput& input;
  const Vocabulary& words;
  std::string unit;                    // 区审计局; may be empty
  int year = 0;                        // of the report; 0 when nothing says it
  const std::vector<Figure>& figures;  // by start, of the body
};

class Findings {
 public:
  explicit Findings(const Draft& draft) : draft_(draft) {}
  // A defect inside one of the same kind already found is the same defect.
  void defect(Range range, std::string_view kind, Severity severity, std::string reason,
              std::string suggestion);
  // Taken out before anything is read.
  void cut(const Range& range) { cuts_.push_back(range); }

  const std::vector<Range>& cuts() const { return cuts_; }
  std::vector<Defect> take();  // by start

 private:
  const Draft& draft_;
  std::vector<Defect> defects_;
  std::vector<Range> cuts_;
};

struct Rule {
  std::string_view name;
  void (*find)(const Scene&, Findings&);
};

}  // namespace jishi::checker
