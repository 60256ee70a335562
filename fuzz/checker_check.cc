// Any text may be handed in: the check ends, and every position it names lies in the text.

#include "checker/check.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  if (!jishi::is_utf8(text)) return 0;
  static const jishi::Vocabulary words{
      {{"局", {"我局"}, {"局长"}, {}}, {"馆", {"我馆", "全馆"}, {"馆长"}, {"库房"}}},
      {"代笔", "素材库"},
      {"微信", "客服"},
      {"【单位名称】", "XX"},
      {"下载", "打印"}};
  jishi::checker::CheckInput input;
  input.name = "fuzz.txt";
  input.text = text;
  input.unit = "区审计局";
  input.year = 2023;
  input.vocabulary = &words;
  const auto report = jishi::checker::check(input);
  for (const auto& claim : report.claims)
    if (claim.start >= claim.end || claim.end > report.characters) std::abort();
  for (const auto& defect : report.defects)
    if (defect.start >= defect.end || defect.end > report.characters) std::abort();
  (void)jishi::checker::to_json(report);
  return 0;
}
