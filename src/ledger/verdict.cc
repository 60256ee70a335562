#include "ledger/verdict.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "base/text.h"

namespace jishi::ledger {

namespace {

struct Pattern {
  std::string_view zh;
  std::string_view en;
};

struct Row {
  std::string_view code;
  std::array<Pattern, 3> patterns;  // in the order of Verdict
};

constexpr Row kRows[] = {
#define V(code, passed_zh, passed_en, failed_zh, failed_en, not_seen_zh, not_seen_en) \
  {code, {{{passed_zh, passed_en}, {failed_zh, failed_en}, {not_seen_zh, not_seen_en}}}},
#include "ledger/verdicts.def"
#undef V
};

const Pattern& pattern(std::string_view code, Verdict verdict) {
  const auto row =
      std::find_if(std::begin(kRows), std::end(kRows), [&](const Row& r) { return r.code == code; });
  if (row == std::end(kRows) || row->patterns[static_cast<std::size_t>(verdict)].zh.empty()) {
    std::fprintf(stderr, "verdict not in the list: %.*s\n", static_cast<int>(code.size()), code.data());
    std::abort();
  }
  return row->patterns[static_cast<std::size_t>(verdict)];
}

std::string fill(std::string_view pattern, const std::vector<std::string>& args) {
  std::string text(pattern);
  for (std::size_t i = 0; i < args.size(); ++i)
    text = replace_all(text, "{" + std::to_string(i) + "}", args[i]);
  return text;
}

std::string lines(const Refusals& reasons, Lang lang) {
  std::vector<std::string> all;
  for (const auto& reason : reasons) all.push_back(reason.line(lang));
  return join(all, lang == Lang::zh ? "；" : "; ");
}

}  // namespace

std::string_view verdict_name(Verdict verdict) {
  constexpr std::array<std::string_view, 3> names = {"passed", "failed", "not-seen"};
  return names[static_cast<std::size_t>(verdict)];
}

void VerifyReport::add(Finding finding) {
  if (finding.verdict == Verdict::failed) ok = false;
  findings.push_back(std::move(finding));
}

void VerifyReport::add(std::string_view code, Verdict verdict, const std::vector<std::string>& args) {
  const Pattern& words = pattern(code, verdict);
  add({std::string(code), verdict, fill(words.zh, args), fill(words.en, args)});
}

void VerifyReport::fail(std::string_view code, const Refusals& reasons, const std::string& count) {
  const Pattern& words = pattern(code, Verdict::failed);
  add({std::string(code), Verdict::failed, fill(words.zh, {lines(reasons, Lang::zh), count}),
       fill(words.en, {lines(reasons, Lang::en), count})});
}

}  // namespace jishi::ledger
