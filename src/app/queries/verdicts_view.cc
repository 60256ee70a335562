#include "app/queries/verdicts_view.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace jishi::app {

namespace {

// What a finding is about, for the last line. Without the first two nothing is proved: anybody could have
// made what was verified.
struct Subject {
  std::string_view code;
  std::string_view zh;
  std::string_view en;
  bool is_needed = false;
};
constexpr std::array kSubjects = {
    Subject{"signature", "锚点的签名（未给公钥）", "the checkpoint's signature (no key given)", true},
    Subject{"inclusion", "条目是否在库中（未给条目）", "the entry's inclusion (no entry given)", true},
    Subject{"origin", "公钥是否属于此库", "whether the key is this log's"},
    Subject{"tiles", "其余散列块", "the other tiles"},
    Subject{"root", "树根", "the root"},
    Subject{"kept", "另存的锚点", "a kept checkpoint"},
    Subject{"kept-empty", "另存的锚点", "a kept checkpoint"},
    Subject{"kept-apart", "另存的锚点", "a kept checkpoint"},
    Subject{"witnesses", "见证签名", "cosignatures"},
    Subject{"form", "条目的含义", "what the entries mean"},
    Subject{"entry", "条目的含义", "what the entry means"},
    Subject{"contents", "记录正文和佐证文件", "bodies and evidence files"},
    Subject{"unit", "单位名称", "the unit's name"},
    Subject{"actors", "部分经手人的姓名", "some names of people who acted"},
};

}  // namespace

std::string subjects_not_seen(const ledger::VerifyReport& report, Lang lang, bool needed_alone) {
  std::vector<std::string> out;
  for (const auto& subject : kSubjects) {
    const bool unseen =
        std::any_of(report.findings.begin(), report.findings.end(), [&](const ledger::Finding& finding) {
          return finding.code == subject.code && finding.verdict == ledger::Verdict::not_seen;
        });
    const std::string words(lang == Lang::zh ? subject.zh : subject.en);
    if (unseen && (subject.is_needed || !needed_alone) &&
        std::find(out.begin(), out.end(), words) == out.end())
      out.push_back(words);
  }
  return join(out, lang == Lang::zh ? "、" : ", ");
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
                    {"whole", report.ok && subjects_not_seen(report, Lang::en, true).empty()},
                    {"origin", report.origin},
                    {"size", report.size},
                    {"root", to_base64(as_bytes(report.root))},
                    {"findings", std::move(findings)}};
}

}  // namespace jishi::app
