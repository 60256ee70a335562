#include "cli/verdicts.h"

#include <algorithm>
#include <array>
#include <iostream>

#include "base/json.h"
#include "base/text.h"

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

// What a finding is about, for the last line. Without the first two nothing is proved: anybody could have
// made what was verified.
struct Subject {
  std::string_view code;
  Words words;
  bool is_needed = false;
};
constexpr std::array kSubjects = {
    Subject{"signature", {"锚点的签名（未给公钥）", "the checkpoint's signature (no key given)"}, true},
    Subject{"inclusion", {"条目是否在库中（未给条目）", "the entry's inclusion (no entry given)"}, true},
    Subject{"origin", {"公钥是否属于此库", "whether the key is this log's"}},
    Subject{"tiles", {"其余散列块", "the other tiles"}},
    Subject{"root", {"树根", "the root"}},
    Subject{"kept", {"另存的锚点", "a kept checkpoint"}},
    Subject{"kept-empty", {"另存的锚点", "a kept checkpoint"}},
    Subject{"kept-apart", {"另存的锚点", "a kept checkpoint"}},
    Subject{"witnesses", {"见证签名", "cosignatures"}},
    Subject{"form", {"条目的含义", "what the entries mean"}},
    Subject{"entry", {"条目的含义", "what the entry means"}},
    Subject{"contents", {"记录正文和佐证文件", "bodies and evidence files"}},
    Subject{"unit", {"单位名称", "the unit's name"}},
    Subject{"actors", {"部分经手人的姓名", "some names of people who acted"}},
};

// The subjects that were not seen, each once; needed ones alone or all of them.
std::string not_seen(const ledger::VerifyReport& report, Lang lang, bool needed_alone) {
  std::vector<std::string> out;
  for (const auto& subject : kSubjects) {
    const bool unseen =
        std::any_of(report.findings.begin(), report.findings.end(), [&](const ledger::Finding& finding) {
          return finding.code == subject.code && finding.verdict == ledger::Verdict::not_seen;
        });
    const std::string words(subject.words.of(lang));
    if (unseen && (subject.is_needed || !needed_alone) &&
        std::find(out.begin(), out.end(), words) == out.end())
      out.push_back(words);
  }
  return join(out, lang == Lang::zh ? "、" : ", ");
}

std::string verdict_line(const ledger::VerifyReport& report, Lang lang) {
  const bool zh = lang == Lang::zh;
  if (!report.ok) return zh ? "结论：核验不通过" : "verdict: NOT verified";
  const auto all = not_seen(report, lang, false);
  if (!not_seen(report, lang, true).empty())
    return (zh ? "结论：只核验了一部分，不足为凭；没有核验："
               : "verdict: verified in part only, which proves nothing; not checked: ") +
           all;
  if (all.empty()) return zh ? "结论：核验通过" : "verdict: verified";
  return (zh ? "结论：核验通过；没有核验：" : "verdict: verified; not checked: ") + all;
}

JsonObject verdicts_json(const ledger::VerifyReport& report) {
  JsonArray findings;
  for (const auto& finding : report.findings)
    findings.push_back(JsonObject{{"code", finding.code},
                                  {"verdict", ledger::verdict_name(finding.verdict)},
                                  {"zh", finding.zh},
                                  {"en", finding.en}});
  return JsonObject{{"jishi", "verify/1"},
                    {"ok", report.ok},
                    {"whole", report.ok && not_seen(report, Lang::en, true).empty()},
                    {"origin", report.origin},
                    {"size", report.size},
                    {"root", to_base64(as_bytes(report.root))},
                    {"findings", std::move(findings)}};
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
    auto json = verdicts_json(report);
    if (audit) json["audit"] = verdicts_json(*audit);
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
