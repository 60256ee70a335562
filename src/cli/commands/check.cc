#include <filesystem>
#include <iostream>
#include <sstream>

#include "app/document_text.h"
#include "app/queries/check_text.h"
#include "cli/open.h"
#include "cli/output.h"
#include "report/check_page.h"

namespace jishi::cli {

namespace {

using checker::CheckReport;
using checker::Verdict;

std::size_t count(const CheckReport& report, Verdict verdict) {
  std::size_t n = 0;
  for (const auto& claim : report.claims) n += claim.verdict == verdict ? 1 : 0;
  return n;
}

std::string one_line(std::string text) {
  for (auto& c : text)
    if (c == '\n') c = ' ';
  return text;
}

void write_claim(std::ostream& out, const checker::CheckClaim& claim, Lang lang) {
  const auto words = report::verdict_words(claim.verdict);
  out << "  " << (lang == Lang::zh ? words.zh : words.en) << "  " << claim.section << " “"
      << one_line(claim.text) << "”  " << claim.reason << "\n";
}

// What a person wants first: what is wrong, then what is right in one line.
std::string text_form(const CheckReport& report, Lang lang, bool all) {
  const bool zh = lang == Lang::zh;
  std::ostringstream out;
  out << (zh ? "核验 " : "checked ") << report.name << "  " << report.unit << " " << report.year << "  "
      << report.characters << (zh ? " 字\n" : " characters\n");
  out << (zh ? "陈述：" : "claims: ");
  for (const auto verdict :
       {Verdict::supported, Verdict::contradicted, Verdict::unrecorded, Verdict::unchecked}) {
    const auto words = report::verdict_words(verdict);
    out << (zh ? words.zh : words.en) << " " << count(report, verdict) << "  ";
  }
  out << (zh ? "瑕疵：" : "defects: ") << report.defects.size() << "\n";
  for (const auto verdict :
       {Verdict::contradicted, Verdict::unrecorded, Verdict::unchecked, Verdict::supported}) {
    const bool shown = all || verdict == Verdict::contradicted || verdict == Verdict::unrecorded;
    if (!shown || count(report, verdict) == 0) continue;
    out << "\n" << (zh ? report::verdict_words(verdict).zh : report::verdict_words(verdict).en) << "\n";
    for (const auto& claim : report.claims)
      if (claim.verdict == verdict) write_claim(out, claim, lang);
  }
  if (!report.defects.empty()) out << "\n" << (zh ? "瑕疵" : "defects") << "\n";
  for (const auto& defect : report.defects)
    out << "  " << (zh ? report::defect_kind_zh(defect.kind) : std::string_view(defect.kind)) << "  @"
        << defect.start << " “" << one_line(defect.text) << "”  " << defect.reason
        << (defect.suggestion.empty() ? "" : (zh ? "；建议：" : "; ") + defect.suggestion) << "\n";
  return std::move(out).str();
}

bool is_bad_news(const CheckReport& report) {
  if (count(report, Verdict::contradicted) > 0) return true;
  for (const auto& defect : report.defects)
    if (defect.severity != checker::Severity::note) return true;
  return false;
}

int print(const Given& given, const CheckReport& report, const std::string& text) {
  const auto path = given.one("--output");
  auto format = given.one("--format");
  if (format.empty()) format = path.ends_with(".html") ? "html" : path.ends_with(".json") ? "json" : "text";
  const auto bytes = format == "json"   ? pretty(checker::to_json(report)) + "\n"
                     : format == "html" ? report::write_check_page(report, text)
                                        : text_form(report, given.lang, given.has("--all"));
  if (path.empty()) {
    std::cout << bytes;
  } else if (const auto written = write_file(path, bytes); !written) {
    return refused(written.error(), given.lang);
  }
  return is_bad_news(report) ? kBadNews : kDone;
}

int run(const Given& given) {
  const auto path = given.one("FILE");
  const auto bytes = read_file(path, app::kMaxDocumentBytes);
  if (!bytes) return refused(bytes.error(), given.lang);
  app::CheckRequest request;
  request.name = std::filesystem::path(path).filename().string();
  auto text = app::document_text(request.name, *bytes);
  if (!text) return refused(text.error(), given.lang);
  request.text = *text;
  if (given.has("--unit")) request.unit = given.one("--unit");
  if (given.has("--year")) {
    request.year = year_of(given);
    if (!request.year) return kRefused;
  }
  if (given.has("--as-of") && !given.has("--data"))
    return refused({refuse("option.needs", {"--as-of", "--data"})}, given.lang);
  if (given.has("--as-of")) {
    const auto day = read_day(given.one("--as-of"), request.year);  // the text's own year is not read yet
    if (!day) return refused(day.error(), given.lang);
    request.as_of = *day;
  }
  std::unique_ptr<app::DataDirectory> data;
  if (given.has("--data")) {
    data = open_data(given, given.one("--data"), app::DataDirectory::Access::read);
    if (!data) return kRefused;
  }
  auto own = data ? Result<catalogue::Catalogue>(data->catalogue()) : catalogue::Catalogue::load_with("");
  if (!own) return refused(own.error(), given.lang);
  const auto report = app::check_text(request, *own, data.get());
  if (!report) return refused(report.error(), given.lang);
  if (data && !request.year && !app::year_of_title(request.text))
    std::cerr << (given.lang == Lang::zh ? "提示：文中没有写年份，按 "
                                         : "note: the text names no year; taken as ")
              << report->year
              << (given.lang == Lang::zh ? " 年核验（其他年份请加 --year）\n"
                                         : " (for another add --year)\n");
  return print(given, *report, *text);
}

}  // namespace

Command check_command() {
  return {
      "check",
      {"核验一份报告：逐条对照记录，找出瑕疵",
       "check a report: each claim against the records, and its defects"},
      {{"FILE", {".txt .md .docx .html .pdf", ".txt .md .docx .html .pdf"}, true}},
      {{"--data",
        "DIR",
        {"对照这个数据目录；不给则只查瑕疵", "judge against this data directory; defects only without it"},
        false,
        false,
        {}},
       {"--unit", "NAME", {"报告所属单位", "the unit the report is of"}, false, false, {}},
       {"--year",
        "YEAR",
        {"报告年度；默认取自标题", "the report's year; by default its title's"},
        false,
        false,
        {}},
       {"--as-of",
        "DAY",
        {"用截至哪一天的记录核验；须有 --data；默认年末或今天",
         "the records up to which day; needs --data; by default the year's end or today"},
        false,
        false,
        {}},
       {"--format",
        "FORMAT",
        {"text（默认）、json 或 html", "text (default), json or html"},
        false,
        false,
        {"text", "json", "html"}},
       {"--all",
        "",
        {"文本形式也列出有据和未核的陈述", "list supported and unchecked claims too in the text form"},
        false,
        false,
        {}},
       {"--output", "FILE", {"写到文件", "write to a file"}, false, false, {}}},
      "jishi check 报告.docx --data 数据 --year 2023",
      run};
}

}  // namespace jishi::cli
