#include <filesystem>
#include <iostream>

#include "app/desk.h"
#include "app/queries/annual_report.h"
#include "cli/document_files.h"
#include "cli/open.h"
#include "cli/output.h"

namespace jishi::cli {

namespace {

std::vector<std::pair<std::string, Hash>> digests_of(const std::vector<DocumentFile>& files) {
  std::vector<std::pair<std::string, Hash>> out;
  out.reserve(files.size());
  for (const auto& file : files)
    out.emplace_back(std::filesystem::path(file.path).filename().string(), sha256(file.bytes));
  return out;
}

// A report by its id or its Chinese name; what is neither is refused by its name.
std::string outline_id(const catalogue::Catalogue& catalogue, const std::string& name) {
  for (const auto& outline : catalogue.reports())
    if (outline.zh == name) return outline.id;
  return name;
}

int issue(const Given& given, app::DataDirectory& data, const report::Document& document,
          const std::vector<DocumentFile>& files) {
  app::Desk desk(data);
  const auto outline = outline_id(data.catalogue(), given.one("NAME"));
  const auto id = outline + "-" + std::to_string(document.year);
  const auto receipt = desk.note("report.issued", id, app::issue_body(document, outline, digests_of(files)),
                                 given.one("--actor", "本机"));
  if (!receipt) return refused(receipt.error(), given.lang);
  std::cout << (given.lang == Lang::zh ? "报告已印发存证，条目 #" : "issued and filed as entry #")
            << receipt->index << "\n";
  return kDone;
}

int run(const Given& given) {
  const bool issued = given.has("--issue");
  const auto data = open_data(given, given.one("DIR"),
                              issued ? app::DataDirectory::Access::write : app::DataDirectory::Access::read);
  if (!data) return kRefused;
  const auto options = write_options(given, *data);  // before the year is read: a wrong map is told at once
  if (!options) return refused(options.error(), given.lang);
  const auto year = load_year(given, *data);
  const auto day = read_day(given.one("--dated"), Instant::now().day());
  if (!day) refused(day.error(), given.lang);
  if (!year || !day) return kRefused;
  const auto reader = data->store().read();
  const auto document =
      app::annual_report(*reader, data->unit(), data->catalogue(), *year,
                         {outline_id(data->catalogue(), given.one("NAME")), *day, given.has("--annex")});
  if (!document) return refused(document.error(), given.lang);
  const auto files = write_documents(given, *document, *options);
  if (!files) return refused(files.error(), given.lang);
  return issued ? issue(given, *data, *document, *files) : static_cast<int>(kDone);
}

}  // namespace

Command report_command() {
  return {"report",
          {"写年度报告：每句话都有记录，缺项如实写明",
           "write the annual report: every sentence has its records, and what is missing is said"},
          {{"DIR", {"数据目录", "the data directory"}, true},
           {"NAME",
            {"报告，如 annual 或 年度分析报告；全部见 jishi catalogue list report",
             "which report, as annual or rectification; all of them: jishi catalogue list report"},
            true}},
          {{"--year", "YEAR", {"年度，默认今年", "the year; this year by default"}, false, false, {}},
           {"--as-of",
            "DAY",
            {"截至哪一天；默认年末或今天", "as of which day; by default the year's end or today"},
            false,
            false,
            {}},
           {"--output",
            "OUT.{docx,pdf,html,txt,json}[,…]",
            {"写到哪些文件，用逗号分开", "the files to write, separated by commas"},
            true,
            false,
            {}},
           {"--annex",
            "",
            {"附每句话的记录和佐证对照表", "with an annex of each sentence's records and evidence"},
            false,
            false,
            {}},
           {"--dated",
            "DAY",
            {"成文日期，默认今天", "the date of the document; today by default"},
            false,
            false,
            {}},
           fonts_option(),
           {"--issue",
            "",
            {"印发：把报告及其摘要登记存证", "issue it: file the report and its digest in the ledger"},
            false,
            false,
            {}},
           {"--actor", "姓名", {"由谁印发", "who issues it"}, false, false, {}}},
          "jishi report 数据 annual --year 2023 -o 报告.docx,报告.pdf,报告.html",
          run};
}

}  // namespace jishi::cli
