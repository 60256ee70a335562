#pragma once
// VerifyReport: verdicts in words. Every sentence stands in one list, verdicts.def.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/refusal.h"

namespace jishi::ledger {

enum class Verdict { passed, failed, not_seen };
std::string_view verdict_name(Verdict verdict);  // passed · failed · not-seen

struct Finding {
  std::string code;  // signature, tiles, kept …
  Verdict verdict = Verdict::not_seen;
  std::string zh;
  std::string en;

  const std::string& sentence(Lang lang) const { return lang == Lang::zh ? zh : en; }
};

struct VerifyReport {
  bool ok = true;  // nothing failed; look at the findings for what was not seen
  std::string origin;
  std::uint64_t size = 0;
  Hash root{};  // stated by the checkpoint
  std::vector<Finding> findings;

  // The sentence of the list with {0}, {1} … filled. A pair that is not in the list stops the process.
  void add(std::string_view code, Verdict verdict, const std::vector<std::string>& args = {});
  // Failed, for these reasons ({0} is their lines in each language, {1} the count).
  void fail(std::string_view code, const Refusals& reasons, const std::string& count = {});
  // A finding of the caller's own.
  void add(Finding finding);
};

}  // namespace jishi::ledger
