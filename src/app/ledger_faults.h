#pragma once
// Faults of one kind found while verifying: all are counted, the first ones named. And the sentences of the
// findings that only a data directory has.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.h"
#include "ledger/verdict.h"

namespace jishi::app {

class Faults {
 public:
  void add(std::string_view code, std::vector<std::string> args) {
    if (++count_ <= kNamed) named_.push_back(refuse(code, std::move(args)));
  }
  void add(std::string_view code, std::vector<std::string> args, Refusal cause) {
    if (++count_ <= kNamed) named_.push_back(refuse_because(code, std::move(args), std::move(cause)));
  }
  bool is_empty() const { return count_ == 0; }
  std::uint64_t count() const { return count_; }
  const Refusals& named() const { return named_; }

 private:
  static constexpr std::uint64_t kNamed = 10;
  std::uint64_t count_ = 0;
  Refusals named_;
};

// A finding of this folder's list: bodies, erased, checkpoints, heads, evidence.
void add_finding(ledger::VerifyReport& report, std::string_view code, ledger::Verdict verdict,
                 const std::vector<std::string>& args = {});
// Failed for these faults, else passed with the arguments.
void add_finding(ledger::VerifyReport& report, std::string_view code, const Faults& faults,
                 const std::vector<std::string>& args);
// "…；…；另有 3 处"
std::string named_lines(const Faults& faults, Lang lang);

}  // namespace jishi::app
