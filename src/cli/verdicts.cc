#include "cli/verdicts.h"

#include <iostream>

#include "base/json.h"

namespace jishi::cli {

namespace {

std::string_view mark_of(ledger::Verdict verdict, bool zh) {
  switch (verdict) {
    case ledger::Verdict::passed:
      return zh ? "● 通过    " : "● passed    ";
    case ledger::Verdict::failed:
      return zh ? "■ 不通过  " : "■ FAILED    ";
    case ledger::Verdict::not_seen:
      return zh ? "○ 未能核验" : "○ not seen  ";
  }
  return "";
}

Json verdicts_json(const ledger::VerifyReport& report) {
  JsonArray findings;
  for (const auto& finding : report.findings)
    findings.push_back(JsonObject{{"code", finding.code},
                                  {"verdict", ledger::verdict_name(finding.verdict)},
                                  {"zh", finding.zh},
                                  {"en", finding.en}});
  return JsonObject{{"jishi", "verify/1"},
                    {"ok", report.ok},
                    {"origin", report.origin},
                    {"size", report.size},
                    {"root", to_base64(as_bytes(report.root))},
                    {"findings", std::move(findings)}};
}

}  // namespace

int print_verdicts(const Given& given, const ledger::VerifyReport& report) {
  const bool zh = given.lang == Lang::zh;
  if (given.one("--format") == "json") {
    std::cout << pretty(verdicts_json(report)) << "\n";
  } else {
    if (!report.origin.empty())
      std::cout << (zh ? "存证 " : "log ") << report.origin << (zh ? "，共 " : ", ") << report.size
                << (zh ? " 条\n" : " entries\n");
    for (const auto& finding : report.findings)
      std::cout << mark_of(finding.verdict, zh) << " " << finding.sentence(given.lang) << "\n";
    std::cout << (report.ok ? (zh ? "结论：核验通过（未能核验的项目见上）\n"
                                  : "verdict: verified (see above for what was not seen)\n")
                            : (zh ? "结论：核验不通过\n" : "verdict: NOT verified\n"));
  }
  return report.ok ? kDone : kBadNews;
}

}  // namespace jishi::cli
