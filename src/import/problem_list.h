#pragma once
// Collects what goes wrong: lists the first listed_at_most, counts all.

#include <cstdint>
#include <string>
#include <vector>

#include "import/import.h"

namespace jishi::importing {

class ProblemList {
 public:
  void add(Problem problem) {
    if (list_.size() < listed_at_most) list_.push_back(std::move(problem));
    ++count_;
  }
  // Of the whole import: told once.
  void add_once(Refusal reason) {
    for (const auto& problem : list_)
      if (problem.reason.code == reason.code) return;
    add({"", "", 0, "", "", std::move(reason)});
  }
  void add_all(ProblemList other) {
    for (auto& problem : other.list_)
      if (list_.size() < listed_at_most) list_.push_back(std::move(problem));
    count_ += other.count_;
  }
  std::uint64_t count() const { return count_; }
  bool empty() const { return count_ == 0; }
  std::vector<Problem> take() { return std::move(list_); }

 private:
  std::vector<Problem> list_;
  std::uint64_t count_ = 0;
};

}  // namespace jishi::importing
