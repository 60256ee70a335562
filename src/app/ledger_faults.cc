#include "app/ledger_faults.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "base/text.h"

namespace jishi::app {

namespace {

struct Words {
  std::string_view code;
  ledger::Verdict verdict;
  std::string_view zh;
  std::string_view en;
};

using enum ledger::Verdict;

constexpr std::array kWords = {
    Words{"bodies", passed, "{0} 份正文全部重读，与存证条目的承诺值一致",
          "all {0} bodies were read again and are what their entries commit to"},
    Words{"bodies", failed, "正文与存证条目不符（{1} 处）：{0}",
          "bodies are not what their entries commit to ({1}): {0}"},
    Words{"erased", not_seen, "{0} 份正文已依法删除，只核验了条目",
          "{0} bodies were erased by right; only their entries were checked"},
    Words{"checkpoints", passed, "签发过的 {0} 个存证锚点都成立，彼此一致",
          "all {0} checkpoints ever signed hold and agree with each other"},
    Words{"checkpoints", failed, "签发过的锚点不符（{1} 处）：{0}",
          "checkpoints that were signed do not hold ({1}): {0}"},
    Words{"unit", passed, "单位名称“{0}”与存证一致", "the unit's name “{0}” is what the ledger commits to"},
    Words{"unit", failed, "单位的登记与存证不符：{0}", "the unit's row does not fit the ledger: {0}"},
    Words{"unit", not_seen, "存证中没有单位设立的条目，未核验单位名称",
          "no entry says how the unit was made, so its name was not checked"},
    Words{"actors", passed, "{0} 个经手人的姓名与存证一致",
          "the names of {0} people who acted are what the ledger commits to"},
    Words{"actors", failed, "经手人的姓名与存证不符（{1} 处）：{0}",
          "names of people who acted do not fit the ledger ({1}): {0}"},
    Words{"actors", not_seen, "{0} 个经手人在姓名存证之前登记，存证中没有其姓名，改了也看不出来",
          "{0} people acted before names were entered: the ledger does not cover their names, and a change "
          "would not be seen"},
    Words{"heads", passed, "{0} 条记录的索引与最新一版正文一致",
          "the index rows of all {0} records fit their latest version"},
    Words{"heads", failed, "记录的索引不符（{1} 处）：{0}", "index rows of records do not fit ({1}): {0}"},
    Words{"keys", not_seen, "{0} 类记录的匹配键与现行制度目录全都不同：目录改过匹配栏，未核验这些键",
          "the matching keys of the record type {0} all differ from the catalogue in force: its key fields "
          "were changed, so "
          "these keys were not checked"},
    Words{"evidence", passed, "{0} 个佐证文件都在，内容与摘要一致",
          "all {0} evidence files are there and are what their digests say"},
    Words{"evidence", failed, "佐证文件不符（{1} 处）：{0}", "evidence files do not fit ({1}): {0}"},
};

std::string fill(std::string_view pattern, const std::vector<std::string>& args) {
  std::string text(pattern);
  for (std::size_t i = 0; i < args.size(); ++i)
    text = replace_all(text, "{" + std::to_string(i) + "}", args[i]);
  return text;
}

const Words& words_of(std::string_view code, ledger::Verdict verdict) {
  const auto found = std::find_if(kWords.begin(), kWords.end(), [&](const Words& words) {
    return words.code == code && words.verdict == verdict;
  });
  if (found == kWords.end()) {
    std::fprintf(stderr, "finding not in the list: %.*s\n", static_cast<int>(code.size()), code.data());
    std::abort();
  }
  return *found;
}

}  // namespace

std::string named_lines(const Faults& faults, Lang lang) {
  std::vector<std::string> lines;
  for (const auto& reason : faults.named()) lines.push_back(reason.sentence(lang));
  if (const auto more = faults.count() - lines.size(); more > 0)
    lines.push_back(lang == Lang::zh ? "另有 " + std::to_string(more) + " 处"
                                     : std::to_string(more) + " more");
  return join(lines, lang == Lang::zh ? "；" : "; ");
}

void add_finding(ledger::VerifyReport& report, std::string_view code, ledger::Verdict verdict,
                 const std::vector<std::string>& args) {
  const auto& words = words_of(code, verdict);
  report.add({std::string(code), verdict, fill(words.zh, args), fill(words.en, args)});
}

void add_finding(ledger::VerifyReport& report, std::string_view code, const Faults& faults,
                 const std::vector<std::string>& args) {
  if (faults.is_empty()) return add_finding(report, code, passed, args);
  const auto& words = words_of(code, failed);
  const auto count = std::to_string(faults.count());
  report.add({std::string(code), failed, fill(words.zh, {named_lines(faults, Lang::zh), count}),
              fill(words.en, {named_lines(faults, Lang::en), count})});
}

}  // namespace jishi::app
