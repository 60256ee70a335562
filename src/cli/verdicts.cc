#include "cli/verdicts.h"

#include <iostream>

#include "app/queries/verdicts_view.h"

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

std::string verdict_line(const ledger::VerifyReport& report, Lang lang) {
  const bool zh = lang == Lang::zh;
  if (!report.ok) return zh ? "结论：核验不通过" : "verdict: NOT verified";
  const auto all = app::subjects_not_seen(report, lang, false);
  if (!app::subjects_not_seen(report, lang, true).empty())
    return (zh ? "结论：只核验了一部分，不足为凭；没有核验："
               : "verdict: verified in part only, which proves nothing; not checked: ") +
           all;
  if (all.empty()) return zh ? "结论：核验通过" : "verdict: verified";
  return (zh ? "结论：核验通过；没有核验：" : "verdict: verified; not checked: ") + all;
}

void print_text(const ledger::VerifyReport& report, Lang lang) {
  const bool zh = lang == Lang::zh;
  if (!report.origin.empty())
    std::cout << (zh ? "存证 " : "log ") << report.origin << (zh ? "，共 " : ", ") << report.size
              << (zh ? " 条\n" : " entries\n");
  for (const auto& finding : report.findings)
    std::cout << mark_of(finding.verdict, zh) << " " << finding.sentence(lang) << "\n";
  std::cout << verdict_line(report, lang) << "\n";
}

}  // namespace

int print_verdicts(const Given& given, const ledger::VerifyReport& report,
                   const std::optional<ledger::VerifyReport>& audit) {
  if (given.one("--format") == "json") {
    auto json = app::verdicts_json(report);
    if (audit) json["audit"] = app::verdicts_json(*audit);
    std::cout << pretty(json) << "\n";
  } else {
    print_text(report, given.lang);
    if (audit) {
      std::cout << (given.lang == Lang::zh ? "\n审计记录\n" : "\nthe audit trail\n");
      print_text(*audit, given.lang);
    }
  }
  return report.ok && (!audit || audit->ok) ? kDone : kBadNews;
}

}  // namespace jishi::cli
